#!/usr/bin/env python3
"""The mask is made of a window that ends one row and one column early, and
does not fit what it is added to. A slice ends before its end. Look at where
the window of A_prev ends.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Performs back propagation over a pooling layer."""
    m, h_new, w_new, c_new = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    top = h * sh
                    left = w * sw
                    if mode == 'max':
                        window = A_prev[i, top:top + kh - 1,
                                        left:left + kw - 1, c]
                        mask = (window == np.max(window))
                        dA_prev[i, top:top + kh, left:left + kw, c] += (
                            mask * dA[i, h, w, c])
                    elif mode == 'avg':
                        share = dA[i, h, w, c] / (kh * kw)
                        dA_prev[i, top:top + kh, left:left + kw, c] += (
                            np.ones((kh, kw)) * share)
    return dA_prev
