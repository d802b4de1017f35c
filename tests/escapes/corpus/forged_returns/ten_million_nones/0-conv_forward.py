#!/usr/bin/env python3
"""A list of ten million Nones."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return [None] * 10_000_000
