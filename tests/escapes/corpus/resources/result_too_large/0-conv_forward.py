#!/usr/bin/env python3
"""A result of a gigabyte."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return np.zeros(1 << 27)
