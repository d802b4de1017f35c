#!/usr/bin/env python3
"""The last channel is left out, and its output stays zero. Every channel is
pooled. Look at where the loop over the channels ends.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Forward propagation over a pooling layer, number by number
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    h_new = (h_prev - kh) // sh + 1
    w_new = (w_prev - kw) // sw + 1
    A = np.zeros((m, h_new, w_new, c_prev))
    for n in range(m):
        for i in range(h_new):
            for j in range(w_new):
                for c in range(c_prev - 1):
                    x = i * sh
                    y = j * sw
                    window = A_prev[n, x:x + kh, y:y + kw, c]
                    if mode == 'max':
                        A[n, i, j, c] = np.max(window)
                    else:
                        A[n, i, j, c] = np.mean(window)
    return A
