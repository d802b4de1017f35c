#!/usr/bin/env python3
"""The padding is added to the row and column of a pixel where it should be
taken off: with 'same', the first window starts outside of the image, above and
on the left. Look at the sign before the padding.
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

    dA_prev = np.zeros(A_prev.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for x in range(kh):
                    for y in range(kw):
                        row = h * sh + x + ph
                        column = w * sw + y + pw
                        if row < 0 or row >= h_prev:
                            continue
                        if column < 0 or column >= w_prev:
                            continue
                        dA_prev[i, row, column] += np.dot(
                            W[x, y], dZ[i, h, w])
                        dW[x, y] += np.outer(
                            A_prev[i, row, column], dZ[i, h, w])

    return dA_prev, dW, db
