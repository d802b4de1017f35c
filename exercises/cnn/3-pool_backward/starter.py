#!/usr/bin/env python3
"""Back propagation over a pooling layer."""
import numpy as np


def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode='max'):
    """
    Compute the gradient of a pooling layer.

    Returns: dA_prev
    """
