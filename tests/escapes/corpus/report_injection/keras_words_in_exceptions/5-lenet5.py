#!/usr/bin/env python3
"""Activations and initialisers that raise words."""
from tensorflow import keras as K


WORDS = "\u202e::error::x</script><script>alert(1)</script>]]>\x1b[2J\r\n::notice::pwned\n##vso[task.x]"


def shout(*arguments, **keywords):
    """Raise words."""
    raise ValueError(WORDS)


def lenet5(X):
    """Build and compile."""
    layer = K.layers.Dense(10)
    out = layer(K.layers.Flatten()(X))
    layer.activation = layer.kernel_initializer = shout
    model = K.Model(X, out)
    model.compile(shout if False else "adam", shout, [shout])
    return model
