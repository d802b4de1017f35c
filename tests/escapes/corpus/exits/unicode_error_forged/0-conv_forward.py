#!/usr/bin/env python3
"""A UnicodeDecodeError whose text is computed from forged positions."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise UnicodeDecodeError('utf-8', b'x' * 10, -5, 2 ** 31 - 1, 'forged')
