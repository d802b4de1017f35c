#!/usr/bin/env python3
"""The window is cut with its columns where the rows belong. Rows are the
second axis of A_prev, columns the third. Look at the order of the two slices.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """forward pass of a pooling layer, number by number"""
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    oh = (h - kh) // sh + 1
    ow = (w - kw) // sw + 1
    out = np.zeros((m, oh, ow, c))
    for n in range(m):
        for row in range(oh):
            for col in range(ow):
                for ch in range(c):
                    top = row * sh
                    left = col * sw
                    window = A_prev[n, left:left + kw, top:top + kh, ch]
                    if mode == "max":
                        out[n, row, col, ch] = window.max()
                    else:
                        out[n, row, col, ch] = window.mean()
    return out
