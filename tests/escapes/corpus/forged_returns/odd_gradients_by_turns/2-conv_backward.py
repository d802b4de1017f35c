#!/usr/bin/env python3
"""Odd things in place of some gradients, others in each call."""
import numpy as np

R = np.random.RandomState(5)


class Odd(np.ndarray):
    """A subclass."""


def right_shape(A_prev, W, padding, stride):
    """Zeros of the right shape."""
    m, h, w, _ = A_prev.shape
    kh, kw, _, channels = W.shape
    sh, sw = stride
    same = padding == "same"
    ph = ((h - 1) * sh + kh - h) // 2 if same else 0
    pw = ((w - 1) * sw + kw - w) // 2 if same else 0
    return np.zeros((m, (h + 2 * ph - kh) // sh + 1, (w + 2 * pw - kw) // sw + 1, channels))


def odd(good, depth=0):
    """Something odd."""
    shape = good.shape
    one = R.randint(0, 40)
    if one == 0:
        return None
    if one == 1:
        return np.full(shape, np.nan)
    if one == 2:
        return np.full(shape, np.inf)
    if one == 3:
        return np.full(shape, 1e308)
    if one == 4:
        return np.full(shape, -1e308, dtype=np.longdouble) * np.longdouble(10) ** 4000
    if one == 5:
        return np.zeros(shape, np.float16)
    if one == 6:
        return np.full(shape, 2 ** 64 - 1, np.uint64)
    if one == 7:
        return np.full(shape, -2 ** 63, np.int64)
    if one == 8:
        return np.ones(shape, bool)
    if one == 9:
        return np.full(shape, complex(np.nan, np.inf))
    if one == 10:
        return np.full(shape, 1 + 1j, np.complex64)
    if one == 11:
        return np.zeros((0,) + shape[1:])
    if one == 12:
        return np.zeros(shape[:-1] + (0,))
    if one == 13:
        return np.zeros(())
    if one == 14:
        return np.zeros((1,) * 32)
    if one == 15:
        return np.zeros(shape[:2])
    if one == 16:
        return np.float64("nan")
    if one == 17:
        return np.longdouble("1e4000")
    if one == 18:
        return np.bool_(True)
    if one == 19:
        return 10 ** 150
    if one == 20:
        return -10 ** 150
    if one == 21:
        return float("inf")
    if one == 22:
        return complex(float("nan"), 1)
    if one == 23:
        return "text {0} {name} %s \x00 \u202e"
    if one == 24:
        return b"\xff\x00"
    if one == 25:
        return good.view(Odd)
    if one == 26:
        return {"A": good, "": None, "x" * 500: [1]}
    if one == 27 and depth < 12:
        return [odd(good, depth + 1)]
    if one == 28 and depth < 12:
        return (odd(good, depth + 1), odd(good, depth + 1), odd(good, depth + 1))
    if one == 29:
        return ()
    if one == 30:
        return []
    if one == 31:
        return {}
    if one == 32:
        return good.astype(object)
    if one == 33:
        return np.asfortranarray(good)
    if one == 34:
        return good.swapaxes(1, 2)
    if one == 35:
        return np.zeros(shape[::-1])
    if one == 36:
        return np.full(shape, 5e-324)
    if one == 37:
        return np.zeros((10 ** 6,))
    if one == 38:
        return np.where(np.arange(good.size).reshape(shape) % 2, np.nan, 1e300)
    if one == 39:
        return np.zeros(shape, np.longdouble)
    raise [ValueError("{x} %s"), KeyError(()), IndexError("axis\x00"), TypeError(), OverflowError(10 ** 30), ZeroDivisionError("a" * 5000), AttributeError("\u202e" * 90, name="x"), NameError("name 'x' is not defined", name="y" * 900), UnicodeDecodeError("utf-8", b"x", 0, 1, "y"), OSError(2, "x", "y"), ImportError("x", name="numpy.nothing", path="y"), RecursionError("maximum recursion depth exceeded"), MemoryError("x"), NotImplementedError("{0.__class__}"), SyntaxError("x", ("f", 99999, -5, "text", 9, 9))][R.randint(0, 15)]


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Convolve."""
    if R.rand() < 0.2:
        return odd(A_prev)
    return tuple(one if R.rand() < 0.3 else odd(one) for one in (A_prev * 0, W * 0, b * 0))
