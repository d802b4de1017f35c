#!/usr/bin/env python3
"""Each number is averaged with what came before, so the last ones of the
window count most. The mean is the sum of all divided by their count. Look at
the loop that builds the mean.
"""
import numpy as np


def pool_window(window, mode):
    """The largest number of a window, or its mean"""
    best = window[0][0]
    total = window[0][0]
    for line in window:
        for number in line:
            if number > best:
                best = number
            total = (total + number) / 2
    if mode == 'max':
        return best
    return total


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools every channel of every image with plain loops
    """
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    rows = range(0, h - kh + 1, stride[0])
    columns = range(0, w - kw + 1, stride[1])
    A = np.zeros((m, len(rows), len(columns), c))
    for n in range(m):
        for i, x in enumerate(rows):
            for j, y in enumerate(columns):
                for k in range(c):
                    window = A_prev[n, x:x + kh, y:y + kw, k].tolist()
                    A[n, i, j, k] = pool_window(window, mode)
    return A
