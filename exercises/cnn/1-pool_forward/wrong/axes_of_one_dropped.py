#!/usr/bin/env python3
"""Axes that hold a single image, row, column or channel are dropped. The
output always has four axes. Look for squeeze, or an index that removes an
axis.
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
        return windows.max(axis=(4, 5)).squeeze()
    return windows.mean(axis=(4, 5)).squeeze()
