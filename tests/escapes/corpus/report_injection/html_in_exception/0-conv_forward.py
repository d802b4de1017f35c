#!/usr/bin/env python3
"""An exception whose text speaks html."""
import numpy as np

WORDS = "</script></style></textarea></pre>--><x-pwned onclick=alert(1)><img src=x onerror=alert(1) data-pwned=1><svg/onload=alert(1)>\"'><a href=javascript:alert(1)>x</a>"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
