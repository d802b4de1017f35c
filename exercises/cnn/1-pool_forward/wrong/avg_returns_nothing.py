#!/usr/bin/env python3
"""With 'avg' the function returns nothing: the mean is computed and then lost.
Look at how both branches end.
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
        return windows.max(axis=(4, 5))
    windows.mean(axis=(4, 5))
