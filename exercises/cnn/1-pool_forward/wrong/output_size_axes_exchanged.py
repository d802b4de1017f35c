#!/usr/bin/env python3
"""Height and width of the output are exchanged: in its size, or in the index
under which each window's number is stored. Rows come before columns, and the
output's rows follow from the image's rows, the window's height and the first
stride. An image that is not square shows it; look at the order of the output's
axes.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pooling, one pass for each place in the window
    """
    m, h, w, c = A_prev.shape
    k_h, k_w = kernel_shape
    s_h, s_w = stride
    h_out = (h - k_h) // s_h + 1
    w_out = (w - k_w) // s_w + 1
    if mode == 'max':
        A = np.full((m, h_out, w_out, c), -np.inf)
    else:
        A = np.zeros((m, h_out, w_out, c))
    for i in range(k_h):
        for j in range(k_w):
            part = A_prev[:, i:i + h_out * s_h:s_h, j:j + w_out * s_w:s_w]
            if mode == 'max':
                A = np.maximum(A, part)
            else:
                A = A + part
    if mode == 'avg':
        A = A / (k_h * k_w)
    return np.transpose(A, (0, 2, 1, 3))
