#!/usr/bin/env python3
"""stride and mode have no default values, so a call that leaves them out
fails. The defaults are (1, 1) and 'max'. Look at the first line of the
function.
"""
import numpy as np


def pool_window(window, mode):
    """The largest number of a window, or its mean"""
    best = window[0][0]
    total = 0
    count = 0
    for line in window:
        for number in line:
            if number > best:
                best = number
            total += number
            count += 1
    if mode == 'max':
        return best
    return total / count


def pool_forward(A_prev, kernel_shape, stride, mode):
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
