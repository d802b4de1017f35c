#!/usr/bin/env python3
"""The stride is used across the image alone: down it the windows move by one,
and the output is too high. Each axis has a stride of its own. Look at where
the first number of stride is used.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools all windows at once
    """
    sh, sw = stride
    windows = np.lib.stride_tricks.sliding_window_view(
        A_prev, kernel_shape, axis=(1, 2))
    windows = windows[:, :, ::sw]
    if mode == 'max':
        return windows.max(axis=(4, 5))
    return windows.mean(axis=(4, 5))
