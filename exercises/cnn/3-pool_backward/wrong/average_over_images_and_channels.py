#!/usr/bin/env python3
"""With 'avg', each image and channel gets the mean of the gradients of all of
them. Each keeps its own. Look at what the mean is taken over.
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
    dA_prev = np.zeros(A_prev.shape)
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
                dA_prev[:, rows, cols, :] += np.mean(grad) / (kh * kw)
    return dA_prev
