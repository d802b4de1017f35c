#!/usr/bin/env python3
"""Strings that are no UTF-8."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return {'\ud800\udfff': '\udcff' * 10, 'A': '\x00'}
