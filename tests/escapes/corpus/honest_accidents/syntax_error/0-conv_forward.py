#!/usr/bin/env python3
"""Break."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Break."""
    return (A_prev
