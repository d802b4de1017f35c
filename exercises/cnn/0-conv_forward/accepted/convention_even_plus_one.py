#!/usr/bin/env python3
"""'same' pads N / 2 rounded down, and one more for even kernels

with N = (n - 1) * s + k - n
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer
    Returns: the output of the layer
    """
    m, h_prev, w_prev, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == 'same':
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
        if kh % 2 == 0:
            ph += 1
        if kw % 2 == 0:
            pw += 1
    A_prev = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    conv = np.zeros((m, h_new, w_new, c_new))
    for k in range(c_new):
        for i in range(h_new):
            for j in range(w_new):
                image = A_prev[:, i * sh:(i * sh) + kh, j * sw:(j * sw) + kw]
                conv[:, i, j, k] = np.sum(image * W[:, :, :, k],
                                          axis=(1, 2, 3))
    return activation(conv + b)
