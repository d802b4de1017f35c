#!/usr/bin/env python3
"""One shifted image for every weight's place in the kernel, added up"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves by adding shifted images
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    m, h, w, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    if padding == "valid":
        ph, pw = 0, 0
    else:
        ph = ((h - 1) * sh + kh - h) // 2
        pw = ((w - 1) * sw + kw - w) // 2
    padded = np.pad(A_prev, [(0, 0), (ph, ph), (pw, pw), (0, 0)])
    h_new = (h + 2 * ph - kh) // sh + 1
    w_new = (w + 2 * pw - kw) // sw + 1
    Z = np.tile(b, (m, h_new, w_new, 1)).astype(float)
    for i in range(kh):
        for j in range(kw):
            shifted = padded[:, i:, j:][:, ::sh, ::sw][:, :h_new, :w_new]
            Z += shifted @ W[i, j]
    return activation(Z)
