#!/usr/bin/env python3
"""The output has one row and one column too few. The number of windows is the
number of steps plus the first one. Look at the end of the formula for the
output's size.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools with counters instead of ranges
    """
    m, h_prev, w_prev, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    out_h = int(np.floor((h_prev - kh) / sh))
    out_w = int(np.floor((w_prev - kw) / sw))
    out = np.zeros((m, out_h, out_w, c))
    y = row = 0
    while y + kh <= h_prev:
        x = col = 0
        while x + kw <= w_prev:
            patch = A_prev[:, y:y + kh, x:x + kw, :]
            if mode == 'max':
                out[:, row, col, :] = np.max(patch, axis=(1, 2))
            elif mode == 'avg':
                out[:, row, col, :] = np.mean(patch, axis=(1, 2))
            x += sw
            col += 1
        y += sh
        row += 1
    return out
