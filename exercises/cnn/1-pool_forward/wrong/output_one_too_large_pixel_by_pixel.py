#!/usr/bin/env python3
"""The output has one row and one column too many, for windows that no longer
fit in the image. A window counts only where it fits whole. Look at what is
added in the formula for the output's size.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools number by number
    """
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    result = np.zeros((m, 2 + (h - kh) // sh, 2 + (w - kw) // sw, c))
    for n, i, j, k in np.ndindex(*result.shape):
        best = -np.inf
        total = 0
        for p in range(kh):
            for q in range(kw):
                value = A_prev[n, i * sh + p, j * sw + q, k]
                best = max(best, value)
                total += value
        if mode == 'max':
            result[n, i, j, k] = best
        else:
            result[n, i, j, k] = total / (kh * kw)
    return result
