#!/usr/bin/env python3
"""Function and file names in the traceback that speak every language."""
import numpy as np

WORDS = "</script></style></textarea></pre>--><x-pwned onclick=alert(1)><img src=x onerror=alert(1) data-pwned=1><svg/onload=alert(1)>\"'><a href=javascript:alert(1)>x</a>".replace(chr(0), "")
SPACE = {}
exec(compile("def inside():\n    raise ValueError(1)\n", WORDS + "\n::notice::pwned\x1b[31m", "exec"), SPACE)
SPACE["inside"].__name__ = SPACE["inside"].__qualname__ = WORDS
SPACE["inside"].__code__ = SPACE["inside"].__code__.replace(co_name=WORDS, co_qualname=WORDS) if hasattr(SPACE["inside"].__code__, "co_qualname") else SPACE["inside"].__code__.replace(co_name=WORDS)


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return SPACE['inside']()
