#!/usr/bin/env python3
"""Convolution layer, backward."""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """
    Carry the gradient back through a convolution layer.

    dZ: (m, h_new, w_new, c_new), gradient of the unactivated output
    A_prev: (m, h_prev, w_prev, c_prev), what the layer before gave
    W: (kh, kw, c_prev, c_new), the kernels
    b: (1, 1, 1, c_new), the biases
    padding: "same" or "valid"
    stride: (sh, sw)

    Returns: the gradients of A_prev, W and b
    """
    _, h_prev, w_prev, _ = A_prev.shape
    _, h_new, w_new, _ = dZ.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride

    ph, pw = 0, 0
    if padding == "same":
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))

    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    gradient = np.zeros(images.shape)
    dW = np.zeros(W.shape)
    db = dZ.sum(axis=(0, 1, 2), keepdims=True)

    for row in range(h_new):
        for col in range(w_new):
            rows = slice(row * sh, row * sh + kh)
            cols = slice(col * sw, col * sw + kw)
            dz = dZ[:, row, col, :]
            gradient[:, rows, cols, :] += np.tensordot(dz, W, axes=(1, 3))
            dW += np.tensordot(images[:, rows, cols, :], dz, axes=(0, 0))

    dA_prev = gradient[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
