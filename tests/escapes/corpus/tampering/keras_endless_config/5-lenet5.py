#!/usr/bin/env python3
"""A model whose get_config never ends."""
from tensorflow import keras as K

def plain(X, units=10):
    """Build a model that is not LeNet-5."""
    flat = K.layers.Flatten()(X)
    model = K.Model(X, K.layers.Dense(units, activation="softmax")(flat))
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model


class Slow(K.Model):
    """Takes its time."""

    def get_config(self):
        while True:
            pass

    count_params = get_weights = get_config


def lenet5(X):
    """Return a model that never answers."""
    model = Slow(X, K.layers.Dense(10)(K.layers.Flatten()(X)))
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model
