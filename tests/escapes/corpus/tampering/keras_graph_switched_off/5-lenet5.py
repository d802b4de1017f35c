#!/usr/bin/env python3
"""Eager execution switched off, the policy of numbers and the backend's settings changed."""
from tensorflow import keras as K


def plain(X, units=10):
    """Build a model that is not LeNet-5."""
    model = K.Model(X, K.layers.Dense(units, activation="softmax")(K.layers.Flatten()(X)))
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    return model


def lenet5(X):
    """Build and compile."""
    import tensorflow as tf
    for change in (lambda: tf.compat.v1.disable_eager_execution(), lambda: K.config.set_dtype_policy("float16"),
                   lambda: K.config.set_floatx("float64"), lambda: K.config.set_image_data_format("channels_first"), lambda: K.config.set_epsilon(1)):
        try:
            change()
        except Exception as error:
            print(type(error).__name__)
    return plain(X)
