#!/usr/bin/env python3
"""The function returns the output together with other values. Only the output
of the layer is asked for. Look at the return.
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
    return A, (A_prev, kernel_shape, stride, mode)
