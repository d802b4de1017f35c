#!/usr/bin/env python3
"""Masks, groups, environment and outputs of CI systems."""
import numpy as np


WORDS = '\n::add-mask::a\n::group::x\n::endgroup::\n::set-env name=PATH::x\n::add-path::x\necho "a=b" >> $GITHUB_ENV\nsection_start:1:x\r\x1b[0K\n::debug::x\n  ::error file=a,line=1::x\n##[section]x\n'


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    print(WORDS)
    raise ValueError(WORDS)
