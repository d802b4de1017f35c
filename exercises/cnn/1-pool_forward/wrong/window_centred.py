#!/usr/bin/env python3
"""The window lies around the pixel at which it should begin. Row i and column
j of the output belong to the window that begins at row i times the stride and
column j times the stride. Look at where a window begins.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools over the places where windows begin
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    rows = range(0, h_prev - kh + 1, stride[0])
    cols = range(0, w_prev - kw + 1, stride[1])
    A = np.zeros((m, len(rows), len(cols), c_prev))
    for i, r in enumerate(rows):
        for j, c in enumerate(cols):
            top = max(0, r - kh // 2)
            left = max(0, c - kw // 2)
            w = A_prev[:, top:r + kh - kh // 2, left:c + kw - kw // 2]
            A[:, i, j] = w.max((1, 2)) if mode == 'max' else w.mean((1, 2))
    return A
