#!/usr/bin/env python3
"""The output has one row and one column too many, which no window fills: they
stay zero. A window counts only where it fits whole. Look at what is added in
the formula for the output's size.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """forward pass of a pooling layer, number by number"""
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    oh = (h - kh) // sh + 2
    ow = (w - kw) // sw + 2
    out = np.zeros((m, oh, ow, c))
    for n in range(m):
        for row in range(oh):
            for col in range(ow):
                for ch in range(c):
                    top = row * sh
                    left = col * sw
                    window = A_prev[n, top:top + kh, left:left + kw, ch]
                    if window.shape != (kh, kw):
                        continue
                    if mode == "max":
                        out[n, row, col, ch] = window.max()
                    else:
                        out[n, row, col, ch] = window.mean()
    return out
