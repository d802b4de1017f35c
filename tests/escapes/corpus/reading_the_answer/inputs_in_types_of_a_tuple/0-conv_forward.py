#!/usr/bin/env python3
"""Hidden inputs in the names of types inside containers."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    text = A_prev.tobytes().hex()[:64]
    return ({text: type("T" + text, (), {})()}, [type("L" + text, (), {})])
