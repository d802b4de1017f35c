#!/usr/bin/env python3
"""'same' pads k / 2 on every side, rounded down, whatever the stride

which is (k - 1) / 2 rounded up
"""
import numpy as np


def half(k):
    """Zeros on every side of one axis"""
    return k // 2


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer
    Returns: the output of the layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph, pw = (half(kh), half(kw)) if padding == 'same' else (0, 0)
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            window = images[:, i * sh:i * sh + kh, j * sw:j * sw + kw, :]
            A[:, i, j, :] = np.tensordot(window, W, axes=3) + b[0, 0]
    return activation(A)
