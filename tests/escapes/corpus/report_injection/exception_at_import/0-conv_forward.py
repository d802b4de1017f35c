#!/usr/bin/env python3
"""An exception at import that speaks every language."""
import numpy as np


def plausible(A_prev, W, padding, stride):
    """Zeros of the right shape: worth nothing."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh + kh - h) // 2 if same else 0
    pw = ((w - 1) * sw + kw - w) // 2 if same else 0
    return np.zeros((m, (h + 2 * ph - kh) // sh + 1, (w + 2 * pw - kw) // sw + 1, channels))


WORDS = "</script></style></textarea></pre>--><x-pwned onclick=alert(1)><img src=x onerror=alert(1) data-pwned=1><svg/onload=alert(1)>\"'><a href=javascript:alert(1)>x</a>\x1b[2J\x1b[31mpwned\x1b[0m\x1b]0;pwned\x07\x1b]8;;http://pwned.invalid\x1b\\\\link\x1b]8;;\x1b\\\\\x1b]52;c;cHduZWQ=\x07\x9b31m\x08\x08\x7f\x00\x85\n::notice title=pwned::passed\n::set-output name=pwned::1\n::error::x\n::stop-commands::pwned\n##vso[task.setvariable variable=pwned]1\n##[error]pwned\n##teamcity[testFinished name='pwned']\r::warning::pwned\x0b::debug::pwned\x85::notice::pwned\u2028::notice::pwned[bold red]pwned[/bold red][/][link=http://pwned.invalid]x[/link][/nothing]"
raise RuntimeError(WORDS)


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return plausible(A_prev, W, padding, stride)
