#!/usr/bin/env python3
"""One call into C that multiplies huge matrices."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    large = np.ones((6000, 6000))
    while True:
        large = large @ large
