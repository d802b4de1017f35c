#!/usr/bin/env python3
"""Line ends."""
import numpy as np
X = "ab c de" ;y=1


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activation(A_prev.sum() + b)
