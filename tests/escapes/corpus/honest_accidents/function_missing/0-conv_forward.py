#!/usr/bin/env python3
"""Another function than the one that is asked for."""
import numpy as np

def convolve(A_prev):
    """Misname."""
    return A_prev


NAME = 'conv_forward ='
