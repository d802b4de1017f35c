#!/usr/bin/env python3
"""The height and width of the images are exchanged. The shape of A_prev is
images, height, width, channels. Look at where that shape is read.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolutional layer of a neural network."""
    m, h_new, w_new, c_new = dZ.shape
    _, w_prev, h_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride

    ph, pw = 0, 0
    if padding == "same":
        ph = (kh - 1) // 2
        pw = (kw - 1) // 2

    A_pad = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    top, left = h * sh, w * sw
                    bottom, right = top + kh, left + kw
                    window = A_pad[i, top:bottom, left:right, :]
                    dW[:, :, :, c] += window * dZ[i, h, w, c]
                    dA_pad[i, top:bottom, left:right, :] += (
                        W[:, :, :, c] * dZ[i, h, w, c])

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
