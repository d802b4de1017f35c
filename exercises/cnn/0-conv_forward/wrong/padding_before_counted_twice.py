#!/usr/bin/env python3
"""np.pad adds fewer zeros than the size of the output counts, so that the last
windows are smaller than the kernel: they are added on one side of an axis
alone, or counted twice. 'same' adds zeros on all four sides, and each counts
once. Look at the pairs that are given for each axis, and at the formula for
the size.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Performs forward propagation over a convolutional layer
    Returns: the output of the convolutional layer
    """
    m, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    images = np.pad(A_prev, ((0, 0), (ph, 0), (pw, 0), (0, 0)))
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1
    Z = np.zeros((m, h_new, w_new, c_new))
    for i in range(h_new):
        for j in range(w_new):
            x = i * sh
            y = j * sw
            window = images[:, x:x + kh, y:y + kw, :]
            for k in range(c_new):
                Z[:, i, j, k] = np.sum(window * W[:, :, :, k],
                                       axis=(1, 2, 3))
    return activation(Z + b)
