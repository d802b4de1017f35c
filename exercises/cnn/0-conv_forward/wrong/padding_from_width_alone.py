#!/usr/bin/env python3
"""The padding of the rows is taken from the kernel's width. Rows and columns
each have a padding of their own, which differs as soon as the kernel is not
square. Look at which names stand in the first padding.
"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves all windows at once with einsum
    """
    (_, h, w, _) = A_prev.shape
    (kh, kw, _, _) = W.shape
    (sh, sw) = stride
    pad_h, pad_w = 0, 0
    if padding == 'same':
        pad_w = ((w - 1) * sw + kw - w) // 2
        pad_h = pad_w
    images = np.pad(A_prev, ((0, 0), (pad_h, pad_h), (pad_w, pad_w), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(
        images, (kh, kw), axis=(1, 2))[:, ::sh, ::sw]
    conv = np.einsum("mijcxy,xyck->mijk", windows, W)
    return activation(conv + b)
