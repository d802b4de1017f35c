"""What a library's change brings about is said with what to write instead; what it does not is left alone."""

import pytest

from grader.core.observation import Failure
from grader.diagnose import explain_failure


@pytest.mark.parametrize(
    ("message", "identity"),
    [
        ("module 'numpy' has no attribute 'float'", "environment-numpy-alias"),
        ("only 0-dimensional arrays can be converted to Python scalars", "environment-numpy-scalar"),
        ("module 'tensorflow' has no attribute 'contrib'", "environment-tensorflow-1"),
        ("module 'tensorflow._api.v2.train' has no attribute 'AdamOptimizer'", "environment-tensorflow-1"),
        ("Argument(s) not recognized: {'lr': 0.001}", "environment-keras-lr"),
        (
            "Expected `metrics` argument to be a list, tuple, or dict. Received instead: metrics=accuracy",
            "environment-keras-metrics",
        ),
        (
            "Expected `loss_weights` argument to be a float (single output case) or a list, tuple, or dict",
            "environment-keras-metrics",
        ),
        ("`keras.optimizers.legacy` is not supported in Keras 3.", "environment-keras-legacy"),
        (
            "Could not interpret optimizer identifier: <tensorflow.python.training.adam.AdamOptimizer object at 0x7f>",
            "environment-tensorflow-optimizer",
        ),
        (
            "Unrecognized keyword arguments passed to Model: {'input': <KerasTensor>, 'output': <KerasTensor>}",
            "environment-keras-model",
        ),
        ("Unrecognized keyword arguments passed to Conv2D: {'border_mode': 'same'}", "environment-keras-1"),
        ("'int' object has no attribute 'value'", "environment-dimension"),
        ("sum() got an unexpected keyword argument 'keepdim'", "environment-keepdims"),
        ("A KerasTensor cannot be used as input to a TensorFlow function.", "environment-keras-tensor"),
        ("setting an array element with a sequence.", "environment-numpy-scalar"),
        ("Unable to avoid copy while creating an array as requested.", "environment-numpy-copy"),
        ("Calling np.sum(generator) is deprecated.", "environment-numpy-generator"),
        ('arrays to stack must be passed as a "sequence" type such as list or tuple.', "environment-numpy-generator"),
        ("reshape() got an unexpected keyword argument 'newshape'", "environment-numpy-newshape"),
        ("f-string expression part cannot include a backslash", "environment-python-f-string"),
    ],
)
def test_a_change_of_a_library_is_told(message: str, identity: str) -> None:
    assert [hint.id for hint in explain_failure(Failure("ValueError", message))] == [identity]


@pytest.mark.parametrize(
    "message",
    [
        "name 'pad' is not defined",
        "Could not interpret optimizer identifier: categorical_crossentropy",
        "Unrecognized keyword arguments passed to Conv2D: {'pading': 'same'}",
        "module 'numpy' has no attribute 'sums'",
        "module 'math' has no attribute 'product'",
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions.",
    ],
)
def test_a_mistake_of_the_file_is_no_change_of_a_library(message: str) -> None:
    assert explain_failure(Failure("ValueError", message)) == ()


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            "`np.float_` was removed in the NumPy 2.0 release. Use `np.float64` instead.",
            "no float_ any more. Write float",
        ),
        ("module 'numpy' has no attribute 'product'", "no product any more. Write np.prod"),
        ("'numpy.ndarray' object has no attribute 'ptp'", "no ptp any more. Write np.ptp"),
    ],
)
def test_what_numpy_has_dropped_is_told_with_what_to_write(message: str, words: str) -> None:
    (hint,) = explain_failure(Failure("AttributeError", message))
    assert hint.id == "environment-numpy-dropped"
    assert words in hint.text
