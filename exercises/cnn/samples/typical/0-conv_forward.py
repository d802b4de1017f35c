#!/usr/bin/env python3
"""Forward propagation of a convolutional layer"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    performs forward propagation over a convolutional layer
    returns: the output of the layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == "same":
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2 + 1
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2 + 1
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    h = (h_prev + 2 * ph - kh) // sh + 1
    w = (w_prev + 2 * pw - kw) // sw + 1
    output = np.zeros((m, h, w, c_new))
    for i in range(h):
        for j in range(w):
            part = padded[:, i * sh:i * sh + kh, j * sw:j * sw + kw, :]
            for k in range(c_new):
                output[:, i, j, k] = np.sum(part * W[:, :, :, k],
                                            axis=(1, 2, 3))
    return activation(output + b)
