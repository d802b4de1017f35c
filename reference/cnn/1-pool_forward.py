#!/usr/bin/env python3
"""Forward propagation over a pooling layer."""

import numpy as np

# Numbers that one part of the work may hold: 256 KiB, which stays in the
# cache together with its results.
BLOCK = 32768


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Perform forward propagation over a pooling layer.

    A_prev: array (m, h_prev, w_prev, c_prev), output of the previous layer
    kernel_shape: tuple (kh, kw), the size of the window
    stride: tuple (sh, sw)
    mode: 'max' or 'avg'

    Windows that do not fit in the image are left out.

    Returns the output of the layer, (m, h_new, w_new, c_prev).
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = (h_prev - kh) // sh + 1
    w_new = (w_prev - kw) // sw + 1

    merge = np.maximum if mode == 'max' else np.add
    A = np.empty((m, h_new, w_new, c_prev))

    # The rows of a window are merged first, then its columns: kh + kw passes
    # in place of kh * kw. A few images at a time, with the image as the last
    # axis of the second half: its slices are then made of long runs.
    parts = 1 + A_prev.size // BLOCK
    for images, out in zip(np.array_split(A_prev, parts),
                           np.array_split(A, parts)):
        rows = merge.reduce([images[:, i:i + h_new * sh:sh]
                             for i in range(kh)])
        rows = np.ascontiguousarray(rows.transpose(1, 2, 3, 0))
        windows = merge.reduce([rows[:, j:j + w_new * sw:sw]
                                for j in range(kw)])
        out[...] = windows.transpose(3, 0, 1, 2)
    if mode == 'avg':
        A /= kh * kw
    return A
