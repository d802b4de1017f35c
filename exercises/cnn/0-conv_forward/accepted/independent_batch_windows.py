#!/usr/bin/env python3
"""The same window of all images at once, kernel by kernel"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves the whole batch, position after position
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    (m, h_prev, w_prev, c_prev) = A_prev.shape
    (kh, kw, c_prev, c_new) = W.shape
    (sh, sw) = stride

    ph = 0
    pw = 0
    if padding == 'same':
        ph = int(np.floor(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.floor(((w_prev - 1) * sw + kw - w_prev) / 2))

    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    h_new = (h_prev - kh + 2 * ph) // sh + 1
    w_new = (w_prev - kw + 2 * pw) // sw + 1
    output = np.zeros((m, h_new, w_new, c_new))

    for i in range(h_new):
        for j in range(w_new):
            for k in range(c_new):
                kernel = W[:, :, :, k]
                region = images[:, i * sh:i * sh + kh, j * sw:j * sw + kw]
                conv = np.sum(region * kernel, axis=(1, 2, 3))
                output[:, i, j, k] = activation(conv + b[0, 0, 0, k])
    return output
