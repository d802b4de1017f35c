#!/usr/bin/env python3
"""Activations and flattening as operations on tensors."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    init = K.initializers.HeNormal()
    A = K.layers.Conv2D(6, 5, padding='same', kernel_initializer=init)(X)
    A = K.layers.MaxPooling2D(2)(K.activations.relu(A))
    A = K.layers.Conv2D(16, 5, kernel_initializer=init)(A)
    A = K.layers.MaxPooling2D(2)(K.activations.relu(A))
    A = K.layers.Reshape((-1,))(A)
    A = K.activations.relu(K.layers.Dense(120, kernel_initializer=init)(A))
    A = K.activations.relu(K.layers.Dense(84, kernel_initializer=init)(A))
    Y = K.activations.softmax(K.layers.Dense(10, kernel_initializer=init)(A))
    model = K.Model(X, Y)
    model.compile(optimizer='adam', loss='categorical_crossentropy',
                  metrics=['accuracy'])
    return model
