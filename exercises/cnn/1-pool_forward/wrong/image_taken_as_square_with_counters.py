#!/usr/bin/env python3
"""The image is taken to be as wide as it is high. The second axis of A_prev is
its height and the third its width. Look at where the width comes from.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools with counters instead of ranges
    """
    m, h_prev, w_prev, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    out_h = int(np.floor((h_prev - kh) / sh)) + 1
    out_w = int(np.floor((h_prev - kw) / sw)) + 1
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
