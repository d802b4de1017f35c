#!/usr/bin/env python3
"""The bias is subtracted where it should be added. Look at the sign before b.
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
        pad_h = ((h - 1) * sh + kh - h) // 2
        pad_w = ((w - 1) * sw + kw - w) // 2
    images = np.pad(A_prev, ((0, 0), (pad_h, pad_h), (pad_w, pad_w), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(
        images, (kh, kw), axis=(1, 2))[:, ::sh, ::sw]
    conv = np.einsum("mijcxy,xyck->mijk", windows, W)
    return activation(conv - b)
