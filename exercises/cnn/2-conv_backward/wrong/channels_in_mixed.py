#!/usr/bin/env python3
"""All channels of dA_prev get the same gradient, since the kernel is summed
over its channels. Each channel of the image goes back through its own slice of
the kernel. Look at the kernel that is used for dA_prev.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """
    Back propagation of a convolution

    All the images are handled together for each window.
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, c_prev, c_new = W.shape
    m, h_new, w_new, c_new = dZ.shape
    sh, sw = stride
    ph = pw = 0
    if padding == 'same':
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))
    padded = np.zeros((m, h_prev + 2 * ph, w_prev + 2 * pw, c_prev))
    padded[:, ph:ph + h_prev, pw:pw + w_prev, :] = A_prev
    dA = np.zeros_like(padded)
    dW = np.zeros_like(W)
    for i in range(h_new):
        for j in range(w_new):
            rows = slice(i * sh, i * sh + kh)
            cols = slice(j * sw, j * sw + kw)
            for k in range(c_new):
                grad = dZ[:, i, j, k].reshape(m, 1, 1, 1)
                dA[:, rows, cols, :] += grad * np.sum(
                    W[np.newaxis, :, :, :, k], axis=-1, keepdims=True)
                dW[:, :, :, k] += np.sum(grad * padded[:, rows, cols, :],
                                         axis=0)
    db = np.sum(dZ, axis=(0, 1, 2)).reshape(1, 1, 1, c_new)
    return dA[:, ph:ph + h_prev, pw:pw + w_prev, :], dW, db
