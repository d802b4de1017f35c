#!/usr/bin/env python3
"""He's initialiser written as variance scaling."""
import tensorflow.keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    scaling = K.initializers.VarianceScaling(scale=2.0)
    relu = K.activations.relu
    A = K.layers.Conv2D(6, (5, 5), padding='same', activation=relu,
                        kernel_initializer=scaling)(X)
    A = K.layers.MaxPooling2D((2, 2), (2, 2))(A)
    A = K.layers.Conv2D(16, (5, 5), padding='valid', activation=relu,
                        kernel_initializer=scaling)(A)
    A = K.layers.MaxPooling2D((2, 2), (2, 2))(A)
    A = K.layers.Flatten()(A)
    A = K.layers.Dense(120, activation=relu, kernel_initializer=scaling)(A)
    A = K.layers.Dense(84, activation=relu, kernel_initializer=scaling)(A)
    Y = K.layers.Dense(10, activation=K.activations.softmax,
                       kernel_initializer=scaling)(A)
    model = K.models.Model(X, Y)
    model.compile(optimizer=K.optimizers.Adam(learning_rate=0.001),
                  loss=K.losses.CategoricalCrossentropy(),
                  metrics=[K.metrics.CategoricalAccuracy()])
    return model
