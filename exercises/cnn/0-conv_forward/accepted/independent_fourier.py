#!/usr/bin/env python3
"""A product of Fourier transforms: the convolution theorem

with the kernel turned by half a turn
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves in the frequency domain
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    m, h, w, _ = A_prev.shape
    kh, kw, _, c_new = W.shape
    sh, sw = stride
    ph = pw = 0
    if padding == "same":
        ph = ((h - 1) * sh + kh - h) // 2
        pw = ((w - 1) * sw + kw - w) // 2
    padded = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    size = (padded.shape[1] + kh - 1, padded.shape[2] + kw - 1)
    images = np.fft.rfft2(padded, size, axes=(1, 2))
    kernels = np.fft.rfft2(W[::-1, ::-1], size, axes=(0, 1))
    product = np.einsum('nyxc,yxck->nyxk', images, kernels)
    full = np.fft.irfft2(product, size, axes=(1, 2))
    inside = full[:, kh - 1:padded.shape[1], kw - 1:padded.shape[2]]
    return activation(inside[:, ::sh, ::sw] + b)
