#!/usr/bin/env python3
"""All the zeros count below and to the right, and none above and to the left:
the output has the right size, but is shifted. The image belongs in the middle
of its zeros. Look at the pairs that are given for each axis, at the slice that
the image is copied into, and at which array the windows are cut from.
"""
import numpy as np


def zeros_around(A_prev, kernel, stride):
    """How many zeros same padding puts on each side"""
    _, h, w, _ = A_prev.shape
    ph = ((h - 1) * stride[0] + kernel[0] - h) // 2
    pw = ((w - 1) * stride[1] + kernel[1] - w) // 2
    return ph, pw


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolution of a batch with all the kernels
    """
    ph, pw = 0, 0
    if padding == "same":
        ph, pw = zeros_around(A_prev, W.shape, stride)
    images = np.pad(A_prev, ((0, 0), (0, 2 * ph), (0, 2 * pw), (0, 0)))
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
