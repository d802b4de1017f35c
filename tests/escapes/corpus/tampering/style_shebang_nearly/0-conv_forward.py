#!/usr/bin/env  python3 
"""Nearly."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activation(A_prev.sum() + b)
