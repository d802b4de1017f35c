#!/usr/bin/env python3
"""Pooling layer, backward."""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Carry the gradient back through a pooling layer.

    dA: (m, h_new, w_new, c_new), gradient of the output
    A_prev: (m, h_prev, w_prev, c), what the layer before gave
    kernel_shape: (kh, kw)
    stride: (sh, sw)
    mode: 'max' or 'avg'

    Returns: the gradient of A_prev
    """
    _, h_new, w_new, _ = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride

    dA_prev = np.zeros(A_prev.shape)
    for row in range(h_new):
        for col in range(w_new):
            rows = slice(row * sh, row * sh + kh)
            cols = slice(col * sw, col * sw + kw)
            da = dA[:, row:row + 1, col:col + 1, :]
            if mode == 'max':
                window = A_prev[:, rows, cols, :]
                top = window.max(axis=(1, 2), keepdims=True)
                dA_prev[:, rows, cols, :] += da * (window == top)
            else:
                dA_prev[:, rows, cols, :] += da / (kh * kw)
    return dA_prev
