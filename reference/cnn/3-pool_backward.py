#!/usr/bin/env python3
"""Back propagation over a pooling layer."""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Compute the gradient of a pooling layer.

    dA: gradient with respect to the output, (m, h_new, w_new, c)
    A_prev: output of the previous layer, (m, h_prev, w_prev, c)
    kernel_shape: (kh, kw), height first
    stride: (sh, sw), height first
    mode: 'max' or 'avg'

    Returns: dA_prev, of the shape of A_prev. A window's maximum takes the
    whole of its gradient (each of them, where several are equal).
    """
    m, h_new, w_new, channels = dA.shape
    _, h_prev, w_prev, _ = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    # The pixels that stand at one offset inside all windows.
    offsets = [(slice(x, x + h_new * sh, sh), slice(y, y + w_new * sw, sw))
               for x in range(kh) for y in range(kw)]
    dA_prev = np.empty(A_prev.shape, dtype=dA.dtype)

    # Each part of the batch is small enough to stay in the processor's cache;
    # its images go last, so that an offset is made of long runs of memory.
    images = max(1, 2 ** 17 // (h_prev * w_prev * channels))
    for first in range(0, m, images):
        part = slice(first, first + images)
        gradient = np.moveaxis(dA[part], 0, -1).copy()
        pixels = np.moveaxis(A_prev[part], 0, -1).copy()
        result = np.zeros(pixels.shape, dtype=dA.dtype)
        if mode == 'max':
            highest = pixels[offsets[0]]
            for offset in offsets[1:]:
                highest = np.maximum(highest, pixels[offset])
            for offset in offsets:
                result[offset] += gradient * (pixels[offset] == highest)
        else:
            gradient = gradient / (kh * kw)
            for offset in offsets:
                result[offset] += gradient
        dA_prev[part] = np.moveaxis(result, -1, 0)
    return dA_prev
