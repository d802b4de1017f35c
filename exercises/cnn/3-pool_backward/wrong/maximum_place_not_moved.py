#!/usr/bin/env python3
"""The maximum's place is counted from the window's number, where it should be
counted from the window's first pixel: the stride is missing. Look at the index
of dA_prev in that branch.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Gradient of a pooling layer, pixel by pixel."""
    m, h_new, w_new, channels = dA.shape
    kh, kw = kernel_shape
    dA_prev = np.zeros(A_prev.shape)
    for i, y, x, c in np.ndindex(m, h_new, w_new, channels):
        y0, x0 = y * stride[0], x * stride[1]
        window = A_prev[i, y0:y0 + kh, x0:x0 + kw, c]
        if mode == 'max':
            place = np.argmax(window)
            row, col = np.unravel_index(place, window.shape)
            dA_prev[i, y + row, x + col, c] += dA[i, y, x, c]
        else:
            mean = dA[i, y, x, c] / window.size
            dA_prev[i, y0:y0 + kh, x0:x0 + kw, c] += mean
    return dA_prev
