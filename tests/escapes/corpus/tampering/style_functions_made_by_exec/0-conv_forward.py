#!/usr/bin/env python3
"""Hidden functions."""
import numpy as np

if True:
    class Holder:
        def convolve(self, *arguments):
            return 0


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activation(A_prev.sum() + b)
