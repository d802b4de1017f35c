#!/usr/bin/env python3
"""A returned type, its attribute names and dict keys that speak bidi."""
import numpy as np

WORDS = "\u202epwned\u202c\u2066\u2069\u200b\ufeff\u061c\u200f"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    if len(A_prev) % 2:
        return {WORDS: WORDS, 'A': [WORDS]}
    return type(WORDS.replace(chr(0), ''), (), {})()
