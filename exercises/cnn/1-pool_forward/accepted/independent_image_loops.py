#!/usr/bin/env python3
"""One image at a time, all channels of a window at once"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools image after image
    Returns: the output of the layer (m, h_new, w_new, c_prev)
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    pool = {'max': np.amax, 'avg': np.average}[mode]
    h_new = 1 + (h_prev - kh) // sh
    w_new = 1 + (w_prev - kw) // sw
    pooled = np.zeros((m, h_new, w_new, c_prev))
    for n, image in enumerate(A_prev):
        for i in range(h_new):
            for j in range(w_new):
                top, left = i * sh, j * sw
                window = image[top:top + kh, left:left + kw]
                pooled[n, i, j] = pool(window, axis=(0, 1))
    return pooled
