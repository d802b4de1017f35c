#!/usr/bin/env python3
"""The loops over the kernel start at 1, so its first row and its first column
never count. Rows and columns count from 0. Look at where the loops start.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation, one pass for each place in the kernel
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == "same":
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    Z = np.zeros((m, h_new, w_new, c_new))
    for i in range(1, kh):
        for j in range(1, kw):
            part = images[:, i:i + h_new * sh:sh, j:j + w_new * sw:sw]
            Z += np.matmul(part, W[i, j])
    return activation(Z + b)
