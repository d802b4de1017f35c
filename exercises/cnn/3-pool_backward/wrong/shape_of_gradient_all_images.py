#!/usr/bin/env python3
"""dA_prev is created with the shape of dA. It is the gradient of A_prev and
should have the shape of A_prev. Look at where dA_prev is created.
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
    dA_prev = np.zeros(dA.shape)
    for i in range(h_new):
        for j in range(w_new):
            rows = slice(i * sh, i * sh + kh)
            cols = slice(j * sw, j * sw + kw)
            grad = dA[:, i, j, :][:, np.newaxis, np.newaxis, :]
            region = A_prev[:, rows, cols, :]
            if mode == 'max':
                highest = np.max(region, axis=(1, 2), keepdims=True)
                dA_prev[:, rows, cols, :] += (region == highest) * grad
            else:
                dA_prev[:, rows, cols, :] += (
                    grad * np.ones(region.shape) / (kh * kw))
    return dA_prev
