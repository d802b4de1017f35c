#!/usr/bin/env python3
"""A SyntaxError with forged positions and text."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    error = SyntaxError("forged")
    error.filename, error.lineno, error.offset, error.text = "/etc/passwd", -1, 10 ** 9, "A" * 10 ** 6
    error.print_file_and_line = True
    raise error
