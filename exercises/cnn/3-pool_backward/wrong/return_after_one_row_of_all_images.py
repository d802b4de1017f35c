#!/usr/bin/env python3
"""The function returns after the first row of windows, since the return stands
inside the loop over the rows. All windows should be done first. Look at how
far the return is indented.
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
            region = A_prev[:, rows, cols, :]
            if mode == 'max':
                highest = np.max(region, axis=(1, 2), keepdims=True)
                dA_prev[:, rows, cols, :] += (region == highest) * grad
            else:
                dA_prev[:, rows, cols, :] += (
                    grad * np.ones(region.shape) / (kh * kw))
        return dA_prev
