#!/usr/bin/env python3
"""A returned type, its attribute names and dict keys that speak template."""
import numpy as np

WORDS = "{{ 7919 * 7907 }}{% for x in y %}{# pwned #}${7919*7907}<%= 7919*7907 %>%s %(x)s {0} {x!r:>9999999}"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    if len(A_prev) % 2:
        return {WORDS: WORDS, 'A': [WORDS]}
    return type(WORDS.replace(chr(0), ''), (), {})()
