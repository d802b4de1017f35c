#!/usr/bin/env python3
"""One call into C that computes a huge power."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return 3 ** (10 ** 9)
