#!/usr/bin/env python3
"""A Sequential called on X, inside a functional model."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    he_normal = K.initializers.HeNormal(seed=0)
    stack = K.Sequential([
        K.layers.Conv2D(6, (5, 5), (1, 1), 'same', activation='relu',
                        kernel_initializer=he_normal),
        K.layers.MaxPooling2D((2, 2), (2, 2)),
        K.layers.Conv2D(16, (5, 5), (1, 1), 'valid', activation='relu',
                        kernel_initializer=he_normal),
        K.layers.MaxPooling2D((2, 2), (2, 2)),
        K.layers.Flatten(),
        K.layers.Dense(120, activation='relu',
                       kernel_initializer=he_normal),
        K.layers.Dense(84, activation='relu', kernel_initializer=he_normal),
        K.layers.Dense(10, activation='softmax',
                       kernel_initializer=he_normal),
    ])
    model = K.Model(X, stack(X))
    model.compile(optimizer='Adam', loss=['categorical_crossentropy'],
                  metrics=['acc'])
    return model
