#!/usr/bin/env python3
"""A traceback that points into files that do not exist or must not be read."""
import numpy as np

exec(compile("def outside():\n    raise ValueError('elsewhere')\n", "/etc/passwd", "exec"))


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return outside()
