#!/usr/bin/env python3
"""In mode 'avg', the shares that each place inside the window takes overwrite
what dA_prev already holds. A pixel that several windows saw adds up what each
of them gives. Look at how dA_prev is written.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Back propagation over a pooling layer of a neural network."""
    m, h_new, w_new, channels = dA.shape
    _, h_prev, w_prev, _ = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    dA_prev = np.zeros(A_prev.shape)

    windows = np.lib.stride_tricks.sliding_window_view(
        A_prev, (kh, kw), axis=(1, 2))[:, ::sh, ::sw]
    highest = windows.max(axis=(4, 5))[:, :h_new, :w_new]
    for x in range(kh):
        for y in range(kw):
            rows = slice(x, x + sh * h_new, sh)
            columns = slice(y, y + sw * w_new, sw)
            if mode == 'max':
                mask = A_prev[:, rows, columns] == highest
                dA_prev[:, rows, columns] += dA * mask
            elif mode == 'avg':
                dA_prev[:, rows, columns] = dA / (kh * kw)

    return dA_prev
