#!/usr/bin/env python3
"""A list that contains itself twice."""
import numpy as np


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    answer = []
    answer.extend([answer, answer])
    return answer
