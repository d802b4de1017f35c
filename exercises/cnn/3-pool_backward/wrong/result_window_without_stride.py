#!/usr/bin/env python3
"""The gradients are added to another window of dA_prev than that of A_prev
from which the maximum is taken: it starts at the position's own index, without
the stride. Look at the slices of dA_prev.
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
                        dA_prev[i, h:h + kh, w:w + kw, c] += (
                            share * (window == np.max(window)))
                    elif mode == 'avg':
                        dA_prev[i, h:h + kh, w:w + kw, c] += (
                            share / (kh * kw))

    return dA_prev
