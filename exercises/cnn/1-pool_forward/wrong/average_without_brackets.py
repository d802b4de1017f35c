#!/usr/bin/env python3
"""The sum is divided by the window's height and then multiplied by its width:
the brackets around the product are missing. A mean is divided by the number of
pixels in the window. Look at the division.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Forward propagation over a pooling layer, number by number
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = (h_prev - kh) // sh + 1
    w_new = (w_prev - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for n in range(m):
        for i in range(h_new):
            for j in range(w_new):
                for c in range(c_prev):
                    window = A_prev[n, i * sh:i * sh + kh,
                                    j * sw:j * sw + kw, c]
                    if mode == 'max':
                        A[n, i, j, c] = np.max(window)
                    else:
                        A[n, i, j, c] = np.sum(window) / kh * kw
    return A
