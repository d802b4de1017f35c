#!/usr/bin/env python3
"""With 'avg', the gradient is divided by the number of windows. It should be
divided by the number of pixels in one window. Look at the divisor.
"""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Compare and add shifted views of the images."""
    kh, kw = kernel_shape
    sh, sw = stride
    height = (dA.shape[1] - 1) * sh + 1
    width = (dA.shape[2] - 1) * sw + 1
    views = []
    for x in range(kh):
        for y in range(kw):
            views.append((slice(None), slice(x, x + height, sh),
                          slice(y, y + width, sw)))
    dA_prev = np.zeros(A_prev.shape)
    if mode == 'avg':
        for view in views:
            dA_prev[view] += dA / (dA.shape[1] * dA.shape[2])
        return dA_prev
    highest = np.max([A_prev[view] for view in views], axis=0)
    for view in views:
        dA_prev[view] += np.where(A_prev[view] == highest, dA, 0)
    return dA_prev
