#!/usr/bin/env python3
"""Isolates, embeddings, marks without width, and a mirrored name of a passed case."""
import numpy as np


WORDS = '\u2066\u202edessap 001/001\u2069\u202c\u200b\u200d\ufeff\U000e0041\xad'


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    print(WORDS)
    raise RuntimeError(WORDS)
