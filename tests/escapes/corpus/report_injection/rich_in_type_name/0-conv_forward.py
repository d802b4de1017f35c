#!/usr/bin/env python3
"""A returned type, its attribute names and dict keys that speak rich."""
import numpy as np

WORDS = "[bold red]pwned[/bold red][/][link=http://pwned.invalid]x[/link][/nothing]"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    if len(A_prev) % 2:
        return {WORDS: WORDS, 'A': [WORDS]}
    return type(WORDS.replace(chr(0), ''), (), {})()
