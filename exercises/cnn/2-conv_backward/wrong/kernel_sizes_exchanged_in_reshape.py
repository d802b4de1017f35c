#!/usr/bin/env python3
"""Height and width of the kernel are confused, so that only square kernels
work: the two are exchanged, or one of them is used for both. The shape of W
begins with the height. Look at where the shape of W is unpacked, and at where
a window ends.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Back propagation over a convolutional layer of a neural network."""
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kw, kh, _, _ = W.shape
    sh, sw = stride

    ph, pw = 0, 0
    if padding == "same":
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))

    A_pad = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    dA_pad = np.zeros(A_pad.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)

    windows = np.zeros((m, h_new, w_new, kh, kw, c_prev))
    for h in range(h_new):
        for w in range(w_new):
            top, left = h * sh, w * sw
            windows[:, h, w] = A_pad[:, top:top + kh, left:left + kw, :]
    windows = windows.reshape(-1, kh * kw * c_prev)
    gradients = dZ.reshape(-1, c_new)
    dW = np.dot(windows.T, gradients).reshape(kh, kw, c_prev, c_new)
    back = np.dot(gradients, W.reshape(-1, c_new).T)
    back = back.reshape(m, h_new, w_new, kh, kw, c_prev)
    for h in range(h_new):
        for w in range(w_new):
            top, left = h * sh, w * sw
            dA_pad[:, top:top + kh, left:left + kw, :] += back[:, h, w]

    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
