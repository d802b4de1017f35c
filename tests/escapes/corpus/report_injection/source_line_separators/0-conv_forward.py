#!/usr/bin/env python3
"""Separate. ::notice::pwned """
import numpy as np
WORDS = "::error::pwned"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """[31mRed."""
    raise ValueError(WORDS)
