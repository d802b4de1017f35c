#!/usr/bin/env python3
"""The sum of each window is stored where that of its mirror image belongs, row and column exchanged.
Rows come before columns. Look at the indices under which each sum is stored,
and at which counter moves the windows down and which across.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Performs forward propagation over a convolutional layer
    Returns: the output of the convolutional layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    Z = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            x = i * sh
            y = j * sw
            window = images[:, x:x + kh, y:y + kw, :]
            for k in range(c_new):
                Z[:, j, i, k] = np.sum(window * W[:, :, :, k],
                                       axis=(1, 2, 3))
    return activation(Z + b)
