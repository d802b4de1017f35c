#!/usr/bin/env python3
"""The loops step through the image to its very edge, where windows no longer
fit and dA has no gradient for them. Look at the ends of the two ranges.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation over a pooling layer of a neural network."""
    m, h_new, w_new, channels = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)

    _, h_prev, w_prev, _ = A_prev.shape
    for i in range(m):
        for h, top in enumerate(range(0, h_prev, sh)):
            for w, left in enumerate(range(0, w_prev, sw)):
                bottom, right = top + kh, left + kw
                for c in range(channels):
                    window = A_prev[i, top:bottom, left:right, c]
                    share = dA[i, h, w, c]
                    if mode == 'max':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share * (window == np.max(window)))
                    elif mode == 'avg':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share / (kh * kw))

    return dA_prev
