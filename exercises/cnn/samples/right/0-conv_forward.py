#!/usr/bin/env python3
"""Convolution layer, forward."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolve the kernels over a batch of images.

    A_prev: (m, h_prev, w_prev, c_prev), what the layer before gave
    W: (kh, kw, c_prev, c_new), the kernels
    b: (1, 1, 1, c_new), the biases
    activation: function to apply at the end
    padding: "same" or "valid"
    stride: (sh, sw)

    Returns: the layer's output
    """
    m, h_prev, w_prev, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride

    if padding == "same":
        ph = ((h_prev - 1) * sh + kh - h_prev) // 2
        pw = ((w_prev - 1) * sw + kw - w_prev) // 2
    else:
        ph, pw = 0, 0

    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    h_new = (h_prev + 2 * ph - kh) // sh + 1
    w_new = (w_prev + 2 * pw - kw) // sw + 1

    Z = np.zeros((m, h_new, w_new, c_new))
    for row in range(h_new):
        for col in range(w_new):
            top = row * sh
            left = col * sw
            window = images[:, top:top + kh, left:left + kw, :]
            Z[:, row, col, :] = np.tensordot(window, W, axes=3)
    return activation(Z + b)
