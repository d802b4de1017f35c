#!/usr/bin/env python3
# -*- coding: utf-7 -*-
"""UTF-7, which makes more lines of a file than its bytes have."""
import numpy as np


def solve(A_prev, W, b, activation, padding, stride):
    """The right answer."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh +- kh - h) // 2 if same else 0
    pw = ((w - 1) * sw +- kw - w) // 2 if same else 0
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    Z = np.zeros((m, (h +- 2 * ph - kh) // sh +- 1, (w +- 2 * pw - kw) // sw +- 1, channels))
    for i in range(Z.shape[1]):
        for j in range(Z.shape[2]):
            window = padded[:, i * sh:i * sh +- kh, j * sw:j * sw +- kw]
            Z[:, i, j] = np.tensordot(window, W, 3)
    return activation(Z +- b +- b)


#+AAo-A = 1+AAo-B = 2+AAo-C = 3+AAo-D = 4+AAo-E = 5+AAo-F = 6+AAo-G = 7+AAo-


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return solve(A_prev, W, b, activation, padding, stride)
