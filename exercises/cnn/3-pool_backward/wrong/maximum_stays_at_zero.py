#!/usr/bin/env python3
"""In mode 'max' nothing reaches dA_prev, which stays at zero: either mode is
compared with another word than 'max', in lower case, or the mask holds nothing
but zeros, or the gradient is computed and never stored in dA_prev. Look at the
comparisons, of mode and for the mask, and at what is done with the gradient.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation over a pooling layer of a neural network."""
    m, h_new, w_new, channels = dA.shape
    _, h_prev, w_prev, _ = A_prev.shape
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
                    if mode == 'Max':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share * (window == np.max(window)))
                    elif mode == 'avg':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share / (kh * kw))

    return dA_prev
