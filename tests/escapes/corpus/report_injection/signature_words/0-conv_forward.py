#!/usr/bin/env python3
"""A signature whose defaults and annotations speak when they are shown."""
import numpy as np

class Word:
    """Shows markup."""

    def __repr__(self):
        return "</pre><x-pwned>\n::notice::pwned\x1b[31m[/]"


def conv_forward(A_prev: Word(), W=Word(), b=Word(), *, activation_=Word()) -> Word():
    """Has another signature."""
    return 0
