#!/usr/bin/env python3
"""The windows are centred on the pixel at which they should start, and stick
out of the image or are cut. Pooling has no padding: a window starts at the
position times the stride. Look at where a window starts.
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
                top, left = h * sh - kh // 2, w * sw - kw // 2
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
