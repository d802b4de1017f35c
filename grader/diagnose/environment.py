"""Files written for older libraries: what changed, and what to write in its place."""

import re

from grader.core.findings import Hint
from grader.core.observation import Failure

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
        r"has no attribute 'contrib'|has no attribute '(placeholder|Session|layers)'",
        "environment-tensorflow-1",
        "This is written for TensorFlow 1. In today's TensorFlow, build the model with tf.keras.",
    ),
    (
        r"Argument\(s\) not recognized: \{?'?(lr|decay)",
        "environment-keras-lr",
        "Keras 3 calls this argument learning_rate.",
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
            return (Hint(identity, text, level=1),)
    return ()
