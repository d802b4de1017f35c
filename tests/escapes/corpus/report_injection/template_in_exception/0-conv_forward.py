#!/usr/bin/env python3
"""An exception whose text speaks template."""
import numpy as np

WORDS = "{{ 7919 * 7907 }}{% for x in y %}{# pwned #}${7919*7907}<%= 7919*7907 %>%s %(x)s {0} {x!r:>9999999}"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
