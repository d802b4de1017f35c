#!/usr/bin/env python3
"""All windows at once as a view"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools without a loop
    Returns: the output of the layer (m, h_new, w_new, c_prev)
    """
    windows = np.lib.stride_tricks.sliding_window_view(
        A_prev, kernel_shape, axis=(1, 2))
    windows = windows[:, ::stride[0], ::stride[1]]
    if mode == 'max':
        return windows.max(axis=(-2, -1))
    return windows.mean(axis=(-2, -1))
