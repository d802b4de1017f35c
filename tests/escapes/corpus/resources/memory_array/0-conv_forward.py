#!/usr/bin/env python3
"""Memory taken by NumPy at one blow (3 GiB)."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return np.ones(3 << 27).sum()
