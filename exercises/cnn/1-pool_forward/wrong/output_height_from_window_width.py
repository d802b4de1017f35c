#!/usr/bin/env python3
"""The output's height is worked out with the width of the window. Its rows
follow from the window's height, its columns from the window's width. Look at
the two formulas for the size.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools window after window
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = (h_prev - kw) // sh + 1
    w_new = (w_prev - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for i in range(h_new):
        for j in range(w_new):
            x = i * sh
            y = j * sw
            window = A_prev[:, x:x + kh, y:y + kw]
            if mode == 'max':
                A[:, i, j] = np.max(window, axis=(1, 2))
            else:
                A[:, i, j] = np.mean(window, axis=(1, 2))
    return A
