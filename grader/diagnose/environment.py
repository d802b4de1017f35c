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
        (
            r"only (0-dimensional|length-1|size-1) arrays can be converted"
            r"|setting an array element with a sequence(?!.*inhomogeneous)"
        ),
        "environment-numpy-scalar",
        (
            "An array stands where a number should. NumPy no longer turns one of a single element into that number: "
            "take its element, as in b[0, 0, 0, k]."
        ),
    ),
    (
        r"Unable to avoid copy while creating an array",
        "environment-numpy-copy",
        "Since NumPy 2, copy=False means that there must be no copy. Write np.asarray instead.",
    ),
    (
        r"Calling np\.sum\(generator\)|^arrays to stack must be passed as",
        "environment-numpy-generator",
        "NumPy no longer takes a generator here. Write square brackets around it, for a list.",
    ),
    (
        r"unexpected keyword argument 'newshape'",
        "environment-numpy-newshape",
        "NumPy calls this argument of reshape shape.",
    ),
    (
        r"^f-string expression part cannot include",
        "environment-python-f-string",
        (
            "A backslash or # inside the braces of an f-string needs Python 3.12, and the grader runs an older one. "
            "Work that part out in a line before, and give it a name."
        ),
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
        r"Expected `metrics` argument to be a list|Expected `loss_weights` argument to be a float",
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


_DROPPED = {
    **dict.fromkeys(("Inf", "Infinity", "PINF", "infty"), "np.inf"),
    **dict.fromkeys(("NAN", "NaN"), "np.nan"),
    "NINF": "-np.inf",
    "alltrue": "np.all",
    "asfarray": "np.asarray",
    "asscalar": "a.item()",
    "bool8": "bool",
    "cast": "np.asarray",
    "complex_": "complex",
    "cumproduct": "np.cumprod",
    "float_": "float",
    "in1d": "np.isin",
    "int0": "int",
    "itemset": "a[index] = value",
    "mat": "np.array",
    "msort": "np.sort",
    "product": "np.prod",
    "ptp": "np.ptp",
    "rank": "np.ndim",
    "round_": "np.round",
    "sometrue": "np.any",
    "trapz": "np.trapezoid",
    "unicode_": "str",
}
"""What NumPy had until its second version, and what to write in its place."""
_NOT_THERE = re.compile(
    r"^`np\.(\w+)` was removed|^(?:module 'numpy'|'numpy\.ndarray' object) has no attribute '(\w+)'"
)


def explain_failure(failure: Failure | None) -> tuple[Hint, ...]:
    """Return the hint for an exception that a library's change brought about, if it is one."""
    if failure is None:
        return ()
    for pattern, identity, text in _CHANGES:
        if re.search(pattern, failure.message):
            return (Hint(identity, say(text), level=1),)
    match = _NOT_THERE.search(failure.message)
    name = match[1] or match[2] if match is not None else ""
    if name not in _DROPPED:
        return ()
    text = say("NumPy 2 has no {name} any more. Write {other} instead.", name=name, other=_DROPPED[name])
    return (Hint("environment-numpy-dropped", text, level=1),)
