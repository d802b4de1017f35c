#!/usr/bin/env python3
"""The gradients are added to A_prev itself: the caller's array is changed, and
dA_prev contains the pixels. It should be a new array of zeros. Look at where
dA_prev is created.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Back propagation of a pooling layer

    All the images are handled together for each window.
    """
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = dA.shape[1]
    w_new = dA.shape[2]
    dA_prev = A_prev
    for i in range(h_new):
        for j in range(w_new):
            rows = slice(i * sh, i * sh + kh)
            cols = slice(j * sw, j * sw + kw)
            grad = dA[:, i, j, :][:, np.newaxis, np.newaxis, :]
            if mode == 'max':
                region = A_prev[:, rows, cols, :]
                highest = np.max(region, axis=(1, 2), keepdims=True)
                dA_prev[:, rows, cols, :] += (region == highest) * grad
            else:
                dA_prev[:, rows, cols, :] += grad / (kh * kw)
    return dA_prev
