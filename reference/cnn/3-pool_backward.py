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
    m, h_new, w_new, _ = dA.shape
    _, h_prev, w_prev, _ = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    # The pixels that stand at one offset inside all windows.
    offsets = [(slice(x, x + h_new * sh, sh), slice(y, y + w_new * sw, sw))
               for x in range(kh) for y in range(kw)]
    dA_prev = np.empty(A_prev.shape)

    # The batch goes in parts that stay in the processor's cache; the images
    # of a part go last, so that an offset is made of long runs of memory.
    parts = min(m, 1 + A_prev.size // 2 ** 16)
    pieces = [np.array_split(array, parts) for array in (dA, A_prev, dA_prev)]
    for gradient, pixels, result in zip(*pieces):
        gradient = np.moveaxis(gradient, 0, -1).copy()
        shares = np.zeros((h_prev, w_prev) + gradient.shape[2:])
        if mode == 'max':
            pixels = np.moveaxis(pixels, 0, -1).copy()
            highest = np.full(gradient.shape, -np.inf)
            for offset in offsets:
                highest = np.maximum(highest, pixels[offset])
            for offset in offsets:
                shares[offset] += gradient * (pixels[offset] == highest)
        else:
            gradient = gradient / (kh * kw)
            for offset in offsets:
                shares[offset] += gradient
        result[:] = np.moveaxis(shares, -1, 0)
    return dA_prev
