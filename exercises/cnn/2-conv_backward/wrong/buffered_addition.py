#!/usr/bin/env python3
"""Where windows overlap, only the last of their gradients is left in dA_prev,
by plain assignment or by adding in place through index arrays, which counts an
index that appears several times only once. A pixel adds up what each window
gives. Look at how the gradients are written to dA_prev.
"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Gradients by fancy indices: every window's pixels are named."""
    h_new, w_new = dZ.shape[1:3]
    h_prev, w_prev = A_prev.shape[1:3]
    kh, kw = W.shape[:2]
    ph, pw = 0, 0
    if padding == 'same':
        ph = ((h_prev - 1) * stride[0] + kh - h_prev + 1) // 2
        pw = ((w_prev - 1) * stride[1] + kw - w_prev + 1) // 2
    A = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), 'constant')
    rows = stride[0] * np.arange(h_new)[:, None] + np.arange(kh)
    cols = stride[1] * np.arange(w_new)[:, None] + np.arange(kw)
    rows = rows[:, None, :, None]
    cols = cols[None, :, None, :]
    windows = A[:, rows, cols]
    dW = np.tensordot(windows, dZ, axes=((0, 1, 2), (0, 1, 2)))
    dA = np.zeros(A.shape)
    dA[:, rows, cols] += np.einsum('mijn,xycn->mijxyc', dZ, W)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)
    return dA[:, ph:ph + h_prev, pw:pw + w_prev], dW, db
