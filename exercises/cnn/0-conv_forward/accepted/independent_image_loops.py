#!/usr/bin/env python3
"""One image at a time, every window against all kernels at once"""
import numpy as np


def pad(image, ph, pw):
    """Surrounds one image by zeros"""
    h, w, c = image.shape
    padded = np.zeros((h + 2 * ph, w + 2 * pw, c))
    padded[ph:ph + h, pw:pw + w] = image
    return padded


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves image after image
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    m, h, w, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == "same":
        ph = ((h - 1) * sh + kh - h) // 2
        pw = ((w - 1) * sw + kw - w) // 2
    rows = range(0, h + 2 * ph - kh + 1, sh)
    columns = range(0, w + 2 * pw - kw + 1, sw)
    Z = np.zeros((m, len(rows), len(columns), c_new))
    for image in range(m):
        padded = pad(A_prev[image], ph, pw)
        for i, y in enumerate(rows):
            for j, x in enumerate(columns):
                Z[image, i, j] = np.tensordot(padded[y:y + kh, x:x + kw], W,
                                              axes=3)
    return activation(Z + b)
