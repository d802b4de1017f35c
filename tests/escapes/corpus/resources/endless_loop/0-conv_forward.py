#!/usr/bin/env python3
"""A loop without end."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    while True:
        pass
