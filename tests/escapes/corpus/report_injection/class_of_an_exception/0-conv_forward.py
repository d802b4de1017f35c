#!/usr/bin/env python3
"""Exceptions whose class, module and qualified name act."""
import numpy as np


NAME = "</td><script>alert(1)</script>\n::error::x\u202e\x1b[1m"
Error = type(NAME, (Exception,), {"__module__": NAME, "__qualname__": NAME})


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise Error(NAME)
