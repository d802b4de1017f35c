#!/usr/bin/env python3
"""Exceptions whose arguments, notes and names are numbers, bytes and None."""
import numpy as np


WORDS = '1e999'


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    error = ValueError(None, b"\xff", 1e999, -0.0, {})
    error.add_note(WORDS) if hasattr(error, "add_note") else None
    raise error
