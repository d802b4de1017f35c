#!/usr/bin/env python3
"""Windows and kernels are flattened in different orders, so weights meet the
wrong pixels. Both are read row by row, column by column, channel by channel.
Look at what is done to W before it is reshaped.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolution as one product of matrices: a row for each window
    """
    m, h, w, c = A_prev.shape
    kh, kw, _, n = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = ((h - 1) * sh + kh - h) // 2
        pw = ((w - 1) * sw + kw - w) // 2
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    oh = (h + 2 * ph - kh) // sh + 1
    ow = (w + 2 * pw - kw) // sw + 1
    rows = np.zeros((m, oh, ow, kh * kw * c))
    for i in range(oh):
        for j in range(ow):
            window = images[:, i * sh:i * sh + kh, j * sw:j * sw + kw]
            rows[:, i, j] = window.reshape(m, -1)
    Z = np.matmul(rows, W.T.reshape(kh * kw * c, n)) + b
    return activation(Z)
