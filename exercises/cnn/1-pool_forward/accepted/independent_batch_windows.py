#!/usr/bin/env python3
"""The same window of all images and channels at once"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools the whole batch, position after position
    Returns: the output of the layer (m, h_new, w_new, c_prev)
    """
    (m, h_prev, w_prev, c_prev) = A_prev.shape
    (kh, kw) = kernel_shape
    (sh, sw) = stride
    h_new = int(((h_prev - kh) / sh) + 1)
    w_new = int(((w_prev - kw) / sw) + 1)
    pooled = np.zeros((m, h_new, w_new, c_prev))
    for i in range(h_new):
        for j in range(w_new):
            window = A_prev[:, i * sh:i * sh + kh, j * sw:j * sw + kw, :]
            if mode == 'max':
                pooled[:, i, j, :] = np.max(window, axis=(1, 2))
            else:
                pooled[:, i, j, :] = np.sum(window, axis=(1, 2)) / (kh * kw)
    return pooled
