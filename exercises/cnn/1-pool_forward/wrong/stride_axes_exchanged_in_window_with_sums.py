#!/usr/bin/env python3
"""The windows start at rows counted in strides across and columns counted in
strides down; the size of the output is right. Height comes first in every
pair. Look at where the windows begin.
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
    h_new = (h_prev - kh) // sh + 1
    w_new = (w_prev - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for i in range(h_new):
        for j in range(w_new):
            x = i * sw
            y = j * sh
            window = A_prev[:, x:x + kh, y:y + kw, :]
            if mode == 'max':
                A[:, i, j, :] = np.max(window, axis=(1, 2))
            elif mode == 'avg':
                A[:, i, j, :] = np.sum(window, axis=(1, 2)) / (kh * kw)
    return A
