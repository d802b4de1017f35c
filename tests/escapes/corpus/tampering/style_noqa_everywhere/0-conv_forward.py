#!/usr/bin/env python3
"""Look away.  # noqa

flake8: noqa
"""  # noqa
import numpy as np,math  # noqa: E401
x=1;y =2  # nopep8 # pragma: no cover # type: ignore # fmt: off


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return activation(A_prev.sum() + b)
