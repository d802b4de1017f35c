#!/usr/bin/env python3
"""A class around the functional model, loss and metric by the output's name."""
from tensorflow import keras as K


class LeNet(K.Model):
    """LeNet-5, and nothing besides."""


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    start = {'kernel_initializer': K.initializers.HeNormal()}
    relu = {'activation': 'relu', **start}
    A = K.layers.Conv2D(6, (5, 5), padding='same', **relu)(X)
    A = K.layers.MaxPooling2D((2, 2), (2, 2))(A)
    A = K.layers.Conv2D(16, (5, 5), **relu)(A)
    A = K.layers.MaxPooling2D((2, 2), (2, 2))(A)
    A = K.layers.Flatten()(A)
    A = K.layers.Dense(120, **relu)(A)
    A = K.layers.Dense(84, **relu)(A)
    Y = K.layers.Dense(10, activation='softmax', name='digit', **start)(A)
    model = LeNet(inputs=X, outputs=Y)
    model.compile(K.optimizers.Adam(),
                  {'digit': K.losses.CategoricalCrossentropy()},
                  metrics={'digit': ['accuracy']})
    return model
