#!/usr/bin/env python3
"""An exception whose text speaks cells."""
import numpy as np

WORDS = "=HYPERLINK(\"http://pwned.invalid\")\t+1+1\t-1-1\t@SUM(A1)\n=cmd|' /C calc'!A0"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
