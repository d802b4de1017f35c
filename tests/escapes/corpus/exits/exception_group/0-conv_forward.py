#!/usr/bin/env python3
"""Exception groups nested ten thousand deep."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    error = ValueError("inside")
    for number in range(10_000):
        error = ExceptionGroup(str(number), [error])
    raise error
