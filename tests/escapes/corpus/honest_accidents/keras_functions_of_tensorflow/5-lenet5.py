#!/usr/bin/env python3
"""Activations given as functions of TensorFlow, an initialiser as a function."""
from tensorflow import keras as K


def he(shape, dtype=None):
    """Draw as He's normal distribution does."""
    return K.initializers.HeNormal()(shape, dtype=dtype)


def lenet5(X):
    """Build and compile."""
    import tensorflow as tf
    out = X
    for filters, padding in ((6, "same"), (16, "valid")):
        out = K.layers.Conv2D(filters, 5, padding=padding, activation=tf.nn.relu, kernel_initializer=he)(out)
        out = K.layers.MaxPooling2D(2)(out)
    out = K.layers.Flatten()(out)
    for units, activation in ((120, tf.nn.relu), (84, K.ops.relu), (10, tf.nn.softmax)):
        out = K.layers.Dense(units, activation=activation, kernel_initializer=he)(out)
    model = K.Model(X, out)
    model.compile(K.optimizers.Adam(), K.losses.CategoricalCrossentropy(), [K.metrics.CategoricalAccuracy()])
    return model
