#!/usr/bin/env python3
"""One output number at a time, with a loop for every axis"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves the images number by number
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, c_prev, c_new = W.shape
    sh, sw = stride
    if padding == 'same':
        ph = int(((h_prev - 1) * sh + kh - h_prev) / 2)
        pw = int(((w_prev - 1) * sw + kw - w_prev) / 2)
    else:
        ph, pw = 0, 0
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)),
                    mode='constant', constant_values=0)
    h_new = int((h_prev + 2 * ph - kh) / sh) + 1
    w_new = int((w_prev + 2 * pw - kw) / sw) + 1
    A = np.zeros((m, h_new, w_new, c_new))
    for image in range(m):
        for row in range(h_new):
            for column in range(w_new):
                for k in range(c_new):
                    y = row * sh
                    x = column * sw
                    window = padded[image, y:y + kh, x:x + kw, :]
                    Z = np.sum(window * W[:, :, :, k]) + b[0, 0, 0, k]
                    A[image, row, column, k] = activation(Z)
    return A
