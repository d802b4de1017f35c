#!/usr/bin/env python3
"""The output's size is rounded up, so the last windows reach over the image's
end, or start behind it. Windows that do not fit are left out: the size is
rounded down. Look at the rounding in the formula for the size.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools number by number
    """
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    oh = int(np.ceil((h - kh) / sh)) + 1
    ow = int(np.ceil((w - kw) / sw)) + 1
    result = np.zeros((m, oh, ow, c))
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
