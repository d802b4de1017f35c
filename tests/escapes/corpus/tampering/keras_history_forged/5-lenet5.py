#!/usr/bin/env python3
"""The outputs of a plain model given the history of LeNet-5."""
from tensorflow import keras as K


def plain(X, units=10):
    """Build a model that is not LeNet-5."""
    model = K.Model(X, K.layers.Dense(units, activation="softmax")(K.layers.Flatten()(X)))
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model


def right(X):
    """Build LeNet-5."""
    out = X
    for filters, padding in ((6, "same"), (16, "valid")):
        out = K.layers.Conv2D(filters, 5, padding=padding, activation="relu", kernel_initializer="he_normal")(out)
        out = K.layers.MaxPooling2D(2)(out)
    out = K.layers.Flatten()(out)
    for units, activation in ((120, "relu"), (84, "relu"), (10, "softmax")):
        out = K.layers.Dense(units, activation=activation, kernel_initializer="he_normal")(out)
    model = K.Model(X, out)
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model


def lenet5(X):
    """Build and compile."""
    model, other = plain(X), right(X)
    model.outputs[0]._keras_history = other.outputs[0]._keras_history
    return model
