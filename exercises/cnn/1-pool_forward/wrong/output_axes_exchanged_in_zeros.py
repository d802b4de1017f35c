#!/usr/bin/env python3
"""Height and width are exchanged between the array of the output and the loops
that fill it, which run over its end. Rows come before columns. Look at the
shape that the output is made with, and at the ends of the two loops.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Performs forward propagation over a pooling layer
    Returns: the output of the pooling layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = int((h_prev - kh) / sh) + 1
    w_new = int((w_prev - kw) / sw) + 1
    A = np.zeros((m, w_new, h_new, c_prev))
    for i in range(h_new):
        for j in range(w_new):
            x = i * sh
            y = j * sw
            window = A_prev[:, x:x + kh, y:y + kw, :]
            if mode == 'max':
                A[:, i, j, :] = np.max(window, axis=(1, 2))
            elif mode == 'avg':
                A[:, i, j, :] = np.mean(window, axis=(1, 2))
    return A
