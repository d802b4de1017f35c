#!/usr/bin/env python3
"""The pixels before the image's first row and column are left out, those
behind its last are not, where there is nothing to read. Where a window reaches
over a border stands a zero, on all four sides. Look at the condition on the
row and the column.
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
                        row = h * sh + x - ph
                        column = w * sw + y - pw
                        if row < 0:
                            continue
                        if column < 0:
                            continue
                        dA_prev[i, row, column] += np.dot(
                            W[x, y], dZ[i, h, w])
                        dW[x, y] += np.outer(
                            A_prev[i, row, column], dZ[i, h, w])

    return dA_prev, dW, db
