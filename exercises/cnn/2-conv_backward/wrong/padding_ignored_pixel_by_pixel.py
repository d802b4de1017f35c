#!/usr/bin/env python3
"""For 'same' padding no zeros are added, as if it were 'valid': either the
argument padding is never used, or it is compared with a word that is never
passed. The last windows stick out of the image. For 'same', A_prev and dA_prev
need zeros around them. Look for the place where padding is compared.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolutional layer of a neural network."""
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride

    ph, pw = 0, 0
    if padding == "SAME":
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))

    A_pad = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    for h in range(h_new):
        for w in range(w_new):
            for x in range(kh):
                for y in range(kw):
                    row, col = h * sh + x, w * sw + y
                    d = dZ[:, h, w, :]
                    dA_pad[:, row, col, :] += np.dot(d, W[x, y].T)
                    dW[x, y] += np.dot(A_pad[:, row, col, :].T, d)

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
