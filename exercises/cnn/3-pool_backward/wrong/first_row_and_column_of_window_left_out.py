#!/usr/bin/env python3
"""The first row and the first column of every window get nothing: the loops
over the window begin at 1. They begin at 0. Look at the loops over the window.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Back propagation over a pooling layer, pixel by pixel
    """
    kh, kw = kernel_shape
    sh, sw = stride
    grad = np.zeros(A_prev.shape)
    for n, i, j, c in np.ndindex(*dA.shape):
        window = A_prev[n, i * sh:i * sh + kh, j * sw:j * sw + kw, c]
        top = window.max()
        for p in range(1, kh):
            for q in range(1, kw):
                if mode == 'avg':
                    grad[n, i * sh + p, j * sw + q, c] += (
                        dA[n, i, j, c] / (kh * kw))
                elif window[p, q] == top:
                    grad[n, i * sh + p, j * sw + q, c] += dA[n, i, j, c]
    return grad
