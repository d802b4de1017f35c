#!/usr/bin/env python3
"""A whole number of ten million digits."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return 1 << 33_000_000
