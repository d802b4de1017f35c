#!/usr/bin/env python3
"""Form feeds."""
import numpy as np
x=1;y = 2


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activation(A_prev.sum() + b)
