#!/usr/bin/env python3
"""All windows at once as a view, contracted with the kernels"""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """
    Convolves without a loop
    Returns: the output of the layer (m, h_new, w_new, c_new)
    """
    kernel = np.array(W.shape[:2])
    size = np.array(A_prev.shape[1:3])
    steps = np.array(stride)
    zeros = np.zeros(2, dtype=int)
    if padding == "same":
        zeros = ((size - 1) * steps + kernel - size) // 2
    padded = np.pad(A_prev, [(0, 0), (zeros[0],) * 2, (zeros[1],) * 2,
                             (0, 0)])
    windows = np.lib.stride_tricks.sliding_window_view(
        padded, tuple(kernel), axis=(1, 2))
    windows = windows[:, ::stride[0], ::stride[1]]
    Z = np.einsum('nyxchw,hwck->nyxk', windows, W, optimize=True)
    return activation(Z + b)
