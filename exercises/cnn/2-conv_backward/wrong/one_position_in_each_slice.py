#!/usr/bin/env python3
"""The slice that takes the pixels of all windows at once ends after one step
of the stride, so that it holds a single position. It ends after as many steps
as there are windows. Look at the ends of the slices with a step.
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

    for x in range(kh):
        for y in range(kw):
            rows = slice(x, x + sh, sh)
            columns = slice(y, y + sw, sw)
            dW[x, y] = np.tensordot(A_pad[:, rows, columns], dZ,
                                    axes=([0, 1, 2], [0, 1, 2]))
            dA_pad[:, rows, columns] += np.tensordot(dZ, W[x, y],
                                                     axes=(3, 1))

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
