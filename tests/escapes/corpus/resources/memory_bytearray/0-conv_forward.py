#!/usr/bin/env python3
"""Memory taken in a bytearray that doubles (3 GiB at most)."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    hoard = bytearray(1 << 20)
    while len(hoard) < 3 << 30:
        hoard.extend(bytes(len(hoard)))
    return len(hoard)
