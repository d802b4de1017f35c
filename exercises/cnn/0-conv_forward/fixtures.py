"""Activations that a layer may be given: elementwise, for arrays of any shape and for single numbers."""

import numpy as np


def identity(z: np.ndarray) -> np.ndarray:
    """Leave everything as it is."""
    return z


def relu(z: np.ndarray) -> np.ndarray:
    """Cut off what is negative."""
    return np.maximum(z, 0)


def leaky_relu(z: np.ndarray) -> np.ndarray:
    """Keep a tenth of what is negative: unlike relu, calling it twice shows."""
    return np.where(z > 0, z, 0.1 * z)


def tanh(z: np.ndarray) -> np.ndarray:
    """Squeeze into -1 to 1."""
    return np.tanh(z)


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Squeeze into 0 to 1; one half at zero, so where it is called shows."""
    return 1 / (1 + np.exp(-z))


def softplus(z: np.ndarray) -> np.ndarray:
    """Smooth relu; log 2 at zero."""
    return np.logaddexp(0, z)


def wave(z: np.ndarray) -> np.ndarray:
    """Cosine: neither monotonous nor linear, and 1 at zero."""
    return np.cos(z)
