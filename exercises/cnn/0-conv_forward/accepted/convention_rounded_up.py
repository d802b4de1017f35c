#!/usr/bin/env python3
"""'same' pads N / 2 on every side, rounded up

with N = (n - 1) * s + k - n, so that nothing of the image is lost
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer
    Returns: the output of the layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, c_prev, c_new = W.shape
    sh, sw = stride
    if padding == 'same':
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))
    if padding == 'valid':
        ph, pw = 0, 0
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = int((h_prev + 2 * ph - kh) / sh + 1)
    w_new = int((w_prev + 2 * pw - kw) / sw + 1)
    A = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            for k in range(c_new):
                part = images[:, i * sh:i * sh + kh, j * sw:j * sw + kw]
                A[:, i, j, k] = np.sum(part * W[..., k], axis=(1, 2, 3))
    return activation(A + b)
