#!/usr/bin/env python3
"""An exception with a traceback of a twenty thousand frames."""
import numpy as np


def again(error, left):
    """Raise the same exception once more."""
    try:
        raise error
    except ValueError as caught:
        return caught


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    error = ValueError("deep")
    for _ in range(20_000):
        error = again(error, 0)
    raise error
