#!/usr/bin/env python3
"""All filters get the same dW, since dZ is summed over its channels. Each
filter's gradient comes from its own channel of dZ. Look at the product that
makes dW.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Shift, multiply and add for each weight position."""
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = W.shape[0], W.shape[1]
    sh, sw = stride
    ph = pw = 0
    if padding == 'same':
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))
    A = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    dA = np.zeros_like(A)
    dW = np.zeros_like(W)
    for x in range(kh):
        for y in range(kw):
            here = (slice(None), slice(x, x + h_new * sh, sh),
                    slice(y, y + w_new * sw, sw))
            dW[x, y] = np.einsum('mhwc,mhwn->c', A[here], dZ)[:, None]
            dA[here] += np.matmul(dZ, W[x, y].T)
    dA_prev = dA[:, ph:ph + h_prev, pw:pw + w_prev, :]
    return dA_prev, dW, np.sum(dZ, (0, 1, 2), keepdims=True)
