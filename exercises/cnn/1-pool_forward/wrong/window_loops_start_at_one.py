#!/usr/bin/env python3
"""The loops over the window leave out its first row and its first column. They
begin at 0. Look at the ranges of the inner loops.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools number by number
    """
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    result = np.zeros((m, 1 + (h - kh) // sh, 1 + (w - kw) // sw, c))
    for n, i, j, k in np.ndindex(*result.shape):
        best = -np.inf
        total = 0
        for p in range(1, kh):
            for q in range(1, kw):
                value = A_prev[n, i * sh + p, j * sw + q, k]
                best = max(best, value)
                total += value
        if mode == 'max':
            result[n, i, j, k] = best
        else:
            result[n, i, j, k] = total / (kh * kw)
    return result
