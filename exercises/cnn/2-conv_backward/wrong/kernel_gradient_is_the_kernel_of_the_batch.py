#!/usr/bin/env python3
"""dW is another name for W, not an array of its own: each window is added to
the kernel from which dA_prev is computed, so that both go wrong. dW should
start from zeros. Look at where dW is created.
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
    dW = W
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    for h in range(h_new):
        for w in range(w_new):
            top, left = h * sh, w * sw
            bottom, right = top + kh, left + kw
            gradient = dZ[:, h, w, :]
            dA_pad[:, top:bottom, left:right, :] += np.tensordot(
                gradient, W, axes=(1, 3))
            dW += np.tensordot(A_pad[:, top:bottom, left:right, :],
                               gradient, axes=(0, 0))

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
