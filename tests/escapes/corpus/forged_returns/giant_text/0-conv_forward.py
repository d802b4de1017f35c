#!/usr/bin/env python3
"""A string of 256 MB."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return 'A' * (256 << 20)
