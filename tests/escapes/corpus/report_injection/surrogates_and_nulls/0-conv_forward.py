#!/usr/bin/env python3
"""Lone surrogates, NUL, DEL and characters that no XML may hold."""
import numpy as np


WORDS = '\ud800\udfff\x00\x01\x0b\x0c\x7f\ufffe\uffff\udc80'


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    print(ascii(WORDS))
    raise OSError(5, WORDS, WORDS)
