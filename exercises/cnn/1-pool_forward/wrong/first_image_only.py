#!/usr/bin/env python3
"""Only the first image is pooled; for all the others the output stays zero.
The first axis of A_prev counts the images. Look at the loop over the images.
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
    for n in range(1):
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
