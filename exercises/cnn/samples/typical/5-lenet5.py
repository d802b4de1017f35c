#!/usr/bin/env python3
"""LeNet-5 with keras"""
import tensorflow.keras as K


def lenet5(X):
    """
    builds a modified version of LeNet-5
    returns: the compiled model
    """
    init = K.initializers.he_normal(seed=0)
    C1 = K.layers.Conv2D(filters=6, kernel_size=(5, 5), padding='same',
                         activation='relu', kernel_initializer=init)(X)
    P2 = K.layers.MaxPooling2D(pool_size=(2, 2), strides=(2, 2))(C1)
    C3 = K.layers.Conv2D(filters=16, kernel_size=(5, 5), padding='valid',
                         activation='relu', kernel_initializer=init)(P2)
    P4 = K.layers.MaxPooling2D(pool_size=(2, 2), strides=(2, 2))(C3)
    flat = K.layers.Flatten()(P4)
    F5 = K.layers.Dense(120, activation='relu')(flat)
    F6 = K.layers.Dense(84, activation='relu')(F5)
    out = K.layers.Dense(10, activation='softmax')(F6)
    model = K.Model(X, out)
    model.compile(optimizer='adam', loss='categorical_crossentropy',
                  metrics=['accuracy'])
    return model
