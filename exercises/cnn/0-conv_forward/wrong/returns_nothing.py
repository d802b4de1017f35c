#!/usr/bin/env python3
"""The function returns nothing: what it computes is lost, even where it is
printed. Look at the last line, and at whether every way through the function
ends with a return.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Performs forward propagation over a convolutional layer
    Returns: the output of the convolutional layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, c_prev, c_new = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = int(((h_prev - 1) * sh + kh - h_prev) / 2)
        pw = int(((w_prev - 1) * sw + kw - w_prev) / 2)
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)),
                    'constant', constant_values=0)
    h_new = int((h_prev + 2 * ph - kh) / sh) + 1
    w_new = int((w_prev + 2 * pw - kw) / sw) + 1
    A = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            for k in range(c_new):
                x = i * sh
                y = j * sw
                region = images[:, x:x + kh, y:y + kw, :]
                A[:, i, j, k] = np.sum(region * W[:, :, :, k],
                                       axis=(1, 2, 3))
                A[:, i, j, k] += b[0, 0, 0, k]
    A = activation(A)
