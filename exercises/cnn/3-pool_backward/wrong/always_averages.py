#!/usr/bin/env python3
"""The gradient is shared out evenly whatever the mode is. With 'max', the
pixel that was the maximum takes all of it. Look for the place where mode is
compared.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Performs back propagation over a pooling layer."""
    m, h_new, w_new, c_new = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros_like(A_prev)
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    top = h * sh
                    left = w * sw
                    share = dA[i, h, w, c] / (kh * kw)
                    dA_prev[i, top:top + kh, left:left + kw, c] += (
                        np.ones((kh, kw)) * share)
    return dA_prev
