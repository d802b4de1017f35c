#!/usr/bin/env python3
"""An object that offers __array__, __array_interface__ and __array_struct__."""
import numpy as np


def solve(A_prev, W, b, activation, padding, stride):
    """The right answer."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh + kh - h) // 2 if same else 0
    pw = ((w - 1) * sw + kw - w) // 2 if same else 0
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    Z = np.zeros((m, (h + 2 * ph - kh) // sh + 1, (w + 2 * pw - kw) // sw + 1, channels))
    for i in range(Z.shape[1]):
        for j in range(Z.shape[2]):
            window = padded[:, i * sh:i * sh + kh, j * sw:j * sw + kw]
            Z[:, i, j] = np.tensordot(window, W, 3)
    return activation(Z + b)


class Offers:
    """Converts into whatever is asked for."""

    def __init__(self, array):
        self.array = array
        self.shape, self.dtype, self.ndim = array.shape, array.dtype, array.ndim

    def __array__(self, dtype=None, copy=None):
        return self.array

    @property
    def __array_interface__(self):
        return self.array.__array_interface__

    @property
    def __array_struct__(self):
        return self.array.__array_struct__

    def __dlpack__(self, **keywords):
        return self.array.__dlpack__()

    def __dlpack_device__(self):
        return (1, 0)


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return Offers(solve(A_prev, W, b, activation, padding, stride))
