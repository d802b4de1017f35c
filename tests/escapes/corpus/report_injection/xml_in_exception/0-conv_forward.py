#!/usr/bin/env python3
"""An exception whose text speaks xml."""
import numpy as np

WORDS = "]]></system-out></failure></testcase><testcase name='x-pwned'/><x-pwned/><!--<![CDATA[&pwned;"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
