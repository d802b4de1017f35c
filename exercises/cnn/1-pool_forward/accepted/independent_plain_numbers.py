#!/usr/bin/env python3
"""Comparisons and sums of single numbers inside the loops"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools by running maxima and sums
    Returns: the output of the layer (m, h_new, w_new, c_prev)
    """
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    rows = range(0, h - kh + 1, stride[0])
    columns = range(0, w - kw + 1, stride[1])
    out = np.empty((m, len(rows), len(columns), c))
    for n, i, j, k in np.ndindex(*out.shape):
        best = -float('inf')
        total = 0.0
        for y in range(rows[i], rows[i] + kh):
            for x in range(columns[j], columns[j] + kw):
                number = A_prev[n, y, x, k]
                total += number
                if number > best:
                    best = number
        out[n, i, j, k] = best if mode == 'max' else total / (kh * kw)
    return out
