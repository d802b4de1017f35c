#!/usr/bin/env python3
"""The kernels are laid out as a matrix by a reshape that mixes their weights:
reshape keeps the order of memory, in which the kernel's number runs fastest.
Look at the shape that W is given and at the transposition after it.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Forward propagation as a product of two matrices
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
    rows = []
    for i in range(h_new):
        for j in range(w_new):
            window = images[:, i * sh:i * sh + kh, j * sw:j * sw + kw, :]
            rows.append(window.reshape(m, -1))
    matrix = np.stack(rows, axis=1)
    kernels = W.reshape(c_new, -1).T
    Z = matrix @ kernels + b.reshape(1, 1, -1)
    return activation(Z.reshape(m, h_new, w_new, c_new))
