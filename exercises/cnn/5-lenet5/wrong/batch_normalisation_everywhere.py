#!/usr/bin/env python3
"""
Your model normalises each batch between a layer and its activation. It is a
good idea in later networks, but the statement's list has none, and its
parameters come on top: look between your layers.

[any value]
"""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    init = K.initializers.HeNormal(seed=0)
    A = K.layers.Conv2D(6, (5, 5), padding='same',
                        kernel_initializer=init)(X)
    A = K.layers.BatchNormalization()(A)
    A = K.layers.Activation('relu')(A)
    A = K.layers.MaxPooling2D((2, 2), strides=(2, 2))(A)
    A = K.layers.Conv2D(16, (5, 5), padding='valid',
                        kernel_initializer=init)(A)
    A = K.layers.BatchNormalization()(A)
    A = K.layers.Activation('relu')(A)
    A = K.layers.MaxPooling2D((2, 2), strides=(2, 2))(A)
    A = K.layers.Flatten()(A)
    A = K.layers.Dense(120,
                       kernel_initializer=init)(A)
    A = K.layers.BatchNormalization()(A)
    A = K.layers.Activation('relu')(A)
    A = K.layers.Dense(84,
                       kernel_initializer=init)(A)
    A = K.layers.BatchNormalization()(A)
    A = K.layers.Activation('relu')(A)
    Y = K.layers.Dense(10, activation='softmax',
                       kernel_initializer=init)(A)
    model = K.Model(inputs=X, outputs=Y)
    model.compile(optimizer='adam', loss='categorical_crossentropy',
                  metrics=['accuracy'])
    return model
