#!/usr/bin/env python3
"""A function that calls itself by mistake."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return conv_forward(A_prev, W, b, activation, padding, stride)
