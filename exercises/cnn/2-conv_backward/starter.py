#!/usr/bin/env python3
"""Back propagation over a convolutional layer."""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """
    Compute the gradients of a convolutional layer.

    Returns: dA_prev, dW, db
    """
