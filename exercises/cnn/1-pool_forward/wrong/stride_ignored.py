#!/usr/bin/env python3
"""The stride changes nothing: the output is that of stride 1. The windows move
by the stride along each axis. Look for the places where the stride should be
used.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools all windows at once
    """
    sh, sw = stride
    windows = np.lib.stride_tricks.sliding_window_view(
        A_prev, kernel_shape, axis=(1, 2))
    if mode == 'max':
        return windows.max(axis=(4, 5))
    return windows.mean(axis=(4, 5))
