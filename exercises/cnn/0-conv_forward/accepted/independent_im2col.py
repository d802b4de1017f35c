#!/usr/bin/env python3
"""Windows as the rows of one matrix, multiplied by the kernels as columns"""
import numpy as np


def columns_of(images, kh, kw, sh, sw):
    """Lays every window out as a row of a matrix"""
    m, h, w, c = images.shape
    h_new = 1 + (h - kh) // sh
    w_new = 1 + (w - kw) // sw
    first = np.arange(h_new)[:, None, None, None] * sh
    rows = first + np.arange(kh)[None, None, :, None]
    first = np.arange(w_new)[None, :, None, None] * sw
    columns = first + np.arange(kw)[None, None, None, :]
    return images[:, rows, columns], h_new, w_new


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves by one product of matrices
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, c_prev, c_new = W.shape
    ph = pw = 0
    if padding == 'same':
        ph = ((h_prev - 1) * stride[0] + kh - h_prev) >> 1
        pw = ((w_prev - 1) * stride[1] + kw - w_prev) >> 1
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    windows, h_new, w_new = columns_of(images, kh, kw, *stride)
    matrix = windows.reshape(m * h_new * w_new, kh * kw * c_prev)
    Z = np.matmul(matrix, W.reshape(kh * kw * c_prev, c_new))
    return activation(Z.reshape(m, h_new, w_new, c_new) + b)
