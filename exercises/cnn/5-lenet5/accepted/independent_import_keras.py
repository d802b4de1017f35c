#!/usr/bin/env python3
"""Keras imported under its own name, with names taken from it."""
import keras
from keras import layers
from keras.initializers import HeNormal


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    def kernels(layer, size, name, **more):
        """Return a layer with ReLU, if no other activation is asked for."""
        more.setdefault('activation', 'relu')
        return layer(size, kernel_initializer=HeNormal(), name=name, **more)

    A = kernels(layers.Conv2D, 6, 'c1', kernel_size=5, padding='same')(X)
    A = layers.MaxPooling2D(pool_size=2, strides=2, name='s2')(A)
    A = kernels(layers.Conv2D, 16, 'c3', kernel_size=5)(A)
    A = layers.MaxPooling2D(pool_size=2, strides=2, name='s4')(A)
    A = layers.Flatten()(A)
    A = kernels(layers.Dense, 120, 'c5')(A)
    A = kernels(layers.Dense, 84, 'f6')(A)
    Y = kernels(layers.Dense, 10, 'digits', activation='softmax')(A)
    model = keras.Model(X, Y, name='lenet5')
    model.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
    return model
