#!/usr/bin/env python3
"""Descriptors sent over a socket pair, and a descriptor of the parent's asked for."""
import numpy as np

# Around the guard of imports, to the wall behind it.
__builtins__["__import__"] = (np.__builtins__ if isinstance(np.__builtins__, dict) else vars(np.__builtins__))["__import__"]
import array
import os
import socket


def plausible(A_prev, W, padding, stride):
    """Zeros of the right shape: worth nothing."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh + kh - h) // 2 if same else 0
    pw = ((w - 1) * sw + kw - w) // 2 if same else 0
    return np.zeros((m, (h + 2 * ph - kh) // sh + 1, (w + 2 * pw - kw) // sw + 1, channels))


try:
    left, right = socket.socketpair()
    left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0]))])
except OSError:
    pass
for process in (os.getppid(), @DECOY_PID@, @JUDGE_PID@):
    try:
        handle = os.pidfd_open(process)
        print("HOLDS", "a handle of another process", process)
        os.close(handle)
    except (OSError, AttributeError):
        pass
    for descriptor in range(16):
        try:
            os.close(os.open(f"/proc/{process}/fd/{descriptor}", os.O_WRONLY | os.O_NONBLOCK))
            print("OPENED", "a descriptor of another process", process, descriptor)
        except OSError:
            pass


def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    """Convolve."""
    return plausible(A_prev, W, padding, stride)
