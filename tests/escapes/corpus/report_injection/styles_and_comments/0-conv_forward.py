#!/usr/bin/env python3
"""Style sheets, ends of comments and of scripts in docstrings, names and texts."""
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


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    "</style><style>*{display:none}</style><link rel=stylesheet href=//x>"
    text = '\<svg onload="alert(1)">&lt;x-pwned&gt;--><!--{{ 7 * 7 }}{% raw %}</textarea></title></pre><x-pwned>'
    l = O = I = lambda: '`x-pwned`' # </script><x-pwned onclick=1>
    return  text+l+'<base href="//x"><meta http-equiv=refresh content=0><math><mtext></mtext><x-pwned></math>'
