#!/usr/bin/env python3
"""Source, docstrings and comments full of markup."""
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


WORDS = """</script></style></textarea></pre>--><x-pwned onclick=alert(1)><img src=x onerror=alert(1) data-pwned=1><svg/onload=alert(1)>\"'><a href=javascript:alert(1)>x</a>"""
# </code></pre><x-pwned data-pwned=1> ]]> [/] {{ 7919 * 7907 }}
# ::notice::pwned



def documented():
    """</pre><script>pwned</script><x-pwned>

::set-output name=pwned::1
]]>
    """


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return plausible(A_prev, W, padding, stride)
