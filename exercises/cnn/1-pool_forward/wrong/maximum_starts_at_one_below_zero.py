#!/usr/bin/env python3
"""The running maximum starts at a fixed number, which is larger than what very
negative windows hold. It starts at the first number of the window. Look at the
first value of the maximum.
"""
import numpy as np


def pool_window(window, mode):
    """The largest number of a window, or its mean"""
    best = -1
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
