#!/usr/bin/env python3
"""Forward propagation over a pooling layer."""

import numpy as np

# Numbers in one block of images: 1 MiB of float64, which stays in the cache.
BLOCK = 2 ** 17


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
    numbers = np.result_type(A_prev, np.float32)
    A = np.empty((m, h_new, w_new, c_prev), dtype=numbers)

    # The rows of a window are merged first, then its columns: kh + kw passes
    # in place of kh * kw. A few images at a time, the image being the last
    # axis of the second half: its slices are then made of long runs.
    part = 1 + BLOCK // (1 + h_prev * w_prev * c_prev)
    for start in range(0, m, part):
        images = A_prev[start:start + part]
        rows = images[:, :h_new * sh:sh].astype(numbers)
        for i in range(1, kh):
            merge(rows, images[:, i:i + h_new * sh:sh], out=rows)

        rows = np.ascontiguousarray(rows.transpose(1, 2, 3, 0))
        windows = rows[:, :w_new * sw:sw].copy()
        for j in range(1, kw):
            merge(windows, rows[:, j:j + w_new * sw:sw], out=windows)

        A[start:start + part] = windows.transpose(3, 0, 1, 2)
    if mode == 'avg':
        A /= kh * kw
    return A
