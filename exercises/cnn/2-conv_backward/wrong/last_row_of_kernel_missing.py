#!/usr/bin/env python3
"""The loop over the kernel's rows stops before the last one, so that no
gradient goes through that part of the kernel. Look at where that loop begins
and ends.
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

    for x in range(kh - 1):
        for y in range(kw):
            rows = slice(x, x + (h_new - 1) * sh + 1, sh)
            cols = slice(y, y + (w_new - 1) * sw + 1, sw)
            dW[x, y] = np.tensordot(A_pad[:, rows, cols, :], dZ,
                                    axes=((0, 1, 2), (0, 1, 2)))
            dA_pad[:, rows, cols, :] += np.matmul(dZ, W[x, y].T)

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
