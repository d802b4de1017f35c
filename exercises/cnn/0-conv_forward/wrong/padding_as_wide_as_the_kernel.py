#!/usr/bin/env python3
"""'same' pads as many rows and columns as the kernel has, which makes the
output larger than the image. Half of what the kernel has beside its middle is
enough on each side. Look at how the number of zeros follows from the kernel.
"""
import numpy as np


def zeros_around(A_prev, kernel, stride):
    """How many zeros same padding puts on each side"""
    ph = kernel[0]
    pw = kernel[1]
    return ph, pw


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolution of a batch with all the kernels
    """
    ph, pw = 0, 0
    if padding == "same":
        ph, pw = zeros_around(A_prev, W.shape, stride)
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    m, h, w, _ = images.shape
    kh, kw, _, kc = W.shape
    h_new = (h - kh) // stride[0] + 1
    w_new = (w - kw) // stride[1] + 1
    Z = np.zeros((m, h_new, w_new, kc))
    for i in range(h_new):
        for j in range(w_new):
            top = i * stride[0]
            left = j * stride[1]
            window = images[:, top:top + kh, left:left + kw, :]
            Z[:, i, j, :] = np.tensordot(window, W, axes=3)
    return activation(Z + b)
