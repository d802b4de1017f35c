#!/usr/bin/env python3
"""dA_prev is replaced by one window's gradients at every step, so that only
the last window is returned. They should be added to that window's slice of
dA_prev. Look at how dA_prev is written inside the loops.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation over a pooling layer of a neural network."""
    m, h_new, w_new, channels = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)

    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                top, left = h * sh, w * sw
                bottom, right = top + kh, left + kw
                for c in range(channels):
                    window = A_prev[i, top:bottom, left:right, c]
                    share = dA[i, h, w, c]
                    if mode == 'max':
                        dA_prev = share * (window == np.max(window))
                    elif mode == 'avg':
                        dA_prev = np.ones(kernel_shape) * share / (kh * kw)

    return dA_prev
