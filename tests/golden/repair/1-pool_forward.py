#!/usr/bin/env python3
"""Pooling, forward"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """Performs forward propagation over a pooling layer"""
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    oh = 1 + (h - kh) // sh
    ow = 1 + (w - kw) // sw
    out = np.zeros((m, oh, ow, c))
    y = 0
    while y < oh:
        x = 0
        while x < ow:
            part = A_prev[:, y * sh:y * sh + kh * sh, x * sw:x * sw + kw, :]
            out[:, y, x, :] = part.max((1, 2)) if mode == 'max' else part.mean((1, 2))
            x += 1
        y += 1
    return out
