#!/usr/bin/env python3
"""lenet5"""
import tensorflow.keras as K


def lenet5(X):
    """LeNet-5"""
    init = K.initializers.HeNormal()
    x = K.layers.Conv2D(6, 5, padding='same', activation='relu',
                        kernel_initializer=init)(X)
    x = K.layers.MaxPool2D(2, 2)(x)
    x = K.layers.Conv2D(16, 5, activation='relu',
                        kernel_initializer=init(x)
    x = K.layers.MaxPool2D(2, 2)(x)
    x = K.layers.Flatten()(x)
    x = K.layers.Dense(120, activation='relu', kernel_initializer=init)(x)
    x = K.layers.Dense(84, activation='relu', kernel_initializer=init)(x)
    x = K.layers.Dense(10, activation='softmax', kernel_initializer=init)(x)
    model = K.Model(X, x)
    model.compile('adam', 'categorical_crossentropy', ['accuracy'])
    return model
