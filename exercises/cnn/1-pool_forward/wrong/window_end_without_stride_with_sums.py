#!/usr/bin/env python3
"""The window starts where the stride says, but ends as if the stride were 1:
with a stride it gets smaller and vanishes. A window always has the size of
kernel_shape. Look at both ends of the slices.
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
            x = i * sh
            y = j * sw
            window = A_prev[:, x:i + kh, y:j + kw, :]
            if mode == 'max':
                A[:, i, j, :] = np.max(window, axis=(1, 2))
            elif mode == 'avg':
                A[:, i, j, :] = np.sum(window, axis=(1, 2)) / (kh * kw)
    return A
