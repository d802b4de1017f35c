#!/usr/bin/env python3
"""The function as a method."""
import numpy as np

class Solution:
    """Wrap."""

    def conv_forward(self, A_prev, W, b, activation, padding='same', stride=(1, 1)):
        """Convolve."""
        return A_prev
