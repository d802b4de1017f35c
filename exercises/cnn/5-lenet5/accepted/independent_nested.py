#!/usr/bin/env python3
"""Two nested functional models: features and classifier."""
from tensorflow import keras as K


def extractor(shape):
    """Return the convolutions and poolings as a model of their own."""
    image = K.Input(shape=shape)
    A = K.layers.Conv2D(6, 5, padding='same', activation='relu',
                        kernel_initializer='he_normal')(image)
    A = K.layers.MaxPooling2D()(A)
    A = K.layers.Conv2D(16, 5, activation='relu',
                        kernel_initializer='he_normal')(A)
    return K.Model(image, K.layers.MaxPooling2D()(A))


def classifier(shape):
    """Return the dense layers as a model of their own."""
    maps = K.Input(shape=shape)
    A = K.layers.Flatten()(maps)
    A = K.layers.Dense(120, 'relu', kernel_initializer='he_normal')(A)
    A = K.layers.Dense(84, 'relu', kernel_initializer='he_normal')(A)
    Y = K.layers.Dense(10, 'softmax', kernel_initializer='he_normal')(A)
    return K.Model(maps, Y)


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    features = extractor(X.shape[1:])
    A = features(X)
    Y = classifier(A.shape[1:])(A)
    model = K.Model(inputs=[X], outputs=[Y])
    model.compile(optimizer=K.optimizers.Adam(),
                  loss=K.losses.categorical_crossentropy, metrics=['acc'])
    return model
