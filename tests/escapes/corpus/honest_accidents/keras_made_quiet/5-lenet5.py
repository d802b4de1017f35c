#!/usr/bin/env python3
"""A right model behind the lines by which TensorFlow is made quiet and repeatable."""
import logging
import os
import random
import warnings
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
warnings.filterwarnings("ignore")
import tensorflow as tf
import numpy as np
from tensorflow import keras as K
tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
logging.getLogger("tensorflow").setLevel(logging.ERROR)
tf.get_logger().setLevel("ERROR")
random.seed(0)
np.random.seed(0)
tf.random.set_seed(0)


def lenet5(X):
    """Build and compile."""
    K.backend.clear_session()
    out = X
    for filters, padding in ((6, "same"), (16, "valid")):
        out = K.layers.Conv2D(filters, 5, padding=padding, activation="relu", kernel_initializer="he_normal")(out)
        out = K.layers.MaxPooling2D(2)(out)
    out = K.layers.Flatten()(out)
    for units, activation in ((120, "relu"), (84, "relu"), (10, "softmax")):
        out = K.layers.Dense(units, activation=activation, kernel_initializer="he_normal")(out)
    model = K.Model(X, out)
    model.compile("adam", "categorical_crossentropy", ["accuracy"])
    model.summary()
    model.predict(np.zeros((1,) + tuple(X.shape[1:])), verbose=0)
    return model
