#!/usr/bin/env python3
"""Shift."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Shift."""
    a = 1
     b = 2
    return a
