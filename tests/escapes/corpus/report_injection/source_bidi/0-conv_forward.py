#!/usr/bin/env python3
"""Reorder."""
import numpy as np

ACCESS = "user‮ ⁦# only admins⁩ ⁦"
Á = "​‏﻿"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Re‮verse."""
    raise ValueError("‮" + ACCESS)
