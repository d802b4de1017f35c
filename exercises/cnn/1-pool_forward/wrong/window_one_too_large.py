#!/usr/bin/env python3
"""Each window has a row and a column too many. A slice ends before its second
number. Look at the ends of the slices.
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
                    bottom = top + kh + 1
                    right = left + kw + 1
                    window = A_prev[n, top:bottom, left:right, ch]
                    if mode == "max":
                        out[n, row, col, ch] = window.max()
                    else:
                        out[n, row, col, ch] = window.mean()
    return out
