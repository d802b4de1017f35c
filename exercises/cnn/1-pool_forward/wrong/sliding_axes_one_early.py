#!/usr/bin/env python3
"""The reduction runs over the channels and the windows' rows, and leaves their
columns. sliding_window_view puts the window's own axes last, after the
channels. Look at the axes of the reduction.
"""
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Pools all windows at once
    """
    sh, sw = stride
    windows = np.lib.stride_tricks.sliding_window_view(
        A_prev, kernel_shape, axis=(1, 2))
    windows = windows[:, ::sh, ::sw]
    if mode == 'max':
        return windows.max(axis=(3, 4))
    return windows.mean(axis=(3, 4))
