#!/usr/bin/env python3
"""The last row and the last column of every window get nothing: the loops over
the window end one early. range leaves its limit out by itself. Look at the
loops over the window.
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
        for p in range(kh - 1):
            for q in range(kw - 1):
                if mode == 'avg':
                    grad[n, i * sh + p, j * sw + q, c] += (
                        dA[n, i, j, c] / (kh * kw))
                elif window[p, q] == top:
                    grad[n, i * sh + p, j * sw + q, c] += dA[n, i, j, c]
    return grad
