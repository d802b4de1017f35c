#!/usr/bin/env python3
"""The loops overwrite the numbers that they run to, which have the names of
the loop variables: each time round, the inner loops end earlier. Look at the
names in the lines of the loops.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation over a pooling layer of a neural network."""
    m, h, w, c = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)

    for i in range(m):
        for h in range(h):
            for w in range(w):
                top, left = h * sh, w * sw
                bottom, right = top + kh, left + kw
                for c in range(c):
                    window = A_prev[i, top:bottom, left:right, c]
                    share = dA[i, h, w, c]
                    if mode == 'max':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share * (window == np.max(window)))
                    elif mode == 'avg':
                        dA_prev[i, top:bottom, left:right, c] += (
                            share / (kh * kw))

    return dA_prev
