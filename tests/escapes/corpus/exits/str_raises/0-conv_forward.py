#!/usr/bin/env python3
"""An exception whose __str__ and __repr__ raise."""
import numpy as np

class Silent(Exception):
    """Cannot be told."""

    def __str__(self):
        raise Silent

    __repr__ = __str__


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise Silent
