#!/usr/bin/env python3
"""The loop over the output's columns runs as often as there are rows: where
the output is wider, columns are left out, and where it is higher, the index
runs over the end. Look at the limits of the loops over the output.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools window after window
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = (h_prev - kh) // sh + 1
    w_new = (w_prev - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for i in range(h_new):
        for j in range(h_new):
            x = i * sh
            y = j * sw
            window = A_prev[:, x:x + kh, y:y + kw]
            if mode == 'max':
                A[:, i, j] = np.max(window, axis=(1, 2))
            else:
                A[:, i, j] = np.mean(window, axis=(1, 2))
    return A
