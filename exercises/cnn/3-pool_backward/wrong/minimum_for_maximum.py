#!/usr/bin/env python3
"""With 'max', the gradient goes to the smallest pixel of the window. It
belongs to the largest. Look at how the pixel is found.
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
            place = np.argmin(window)
            row, col = np.unravel_index(place, window.shape)
            dA_prev[i, y0 + row, x0 + col, c] += dA[i, y, x, c]
        else:
            mean = dA[i, y, x, c] / window.size
            dA_prev[i, y0:y0 + kh, x0:x0 + kw, c] += mean
    return dA_prev
