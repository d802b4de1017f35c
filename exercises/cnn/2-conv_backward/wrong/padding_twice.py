#!/usr/bin/env python3
"""For 'same' padding, twice as many zeros stand above and on the left as
should: the number that is missing in all is added on each side, or all of it
on one. It should be shared out between the two sides. Look at the formula of
the padding, and at the pairs with which A_prev is padded.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Performs back propagation over a convolutional layer."""
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride
    if padding == "same":
        ph = (h_prev - 1) * sh + kh - h_prev
        pw = (w_prev - 1) * sw + kw - w_prev
    else:
        ph, pw = 0, 0
    A_pad = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)),
                   mode='constant', constant_values=0)
    dA_pad = np.zeros(A_pad.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    top = h * sh
                    left = w * sw
                    dA_pad[i, top:top + kh, left:left + kw, :] += (
                        W[:, :, :, c] * dZ[i, h, w, c])
                    dW[:, :, :, c] += (
                        A_pad[i, top:top + kh, left:left + kw, :] *
                        dZ[i, h, w, c])
    dA_prev = dA_pad[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, db
