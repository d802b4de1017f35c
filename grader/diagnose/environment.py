"""Files written for older libraries: what changed, and what to write in its place."""

import re

from grader.core.findings import Hint
from grader.core.observation import Failure
from grader.core.said import say

_CHANGES: tuple[tuple[str, str, str], ...] = (
    (
        r"has no attribute '(float|int|bool|object|str|complex)'",
        "environment-numpy-alias",
        "NumPy 1.24 removed the aliases np.float, np.int and the like. Write float, int, or np.float64 instead.",
    ),
    (
        r"only (0-dimensional|length-1|size-1) arrays can be converted|setting an array element with a sequence",
        "environment-numpy-scalar",
        "NumPy no longer turns an array of one element into a number. Take its element, as in b[0, 0, 0, k].",
    ),
    (
        r"has no attribute '(contrib|placeholder|Session|layers|AdamOptimizer|get_default_graph)'",
        "environment-tensorflow-1",
        "This is written for TensorFlow 1. In today's TensorFlow, build the model with tf.keras.",
    ),
    (
        r"Argument\(s\) not recognized: \{?'?(lr|decay)",
        "environment-keras-lr",
        "Keras 3 calls this argument learning_rate.",
    ),
    (
        r"Expected `metrics` argument to be a list",
        "environment-keras-metrics",
        "Keras 3 takes metrics as a list: write metrics=['accuracy'].",
    ),
    (
        r"keras.optimizers.legacy.? is not supported",
        "environment-keras-legacy",
        "Keras 3 has no legacy optimizers. Take the one of the same name from keras.optimizers.",
    ),
    (
        r"Could not interpret optimizer identifier: <tensorflow\.",
        "environment-tensorflow-optimizer",
        "This optimizer is one of TensorFlow 1. Keras 3 takes those of keras.optimizers, or their names.",
    ),
    (
        r"arguments passed to Model: \{.*'outputs?':",
        "environment-keras-model",
        "Keras calls these arguments of a Model inputs and outputs.",
    ),
    (
        r"arguments passed to \w+: \{'(init|border_mode|dim_ordering|nb_filter|subsample|W_regularizer)'",
        "environment-keras-1",
        "This argument is one of Keras 1. Today it is kernel_initializer, padding, data_format, filters or strides.",
    ),
    (
        r"'int' object has no attribute 'value'|'Dimension'",
        "environment-dimension",
        "Sizes are plain numbers since TensorFlow 2: write X.shape[1] without .value.",
    ),
    (
        r"unexpected keyword argument 'keepdim'",
        "environment-keepdims",
        "NumPy calls this argument keepdims.",
    ),
    (
        r"KerasTensor cannot be used as input to a TensorFlow function",
        "environment-keras-tensor",
        "Keras 3 keeps symbolic tensors to itself: use a Keras layer here, not a function of TensorFlow.",
    ),
)


def explain_failure(failure: Failure | None) -> tuple[Hint, ...]:
    """Return the hint for an exception that a library's change brought about, if it is one."""
    if failure is None:
        return ()
    for pattern, identity, text in _CHANGES:
        if re.search(pattern, failure.message):
            return (Hint(identity, say(text), level=1),)
    return ()
