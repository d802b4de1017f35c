#!/usr/bin/env python3
"""The last place where a window fits is left out: a range ends before its
limit, and the window may still begin at the height minus its own height. Look
at the limits of the ranges that the windows begin in.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Pool window by window"""
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    rows = range(0, h_prev - kh, stride[0])
    columns = range(0, w_prev - kw, stride[1])
    A = np.zeros((m, len(rows), len(columns), c_prev))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            window = A_prev[:, row:row + kh, column:column + kw]
            if mode == 'max':
                A[:, i, j] = window.max(axis=(1, 2))
            else:
                A[:, i, j] = window.mean(axis=(1, 2))
    return A
