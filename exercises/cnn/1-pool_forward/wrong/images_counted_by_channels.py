#!/usr/bin/env python3
"""The output is made for as many images as there are channels. The first axis
of A_prev says how many images there are. Look at the shape that the output is
made with.
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
    A = np.zeros((c_prev, h_new, w_new, c_prev))
    for i in range(h_new):
        for j in range(w_new):
            x = i * sh
            y = j * sw
            region = A_prev[:, x:x + kh, y:y + kw, :]
            if mode == 'max':
                A[:, i, j, :] = np.max(region, axis=(1, 2))
            elif mode == 'avg':
                A[:, i, j, :] = np.mean(region, axis=(1, 2))
    return A
