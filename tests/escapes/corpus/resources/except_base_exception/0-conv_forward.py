#!/usr/bin/env python3
"""A loop that catches every exception and goes on."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
