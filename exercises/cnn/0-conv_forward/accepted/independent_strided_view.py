#!/usr/bin/env python3
"""A strided view of all windows, contracted by tensordot"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves through a view with strides of its own
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    m, h_prev, w_prev, c = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = int(((h_prev - 1) * sh + kh - h_prev) / 2)
        pw = int(((w_prev - 1) * sw + kw - w_prev) / 2)
    X = np.zeros((m, h_prev + 2 * ph, w_prev + 2 * pw, c), dtype=A_prev.dtype)
    X[:, ph:ph + h_prev, pw:pw + w_prev, :] = A_prev
    by_image, by_row, by_column, by_channel = X.strides
    h_new = (X.shape[1] - kh) // sh + 1
    w_new = (X.shape[2] - kw) // sw + 1
    windows = np.lib.stride_tricks.as_strided(
        X, (m, h_new, w_new, kh, kw, c),
        (by_image, by_row * sh, by_column * sw, by_row, by_column,
         by_channel))
    Z = np.tensordot(windows, W, axes=([3, 4, 5], [0, 1, 2]))
    A = activation(Z + b)
    return A
