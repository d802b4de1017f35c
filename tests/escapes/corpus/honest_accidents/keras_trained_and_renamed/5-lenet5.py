#!/usr/bin/env python3
"""A right model that was named, asked, trained a little and given weights before it is returned."""
from tensorflow import keras as K


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
    model = right(X)
    model.name = "my network"
    for number, layer in enumerate(model.layers):
        layer.name = "layer %d" % number
    model.summary(print_fn=lambda text: None)
    model.count_params()
    model.get_config()
    return model
