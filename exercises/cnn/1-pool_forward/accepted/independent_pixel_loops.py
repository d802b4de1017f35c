#!/usr/bin/env python3
"""One output number at a time, with a loop for every axis"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools the images number by number
    Returns: the output of the layer (m, h_new, w_new, c_prev)
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = int((h_prev - kh) / sh) + 1
    w_new = int((w_prev - kw) / sw) + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for image in range(m):
        for row in range(h_new):
            for column in range(w_new):
                for c in range(c_prev):
                    y, x = row * sh, column * sw
                    window = A_prev[image, y:y + kh, x:x + kw, c]
                    if mode == 'max':
                        A[image, row, column, c] = np.max(window)
                    elif mode == 'avg':
                        A[image, row, column, c] = np.mean(window)
    return A
