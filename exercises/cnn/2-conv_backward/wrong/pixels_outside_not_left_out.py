#!/usr/bin/env python3
"""Pixels outside of the image are read and written as if they were in it: a
negative index counts from the far side, and behind the end there is nothing.
Where a window reaches over the border stands a zero, which has no gradient.
Look at the indices of A_prev and dA_prev.
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
                        dA_prev[i, row, column] += np.dot(
                            W[x, y], dZ[i, h, w])
                        dW[x, y] += np.outer(
                            A_prev[i, row, column], dZ[i, h, w])

    return dA_prev, dW, db
