#!/usr/bin/env python3
"""Fifty thousand exceptions, each the cause of the next."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    last = ValueError("first")
    for number in range(50_000):
        following = ValueError(str(number))
        following.__cause__ = last
        last = following
    raise last
