#!/usr/bin/env python3
"""dA_prev is made without dA: each window gives a 1 to its maximum, or parts
of a 1 to its pixels. The gradient of the window, which stands in dA, should be
given. Look at what is added to dA_prev.
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
                    share = 1
                    if mode == 'max':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share * (window == np.max(window)))
                    elif mode == 'avg':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share / (kh * kw))

    return dA_prev
