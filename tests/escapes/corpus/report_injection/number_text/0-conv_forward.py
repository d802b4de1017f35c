#!/usr/bin/env python3
"""A huge number and a float that look strange as text."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return {'A': [float('nan'), -0.0, 1e308 * 10, 1 << 500, complex('nan+infj')]}
