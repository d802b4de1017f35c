#!/usr/bin/env python3
"""Name."""
import numpy as np
from оѕ import path


def cоnv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Look alike."""
    return A_prev
