#!/usr/bin/env python3
"""The loops step through the image by the stride, and dA is read at the same
pixel. dA has one number for each window: it should be read at the number of
the step, not at the pixel. Look at the indices of dA.
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
        for h in range(0, h_prev - kh + 1, sh):
            for w in range(0, w_prev - kw + 1, sw):
                top, left = h, w
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
