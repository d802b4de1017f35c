#!/usr/bin/env python3
"""A returned type, its attribute names and dict keys that speak cells."""
import numpy as np

WORDS = "=HYPERLINK(\"http://pwned.invalid\")\t+1+1\t-1-1\t@SUM(A1)\n=cmd|' /C calc'!A0"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    if len(A_prev) % 2:
        return {WORDS: WORDS, 'A': [WORDS]}
    return type(WORDS.replace(chr(0), ''), (), {})()
