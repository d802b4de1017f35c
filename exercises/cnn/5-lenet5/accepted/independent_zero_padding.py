#!/usr/bin/env python3
"""'same' by zeros laid round the images first; ReLU after pooling."""
from tensorflow import keras as K


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    def he_normal():
        """Return an initialiser with a seed of its own."""
        return K.initializers.HeNormal(seed=42)

    inputs = K.Input(shape=X.shape[1:])
    A = K.layers.ZeroPadding2D(2)(inputs)
    A = K.layers.Conv2D(6, (5, 5), kernel_initializer=he_normal())(A)
    A = K.layers.MaxPooling2D((2, 2))(A)
    A = K.layers.Activation('relu')(A)
    A = K.layers.Conv2D(16, (5, 5), kernel_initializer=he_normal())(A)
    A = K.layers.MaxPooling2D((2, 2), padding='same')(A)
    A = K.layers.Flatten()(A)
    A = K.layers.Activation('relu')(A)
    A = K.layers.Dense(120, lambda z: K.ops.maximum(z, 0),
                       kernel_initializer=he_normal())(A)
    A = K.layers.Dense(84, K.layers.ReLU(),
                       kernel_initializer=he_normal())(A)
    Y = K.layers.Dense(10, K.layers.Softmax(),
                       kernel_initializer=he_normal())(A)
    model = K.Model(inputs, Y)
    model.compile(optimizer=K.optimizers.get('adam'),
                  loss=K.losses.get('categorical_crossentropy'),
                  metrics=[K.metrics.get('categorical_accuracy')])
    return model
