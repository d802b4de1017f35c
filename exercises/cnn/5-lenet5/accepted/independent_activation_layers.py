#!/usr/bin/env python3
"""Activations in layers of their own."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    he_normal = K.initializers.he_normal(seed=None)
    A = K.layers.Conv2D(6, 5, padding='same',
                        kernel_initializer=he_normal)(X)
    A = K.layers.Activation('relu')(A)
    A = K.layers.MaxPooling2D(2)(A)
    A = K.layers.Conv2D(16, 5, kernel_initializer=he_normal)(A)
    A = K.layers.ReLU()(A)
    A = K.layers.MaxPooling2D(2)(A)
    A = K.layers.Flatten()(A)
    A = K.layers.Dense(120, kernel_initializer=he_normal)(A)
    A = K.layers.Activation(K.activations.relu)(A)
    A = K.layers.Dense(84, kernel_initializer=he_normal)(A)
    A = K.layers.ReLU()(A)
    A = K.layers.Dense(10, kernel_initializer=he_normal)(A)
    Y = K.layers.Softmax()(A)
    model = K.Model(X, Y)
    model.compile(loss='categorical_crossentropy', optimizer='adam',
                  metrics=['accuracy'])
    return model
