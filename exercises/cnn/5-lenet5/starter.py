#!/usr/bin/env python3
"""LeNet-5 with Keras."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
