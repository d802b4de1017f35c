#!/usr/bin/env python3
"""Pooling layer, forward."""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pool a batch of images.

    A_prev: (m, h_prev, w_prev, c_prev), what the layer before gave
    kernel_shape: (kh, kw)
    stride: (sh, sw)
    mode: 'max' or 'avg'

    Returns: the layer's output
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    pool = np.max if mode == 'max' else np.mean

    h_new = (h_prev - kh) // sh + 1
    w_new = (w_prev - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for row in range(h_new):
        for col in range(w_new):
            top = row * sh
            left = col * sw
            window = A_prev[:, top:top + kh, left:left + kw, :]
            A[:, row, col, :] = pool(window, axis=(1, 2))
    return A
