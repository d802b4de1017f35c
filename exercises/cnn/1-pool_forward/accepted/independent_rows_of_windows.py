#!/usr/bin/env python3
"""Every window laid out as a row of a matrix, then one number a row"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools the rows of a matrix
    Returns: the output of the layer (m, h_new, w_new, c_prev)
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    top = np.arange(0, h_prev - kh + 1, sh)
    left = np.arange(0, w_prev - kw + 1, sw)
    y = top[:, None, None, None] + np.arange(kh)[:, None]
    x = left[None, :, None, None] + np.arange(kw)
    windows = A_prev[:, y, x].transpose(0, 1, 2, 5, 3, 4)
    rows = windows.reshape(-1, kh * kw)
    numbers = np.sort(rows)[:, -1] if mode == 'max' else rows.mean(axis=1)
    return numbers.reshape(m, len(top), len(left), c_prev)
