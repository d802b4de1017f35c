#!/usr/bin/env python3
"""A returned type, its attribute names and dict keys that speak ansi."""
import numpy as np

WORDS = "\x1b[2J\x1b[31mpwned\x1b[0m\x1b]0;pwned\x07\x1b]8;;http://pwned.invalid\x1b\\\\link\x1b]8;;\x1b\\\\\x1b]52;c;cHduZWQ=\x07\x9b31m\x08\x08\x7f\x00\x85"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    if len(A_prev) % 2:
        return {WORDS: WORDS, 'A': [WORDS]}
    return type(WORDS.replace(chr(0), ''), (), {})()
