#!/usr/bin/env python3
"""The window starts where the stride says, but ends as if the stride were 1:
with a stride it gets smaller and vanishes. A window always has the kernel's
size. Look at both ends of the slices.
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
            window = images[:, x:i + kh, y:j + kw, :]
            Z[:, i, j, :] = np.dot(window.reshape(m, -1),
                                   W.reshape(-1, c_new))
    return activation(Z + b)
