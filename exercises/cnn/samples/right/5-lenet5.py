#!/usr/bin/env python3
"""LeNet-5 in Keras."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1)

    Returns: the compiled model
    """
    def he():
        """A new He-normal initializer."""
        return K.initializers.HeNormal(seed=0)

    x = K.layers.Conv2D(6, 5, padding='same', activation='relu',
                        kernel_initializer=he())(X)
    x = K.layers.MaxPooling2D(2, 2)(x)
    x = K.layers.Conv2D(16, 5, padding='valid', activation='relu',
                        kernel_initializer=he())(x)
    x = K.layers.MaxPooling2D(2, 2)(x)
    x = K.layers.Flatten()(x)
    x = K.layers.Dense(120, activation='relu', kernel_initializer=he())(x)
    x = K.layers.Dense(84, activation='relu', kernel_initializer=he())(x)
    x = K.layers.Dense(10, activation='softmax', kernel_initializer=he())(x)

    model = K.Model(inputs=X, outputs=x)
    model.compile(optimizer=K.optimizers.Adam(),
                  loss='categorical_crossentropy', metrics=['accuracy'])
    return model
