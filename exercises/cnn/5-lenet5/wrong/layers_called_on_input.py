#!/usr/bin/env python3
"""Every layer of yours is called on the input itself, so that your model holds
the last one alone. Each layer takes what the one before it gives: look at what
your layers are called on.
"""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    init = K.initializers.HeNormal(seed=0)
    layers = [
        K.layers.Conv2D(6, (5, 5), padding='same', activation='relu',
                        kernel_initializer=init),
        K.layers.MaxPooling2D((2, 2), strides=(2, 2)),
        K.layers.Conv2D(16, (5, 5), padding='valid', activation='relu',
                        kernel_initializer=init),
        K.layers.MaxPooling2D((2, 2), strides=(2, 2)),
        K.layers.Flatten(),
        K.layers.Dense(120, activation='relu', kernel_initializer=init),
        K.layers.Dense(84, activation='relu', kernel_initializer=init),
        K.layers.Dense(10, activation='softmax', kernel_initializer=init),
    ]
    for layer in layers:
        Y = layer(X)
    model = K.Model(inputs=X, outputs=Y)
    model.compile(optimizer='adam', loss='categorical_crossentropy',
                  metrics=['accuracy'])
    return model
