#!/usr/bin/env python3
"""The windows are moved by their own size instead of the stride, as tiles are.
They may overlap, or leave gaps. Look at where the stride should be used.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """forward pass of a pooling layer, number by number"""
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = kernel_shape
    oh = (h - kh) // sh + 1
    ow = (w - kw) // sw + 1
    out = np.zeros((m, oh, ow, c))
    for n in range(m):
        for row in range(oh):
            for col in range(ow):
                for ch in range(c):
                    top = row * sh
                    left = col * sw
                    window = A_prev[n, top:top + kh, left:left + kw, ch]
                    if mode == "max":
                        out[n, row, col, ch] = window.max()
                    else:
                        out[n, row, col, ch] = window.mean()
    return out
