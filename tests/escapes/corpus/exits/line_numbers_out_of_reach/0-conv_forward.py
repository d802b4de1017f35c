#!/usr/bin/env python3
"""Syntax errors that name the lines -1, 0, 10**18 and True."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    error = SyntaxError("forged")
    error.lineno = [-1, 0, 10 ** 18, True][int(abs(A_prev.sum()) * 1000) % 4]
    error.offset = error.end_lineno = -5
    raise error
