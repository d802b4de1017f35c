#!/usr/bin/env python3
"""A class of its own, whose layers are joined when it is called."""
from tensorflow import keras as K


class LeNet(K.Model):
    """Two convolutions, each with a pooling, and three dense layers."""

    def __init__(self):
        """Make the layers."""
        super().__init__()

        def layer(kind, *sizes, activation='relu', **more):
            """Return a layer that starts from He's normal distribution."""
            start = K.initializers.HeNormal()
            return kind(*sizes, activation=activation,
                        kernel_initializer=start, **more)

        self.first = layer(K.layers.Conv2D, 6, 5, padding='same')
        self.second = layer(K.layers.Conv2D, 16, 5)
        self.pooling = K.layers.MaxPooling2D(2, 2)
        self.flatten = K.layers.Flatten()
        self.hidden = [layer(K.layers.Dense, 120), layer(K.layers.Dense, 84)]
        self.digits = layer(K.layers.Dense, 10, activation='softmax')

    def call(self, images):
        """Return the probabilities of the ten digits."""
        maps = self.pooling(self.first(images))
        numbers = self.flatten(self.pooling(self.second(maps)))
        for layer in self.hidden:
            numbers = layer(numbers)
        return self.digits(numbers)


def lenet5(X):
    """
    Build and compile a modified LeNet-5.

    X: K.Input of shape (m, 28, 28, 1), the images
    Returns: the compiled K.Model
    """
    model = LeNet()
    model.compile(optimizer='adam', loss='categorical_crossentropy',
                  metrics=['accuracy'])
    return model
