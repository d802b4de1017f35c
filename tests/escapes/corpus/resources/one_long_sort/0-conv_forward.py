#!/usr/bin/env python3
"""One call into C that sorts with a slow comparison."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return sorted(range(10 ** 9), key=lambda number: -number)
