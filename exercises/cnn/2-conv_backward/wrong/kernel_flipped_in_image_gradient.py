#!/usr/bin/env python3
"""The kernel lies the wrong way round in dA_prev, off by half a turn. Added to
a window, the kernel belongs there as it stands; in a full convolution of dZ it
has to be turned in both directions. Look at the kernel that is used for
dA_prev.
"""
import numpy as np


def same_padding(size, kernel, stride):
    """Zeros on each side that keep the size."""
    return ((size - 1) * stride + kernel - size + 1) // 2


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Gradients of the loss for A_prev, W and b."""
    h_prev, w_prev = A_prev.shape[1:3]
    kh, kw = W.shape[:2]
    sh, sw = stride
    ph, pw = 0, 0
    if padding == "same":
        ph = same_padding(h_prev, kh, sh)
        pw = same_padding(w_prev, kw, sw)
    A = np.pad(A_prev, [(0, 0), (ph, ph), (pw, pw), (0, 0)])
    dA = np.zeros(A.shape)
    dW = np.zeros(W.shape)
    for i in range(dZ.shape[1]):
        for j in range(dZ.shape[2]):
            y, x = i * sh, j * sw
            d = dZ[:, i, j, :]
            window = A[:, y:y + kh, x:x + kw, :]
            dW += np.tensordot(window, d, axes=(0, 0))
            dA[:, y:y + kh, x:x + kw, :] += np.tensordot(
                d, W[::-1, ::-1], axes=(1, 3))
    db = dZ.sum(axis=(0, 1, 2))[np.newaxis, np.newaxis, np.newaxis, :]
    return dA[:, ph:ph + h_prev, pw:pw + w_prev, :], dW, db
