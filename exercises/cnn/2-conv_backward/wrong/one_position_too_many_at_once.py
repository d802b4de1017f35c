#!/usr/bin/env python3
"""The loops over positions run one step too far and read behind the end of dZ.
dZ's shape says how many rows and columns of windows there are; counting starts
at 0. Look at the ends of the loops over positions.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolutional layer of a neural network."""
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride

    ph, pw = 0, 0
    if padding == "same":
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))

    A_pad = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    for h in range(h_new + 1):
        for w in range(w_new + 1):
            d = dZ[:, h, w, :]
            rows = slice(h * sh, h * sh + kh)
            cols = slice(w * sw, w * sw + kw)
            dW += np.tensordot(A_pad[:, rows, cols, :], d, axes=(0, 0))
            dA_pad[:, rows, cols, :] += np.tensordot(d, W, axes=(1, 3))

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
