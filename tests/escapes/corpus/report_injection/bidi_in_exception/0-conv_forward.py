#!/usr/bin/env python3
"""An exception whose text speaks bidi."""
import numpy as np

WORDS = "\u202epwned\u202c\u2066\u2069\u200b\ufeff\u061c\u200f"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
