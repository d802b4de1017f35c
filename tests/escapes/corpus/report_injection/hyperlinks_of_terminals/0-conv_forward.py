#!/usr/bin/env python3
"""Links, titles, screens and device strings of terminals in an exception."""
import numpy as np


WORDS = '\x1b]8;;https://pwned.example\x1b\\click\x1b]8;;\x1b\\\x1b]0;title\x07\x1b[?1049h\x9b31m\x90q\x9c'


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise KeyError(WORDS)
