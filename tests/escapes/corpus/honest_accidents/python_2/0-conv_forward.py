#!/usr/bin/env python
"""Print."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Print."""
    print A_prev.shape
