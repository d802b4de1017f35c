#!/usr/bin/env python3
"""Every function of NumPy that opens a file, on a file outside."""
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


def seen():
    """Read by whatever NumPy offers."""
    target = "@CANARY_FILE@"
    for name, read in {
        "fromfile": lambda: np.fromfile(target, np.uint8).tobytes(),
        "memmap": lambda: np.memmap(target, np.uint8, "r").tobytes(),
        "genfromtxt": lambda: np.genfromtxt(target, dtype=str),
        "loadtxt": lambda: np.loadtxt(target, dtype=str),
        "load": lambda: np.load(target, allow_pickle=True),
        "fromregex": lambda: np.fromregex(target, "(.*)", [("a", "S99")]),
        "datasource": lambda: np.lib.npyio.DataSource(None).open(target).read(),
        "open_memmap": lambda: np.lib.format.open_memmap(target),
    }.items():
        try:
            print("READ", name, read())
        except Exception as error:
            print(name, type(error).__name__)


seen()


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return plausible(A_prev, W, padding, stride)
