#!/usr/bin/env python3
"""A class whose __name__ is a str subclass that encodes itself."""
import numpy as np

class Name(str):
    """Writes what it likes."""

    def encode(self, *arguments):
        return b"N" * (1 << 28)

    def __len__(self):
        return 0

    def __getitem__(self, key):
        return self


Foreign = type(Name("Foreign"), (), {})


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return Foreign()
