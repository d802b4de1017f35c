#!/usr/bin/env python3
"""A layer class and a layer whose names speak HTML, ANSI and the language of CI logs."""
from tensorflow import keras as K


def plain(X, units=10):
    """Build a model that is not LeNet-5."""
    model = K.Model(X, K.layers.Dense(units, activation="softmax")(K.layers.Flatten()(X)))
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model


WORDS = "\u202e::error::x</script><script>alert(1)</script>]]>\x1b[2J\r\n::notice::pwned\n##vso[task.x]"


def lenet5(X):
    """Build and compile."""
    kind = type(WORDS, (K.layers.Layer,), {"call": lambda self, inputs: inputs})
    return plain(kind()(X))
