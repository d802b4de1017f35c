#!/usr/bin/env python3
"""The window moves across by one pixel, whatever the stride, and runs over the
end of the output. It moves by the stride's second number. Look at what is
added to the column.
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
    out_w = int(np.floor((w_prev - kw) / sw)) + 1
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
            x += 1
            col += 1
        y += sh
        row += 1
    return out
