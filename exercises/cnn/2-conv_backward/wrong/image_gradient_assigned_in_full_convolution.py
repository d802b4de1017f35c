#!/usr/bin/env python3
"""Each place of the kernel overwrites dA_prev, so that only the last one is
left. A pixel adds up what comes through all places of the kernel. Look at how
dA_prev is written inside the loops.
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
    rows, columns = A_pad.shape[1:3]
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    spread = np.zeros((m, rows + kh - 1, columns + kw - 1, c_new))
    spread[:, kh - 1:kh - 1 + h_new * sh:sh,
           kw - 1:kw - 1 + w_new * sw:sw] = dZ
    dA_pad = np.zeros(A_pad.shape)
    for x in range(kh):
        for y in range(kw):
            dA_pad = np.tensordot(
                spread[:, x:x + rows, y:y + columns],
                W[kh - 1 - x, kw - 1 - y], axes=(3, 1))
            pixels = A_pad[:, x:x + h_new * sh:sh, y:y + w_new * sw:sw]
            dW[x, y] = np.tensordot(pixels, dZ, axes=((0, 1, 2), (0, 1, 2)))

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
