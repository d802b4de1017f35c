#!/usr/bin/env python3
"""An exception with a text of 128 MB."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError('A' * (128 << 20))
