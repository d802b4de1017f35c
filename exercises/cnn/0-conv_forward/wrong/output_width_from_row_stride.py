#!/usr/bin/env python3
"""The output's width is worked out with the first number of stride. Its rows
follow from the stride down the image, its columns from the one across. Look at
the two formulas for the size.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward pass, number by number
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == 'same':
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sh + 1
    Z = np.zeros((m, h_new, w_new, c_new))
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    x = h * sh
                    y = w * sw
                    window = padded[i, x:x + kh, y:y + kw]
                    Z[i, h, w, c] = np.sum(window * W[..., c])
                    Z[i, h, w, c] += b[0, 0, 0, c]
    return activation(Z)
