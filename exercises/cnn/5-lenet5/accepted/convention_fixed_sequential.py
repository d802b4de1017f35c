#!/usr/bin/env python3
"""A Sequential that fixes its own input to 28×28×1."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    model = K.Sequential([
        K.layers.Input(shape=(28, 28, 1)),
        K.layers.Conv2D(6, 5, padding='same', activation='relu',
                        kernel_initializer='he_normal'),
        K.layers.MaxPool2D(),
        K.layers.Conv2D(16, 5, activation='relu',
                        kernel_initializer='he_normal'),
        K.layers.MaxPool2D(),
        K.layers.Flatten(),
        K.layers.Dense(120, 'relu', kernel_initializer='he_normal'),
        K.layers.Dense(84, 'relu', kernel_initializer='he_normal'),
        K.layers.Dense(10, 'softmax', kernel_initializer='he_normal'),
    ])
    model.compile('adam', 'categorical_crossentropy', metrics=['accuracy'])
    return model
