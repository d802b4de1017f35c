#!/usr/bin/env python3
"""The number of the largest magnitude is taken, so that a negative one far
from zero wins. The largest number is the one furthest up, signs included. Look
for an absolute value.
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
                    window = A_prev[n, top:top + kh, left:left + kw, ch]
                    if mode == "max":
                        place = np.abs(window).argmax()
                        out[n, row, col, ch] = window.flat[place]
                    else:
                        out[n, row, col, ch] = window.mean()
    return out
