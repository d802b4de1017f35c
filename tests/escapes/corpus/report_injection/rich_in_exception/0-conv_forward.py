#!/usr/bin/env python3
"""An exception whose text speaks rich."""
import numpy as np

WORDS = "[bold red]pwned[/bold red][/][link=http://pwned.invalid]x[/link][/nothing]"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
