#!/usr/bin/env python3
"""A Sequential that does not look at X: its first use builds it."""
import tensorflow.keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    he_normal = K.initializers.he_normal()
    model = K.Sequential()
    model.add(K.layers.Conv2D(filters=6, kernel_size=(5, 5), padding='same',
                              activation='relu',
                              kernel_initializer=he_normal))
    model.add(K.layers.MaxPooling2D(pool_size=(2, 2), strides=(2, 2)))
    model.add(K.layers.Conv2D(filters=16, kernel_size=(5, 5),
                              padding='valid', activation='relu',
                              kernel_initializer=he_normal))
    model.add(K.layers.MaxPooling2D(pool_size=(2, 2), strides=(2, 2)))
    model.add(K.layers.Flatten())
    model.add(K.layers.Dense(units=120, activation='relu',
                             kernel_initializer=he_normal))
    model.add(K.layers.Dense(units=84, activation='relu',
                             kernel_initializer=he_normal))
    model.add(K.layers.Dense(units=10, activation='softmax',
                             kernel_initializer=he_normal))
    model.compile(optimizer=K.optimizers.Adam(),
                  loss='categorical_crossentropy', metrics=['accuracy'])
    return model
