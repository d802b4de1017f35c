#!/usr/bin/env python3
"""The loop over the filters ends after the first one, or the function returns
inside it, so that the gradients of the others are missing. The number of
filters is that of the last axis of W. Look at where that loop ends, and at how
far the return is indented.
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

    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(1):
                    top, left = h * sh, w * sw
                    bottom, right = top + kh, left + kw
                    window = A_pad[i, top:bottom, left:right, :]
                    dW[:, :, :, c] += window * dZ[i, h, w, c]
                    dA_pad[i, top:bottom, left:right, :] += (
                        W[:, :, :, c] * dZ[i, h, w, c])

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
