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
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    rows, cols = A_pad.shape[1] - kh + 1, A_pad.shape[2] - kw + 1
    spread = np.zeros((m, rows, cols, c_new))
    spread[:, :h_new * sh:sh, :w_new * sw:sw, :] = dZ
    around = np.pad(spread, ((0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1),
                             (0, 0)))
    dA_pad = np.zeros(A_pad.shape)
    for x in range(kh):
        for y in range(kw):
            r, s = kh - 1 - x, kw - 1 - y
            part = around[:, r:r + A_pad.shape[1], s:s + A_pad.shape[2], :]
            dA_pad = np.matmul(part, W[x, y].T)
            dW[x, y] = np.tensordot(A_pad[:, x:x + rows, y:y + cols, :],
                                    spread, axes=((0, 1, 2), (0, 1, 2)))

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
