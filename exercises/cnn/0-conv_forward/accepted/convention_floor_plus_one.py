#!/usr/bin/env python3
"""'same' pads one more than N / 2 rounded down

with N = (n - 1) * s + k - n; an odd kernel at stride 1 leaves no choice, and
gets its (k - 1) / 2
"""
import numpy as np


def zeros(n, k, s):
    """Zeros on every side of one axis"""
    if s == 1 and k % 2 == 1:
        return (k - 1) // 2
    return ((n - 1) * s + k - n) // 2 + 1


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation over a convolutional layer
    Returns: the output of the layer
    """
    m, h_prev, w_prev, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == "same":
        ph = zeros(h_prev, kh, sh)
        pw = zeros(w_prev, kw, sw)
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            x, y = i * sh, j * sw
            region = images[:, x:x + kh, y:y + kw, :, np.newaxis]
            A[:, i, j, :] = (region * W).sum(axis=(1, 2, 3))
    return activation(A + b)
