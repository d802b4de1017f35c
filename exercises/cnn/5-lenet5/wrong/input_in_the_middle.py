#!/usr/bin/env python3
"""
Your model begins behind the first pooling: the layers before it are left out.
It should begin at X: look at the first argument of Model.
"""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    init = K.initializers.HeNormal(seed=0)
    A = K.layers.Conv2D(6, (5, 5), padding='same', activation='relu',
                        kernel_initializer=init)(X)
    A = K.layers.MaxPooling2D((2, 2), strides=(2, 2))(A)
    B = K.layers.Conv2D(16, (5, 5), padding='valid', activation='relu',
                        kernel_initializer=init)(A)
    B = K.layers.MaxPooling2D((2, 2), strides=(2, 2))(B)
    B = K.layers.Flatten()(B)
    B = K.layers.Dense(120, activation='relu',
                       kernel_initializer=init)(B)
    B = K.layers.Dense(84, activation='relu',
                       kernel_initializer=init)(B)
    Y = K.layers.Dense(10, activation='softmax',
                       kernel_initializer=init)(B)
    model = K.Model(inputs=A, outputs=Y)
    model.compile(optimizer='adam', loss='categorical_crossentropy',
                  metrics=['accuracy'])
    return model
