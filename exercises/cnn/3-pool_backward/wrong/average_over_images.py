#!/usr/bin/env python3
"""With 'avg', each image gets the mean of all images' gradients. Nothing is
averaged over the batch: each image keeps its own. Look at the axes over which
a mean is taken.
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
                dA_prev[:, rows, cols, :] += (
                    np.mean(grad, axis=0) / (kh * kw))
    return dA_prev
