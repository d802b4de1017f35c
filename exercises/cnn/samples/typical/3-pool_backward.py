#!/usr/bin/env python3
"""Back propagation of a pooling layer"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    performs back propagation over a pooling layer
    returns: dA_prev
    """
    m, h_new, w_new, c_new = dA.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)
    for n in range(m):
        for i in range(h_new):
            for j in range(w_new):
                x = i * sh
                y = j * sw
                for c in range(c_new):
                    part = A_prev[n, x:x + kh, y:y + kw, c]
                    if mode == 'max':
                        mask = (part == np.max(part))
                        dA_prev[n, x:x + kh, y:y + kw, c] = (
                            mask * dA[n, i, j, c])
                    else:
                        dA_prev[n, x:x + kh, y:y + kw, c] = (
                            dA[n, i, j, c] / (kh * kw))
    return dA_prev
