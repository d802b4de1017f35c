#!/usr/bin/env python3
"""Names taken singly; metrics handed over by place, as before Keras 3."""
from tensorflow.keras import Model
from tensorflow.keras.initializers import he_normal
from tensorflow.keras.layers import Conv2D, Dense, Flatten, MaxPooling2D
from tensorflow.keras.optimizers import Adam


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    A = Conv2D(6, 5, padding='same', activation='relu',
               kernel_initializer=he_normal(seed=0))(X)
    halve = MaxPooling2D((2, 2))
    A = halve(A)
    A = Conv2D(16, 5, activation='relu',
               kernel_initializer=he_normal(seed=0))(A)
    A = halve(A)
    A = Flatten()(A)
    for units in (120, 84):
        A = Dense(units, activation='relu',
                  kernel_initializer=he_normal(seed=0))(A)
    Y = Dense(10, activation='softmax',
              kernel_initializer=he_normal(seed=0))(A)
    model = Model(inputs=X, outputs=Y)
    model.compile(Adam(), 'categorical_crossentropy', ['accuracy'])
    return model
