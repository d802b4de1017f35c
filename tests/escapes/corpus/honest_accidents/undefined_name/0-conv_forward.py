#!/usr/bin/env python3
"""An undefined name."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activaton(A_prev)
