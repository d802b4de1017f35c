#!/usr/bin/env python3
"""Only the first row of windows of each image is done: the return stands
inside the loop over the rows, that loop ends after one, or the counter of the
columns is not set back. All rows of dZ count. Look at how far the return is
indented, and at the loop over the rows.
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

    for h in range(h_new):
        for w in range(w_new):
            top, left = h * sh, w * sw
            bottom, right = top + kh, left + kw
            window = A_pad[:, top:bottom, left:right, :]
            for c in range(c_new):
                gradient = dZ[:, h, w, c].reshape(-1, 1, 1, 1)
                dW[:, :, :, c] += np.sum(window * gradient, axis=0)
                dA_pad[:, top:bottom, left:right, :] += (
                    W[:, :, :, c] * gradient)
        dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
        return dA_prev, dW, db
