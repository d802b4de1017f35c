"""An exception is explained where it is the same in every failed case, and where its meaning is sure."""

from fractions import Fraction

import msgspec
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.diagnose import Evidence
from grader.diagnose.failures import failures, meaning


def evidence(*found: Failure | None, settled: tuple[int, ...] = (0, 1)) -> Evidence:
    cases = tuple(Case(f"case_{at}", "", Call("f"), Fraction(1), ("A",)) for at in range(len(found)))
    observations = tuple(
        Observation(case.name, Outcome.RETURNED if failure is None else Outcome.RAISED, failure=failure)
        for case, failure in zip(cases, found, strict=True)
    )
    verdicts = tuple(
        Verdict(case.name, False, one.outcome, Rung.RUNS, "", Fraction(0), Fraction(1))
        for case, one in zip(cases, observations, strict=True)
    )
    values = (None,) * len(cases)
    return Evidence(cases, observations, verdicts, values, frozenset(settled), lambda _case, one, other: one is other)


@pytest.mark.parametrize(
    ("failure", "identity", "words"),
    [
        (Failure("NameError", "name 'outptu' is not defined", 25), "failure-unknown-name", "Line 25 uses outptu"),
        (Failure("NameError", "name 'exit' is not defined", 5), "failure-exit", "Line 5 ends the whole program"),
        (
            Failure(
                "UnboundLocalError", "cannot access local variable 'ph' where it is not associated with a value", 9
            ),
            "failure-unset-name",
            "ph has no value when line 9 uses it",
        ),
        (
            Failure("TypeError", "unsupported operand type(s) for /: 'int' and 'tuple'", 4),
            "failure-tuple-as-number",
            "Line 4 calculates with a pair",
        ),
        (
            Failure("TypeError", "int() argument must be a string or a real number, not 'tuple'", 4),
            "failure-tuple-as-number",
            "Line 4 calculates with a pair",
        ),
        (
            Failure("TypeError", "pool_backward() got an unexpected keyword argument 'stride'"),
            "failure-unknown-parameter",
            "pool_backward has no parameter called stride",
        ),
        (
            Failure("TypeError", "spread() got an unexpected keyword argument 'shape'", 8),
            "failure-unknown-argument",
            "spread takes no argument called shape, which line 8 gives it",
        ),
        (
            Failure(
                "ValueError",
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
                8,
            ),
            "failure-truth-of-array",
            "Line 8 needs one yes or no",
        ),
        (
            Failure("IndexError", "too many indices for array: array is 2-dimensional, but 4 were indexed", 8),
            "failure-too-many-indices",
            "Line 8 gives an array more indices than it has axes (4 for 2)",
        ),
        (
            Failure("TypeError", "'float' object cannot be interpreted as an integer", 4),
            "failure-float-as-count",
            "Line 4 needs a whole number",
        ),
        (
            Failure("ValueError", "can only convert an array of size 1 to a Python scalar", 4),
            "failure-several-as-one",
            "Line 4 takes one number out of an array that holds several",
        ),
        (
            Failure(
                "ValueError", "fewer operands provided to einstein sum function than specified in the subscripts", 4
            ),
            "failure-letters-of-einsum",
            "In line 4 einsum is given more or fewer letters",
        ),
        (Failure("TypeError", "`pad_width` must be of integral type.", 4), "failure-float-as-count", "Line 4 needs"),
        (Failure("TypeError", "'NoneType' object is not subscriptable", 4), "failure-none", "Line 4 works with None"),
        (Failure("ValueError", "too many values to unpack (expected 3)", 8), "failure-unpacked", "Line 8 unpacks"),
        (Failure("TypeError", "cannot unpack non-iterable int object", 8), "failure-not-a-pair", "no parts (int)"),
        (Failure("TypeError", "'tuple' object is not callable", 3), "failure-not-callable", "no function (tuple)"),
        (Failure("TypeError", "'numpy.ndarray' object is not callable", 3), "failure-not-callable", "(numpy.ndarray)"),
        (
            Failure("TypeError", "max() got multiple values for argument 'axis'", 16),
            "failure-argument-twice",
            "Line 16 gives max its argument axis twice",
        ),
        (Failure("TypeError", "'int' object is not iterable", 3), "failure-not-iterable", "no elements (int)"),
        (
            Failure("NameError", "name 'np' is not defined", 3),
            "failure-not-imported",
            "does not import under that name",
        ),
        (
            Failure("ImportError", "importing scipy-2.signal is not allowed here", 3),
            "failure-import",
            "Line 3 needs scipy-2.signal, which the statement does not allow",
        ),
        (Failure("FileNotFoundError", "[Errno 2] No such file", 30), "failure-file", "Line 30 opens a file"),
        (
            Failure("KeyError", "'valid'", 26),
            "failure-no-such-key",
            "Line 26 looks valid up where there is no such key",
        ),
        (Failure("EOFError", "EOF when reading a line", 2), "failure-input", "Line 2 waits for somebody to type"),
        (
            Failure("ValueError", "setting an array element with a sequence. It has an inhomogeneous shape", 2),
            "failure-ragged",
            "lists that differ in length",
        ),
        (
            Failure("AttributeError", "module 'numpy' has no attribute 'sums'", 3),
            "failure-unknown-attribute",
            "NumPy has nothing called sums",
        ),
        (
            Failure("AttributeError", "module 'keras._tf_keras.keras.layers' has no attribute 'Conv2d'", 9),
            "failure-unknown-name-of-keras",
            "nothing called Conv2d, which line 9",
        ),
        (
            Failure("ValueError", "Unrecognized keyword arguments passed to Conv2D: {'pading': 'same'}", 9),
            "failure-unknown-argument",
            "Conv2D takes no argument called pading",
        ),
        (
            Failure("ValueError", "Could not interpret initializer identifier: he_norml", 9),
            "failure-unknown-to-keras",
            "no initializer called he_norml",
        ),
        (
            Failure("TypeError", "lenet5() missing 1 required positional argument: 'Y'"),
            "failure-other-arguments",
            "lenet5 is called with another number",
        ),
        (
            Failure("TypeError", "lenet5() takes 0 positional arguments but 1 was given"),
            "failure-other-arguments",
            "lenet5 is called with another number",
        ),
        (
            Failure(
                "ValueError",
                "Input 0 with name 'None' of layer 'conv2d' is incompatible with the layer: expected min_ndim=4, "
                "found ndim=2. Full shape received: (None, 784)",
                7,
            ),
            "failure-axes-of-layer",
            "line 7 needs arrays of 4 axes, and is given some of 2",
        ),
        (
            Failure("ValueError", "Only input tensors may be passed as positional arguments. The following", 7),
            "failure-no-tensor",
            "Line 7 calls a layer on something that is no tensor",
        ),
        (
            Failure("ValueError", "Could not interpret activation function identifier: Relu", 9),
            "failure-unknown-to-keras",
            "no activation called Relu",
        ),
        (
            Failure("ValueError", "Could not interpret initializer identifier: he-normal", 9),
            "failure-unknown-to-keras",
            "no initializer called he-normal",
        ),
        (
            Failure("TypeError", "Trainer.compile() got an unexpected keyword argument 'optimiser'", 9),
            "failure-unknown-argument",
            "compile takes no argument called optimiser",
        ),
        (
            Failure("TypeError", "Dense.__init__() missing 1 required positional argument: 'units'", 9),
            "failure-argument-missing",
            "Dense must be told its units",
        ),
        (
            Failure("TypeError", "Layer.__init__() takes 1 positional argument but 2 were given", 9),
            "failure-model-arguments",
            "look at what line 9 gives it",
        ),
        (
            Failure("ValueError", "The `padding` argument must be a list/tuple or one of {'same', 'valid'}", 9),
            "failure-argument-value",
            "gives the argument padding a value",
        ),
        (
            Failure("ValueError", "Received an invalid value for `units`, expected a positive integer", 9),
            "failure-argument-value",
            "gives the argument units a value",
        ),
        (
            Failure("ValueError", "Argument `learning_rate` should be float, or an instance of", 9),
            "failure-argument-value",
            "gives the argument learning_rate a value",
        ),
        (
            Failure("ValueError", "Inputs to a layer should be tensors. Got 'None' (of type", 9),
            "failure-no-tensor",
            "Line 9 calls a layer on something that is no tensor",
        ),
        (
            Failure("ValueError", "All `outputs` values must be KerasTensors. Received: outputs=<Flatten", 9),
            "failure-output-no-tensor",
            "Line 9 gives the model an output",
        ),
        (
            Failure("ValueError", "Output with path `` is not connected to `inputs`", 9),
            "failure-not-connected",
            "No way leads from the input that line 9",
        ),
        (
            Failure("ValueError", "Only instances of `keras.Layer` can be added to a Sequential model. Received", 9),
            "failure-no-layer",
            "Line 9 gives a Sequential",
        ),
        (
            Failure(
                "ValueError", "Exception encountered when calling MaxPooling2D.call().\n\nNegative dimension size", 9
            ),
            "failure-maps-too-small",
            "The window of the layer in line 9",
        ),
        (
            Failure(
                "ValueError",
                "Only instances of `keras.Layer` can be added to a Sequential model. Received: <class "
                "'keras.src.layers.reshaping.flatten.Flatten'> (of type <class 'type'>)",
                9,
            ),
            "failure-layer-not-made",
            "the brackets behind its name",
        ),
        (
            Failure(
                "ValueError",
                "The `data_format` argument must be one of {'channels_first', 'channels_last'}. Received: "
                "data_format=<kerastensor shape=(none, 5, 5, 16), dtype=float32, sparse=false>",
                9,
            ),
            "failure-tensor-as-setting",
            "Line 9 gives a tensor among",
        ),
        (Failure("NotImplementedError", "write me", 3), "failure-not-written", "line 3 says so"),
        (
            Failure("TypeError", "'tuple' object cannot be interpreted as an integer", 4),
            "failure-tuple-as-number",
            "Line 4 calculates with a pair",
        ),
        (
            Failure("TypeError", "Cannot interpret '3' as a data type", 4),
            "failure-shape-in-pieces",
            "Line 4 gives the sizes of an array one by one",
        ),
        (
            Failure("TypeError", "zeros() takes from 1 to 3 positional arguments but 4 were given", 4),
            "failure-shape-in-pieces",
            "Line 4 gives the sizes of an array one by one",
        ),
        (
            Failure(
                "ValueError",
                "operands could not be broadcast together with remapped shapes [original->remapped]: (3,2)  and "
                "requested shape (4,2)",
                4,
            ),
            "failure-pairs-of-pad",
            "np.pad in line 4 is given more or fewer pairs than the array has axes (3 for 4)",
        ),
        (
            Failure("ValueError", "index can't contain negative values", 4),
            "failure-negative-padding",
            "np.pad in line 4 is told to add a negative number of zeros",
        ),
        (
            Failure(
                "UFuncTypeError",
                "Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'",
                4,
            ),
            "failure-array-of-whole-numbers",
            "Line 4 puts numbers with a point into an array of whole numbers",
        ),
        (
            Failure("AxisError", "axis 3 is out of bounds for array of dimension 3", 4),
            "failure-no-such-axis",
            "Line 4 asks for axis 3 of an array that has 3",
        ),
        (
            Failure("ValueError", "einstein sum subscripts string contains too many subscripts for operand 0", 4),
            "failure-letters-of-einsum",
            "In line 4 einsum is given more or fewer letters",
        ),
        (
            Failure("IndexError", "tuple index out of range", 4),
            "failure-no-such-element",
            "Line 4 asks for an element behind the end",
        ),
        (
            Failure("TypeError", "'builtin_function_or_method' object is not subscriptable", 4),
            "failure-function-indexed",
            "Line 4 puts square brackets behind a function",
        ),
        (
            Failure("TypeError", "'int' object is not subscriptable", 4),
            "failure-number-indexed",
            "Line 4 asks for an element of something that has none (int)",
        ),
        (
            Failure("AttributeError", "'tuple' object has no attribute 'shape'", 4),
            "failure-no-such-attribute",
            "Line 4 asks for the shape of something that has none (tuple)",
        ),
        (
            Failure("ValueError", "mode 'same' is not supported", 4),
            "failure-mode-of-pad",
            "np.pad in line 4 knows no mode called same",
        ),
        (Failure("RecursionError", "maximum recursion depth exceeded", 3), "failure-recursion", "or once for each"),
    ],
)
def test_an_exception_with_a_sure_meaning_is_explained(failure: Failure, identity: str, words: str) -> None:
    (hint,) = failures(evidence(failure, failure))
    assert hint.id == identity
    assert words in hint.text


UNKNOWN = Failure("NameError", "name 'outptu' is not defined", 25)
OVER_THE_END = Failure("IndexError", "index 2 is out of bounds for axis 2 with size 2", 9)
EMPTY = Failure("ValueError", "zero-size array to reduction operation maximum which has no identity", 7)
SHAPES = Failure("ValueError", "shape-mismatch for sum", 8)


def test_nothing_is_said_where_the_cases_end_in_different_mistakes() -> None:
    assert failures(evidence(UNKNOWN, Failure("NameError", "name 'b' is not defined", 26))) == ()
    assert failures(evidence(UNKNOWN, OVER_THE_END)) == ()
    assert failures(evidence(UNKNOWN, Failure("LookupError", "of the student's own", 26))) == ()
    assert failures(evidence(None, None)) == ()
    assert failures(evidence()) == ()


def test_an_exception_is_explained_beside_wrong_answers_too() -> None:
    assert [hint.id for hint in failures(evidence(UNKNOWN, None))] == ["failure-unknown-name"]


def test_sizes_that_do_not_fit_end_in_two_ways_but_not_in_three() -> None:
    told = failures(evidence(OVER_THE_END, EMPTY, OVER_THE_END, settled=(0, 1, 2)))
    assert [hint.text.split(" ")[1] for hint in told] == ["9", "7"]
    assert failures(evidence(OVER_THE_END, EMPTY, SHAPES, settled=(0, 1, 2))) == ()


@pytest.mark.parametrize(
    ("failure", "identity"),
    [
        (
            Failure("ValueError", "operands could not be broadcast together with shapes (1,3,2,1) (3,3,1) ", 7),
            "failure-shapes",
        ),
        (Failure("ValueError", "shape-mismatch for sum", 7), "failure-shapes"),
        (Failure("ValueError", "all input arrays must have the same shape", 7), "failure-shapes"),
        (Failure("ValueError", "shape mismatch: value array of shape (2,1) could not be", 7), "failure-shapes"),
        (Failure("ValueError", "need at least one array to stack", 7), "failure-nothing-to-join"),
        (
            Failure("ValueError", "non-broadcastable output operand with shape (1,1) doesn't match the shape (1,4)", 7),
            "failure-shapes",
        ),
        (
            Failure("ValueError", "zero-size array to reduction operation maximum which has no identity", 7),
            "failure-empty-window",
        ),
        (Failure("IndexError", "index 2 is out of bounds for axis 2 with size 2", 7), "failure-index"),
        (Failure("ValueError", "negative dimensions are not allowed", 7), "failure-negative-size"),
    ],
)
def test_an_exception_with_many_causes_is_a_nudge_alone(failure: Failure, identity: str) -> None:
    assert [(hint.id, hint.level) for hint in failures(evidence(failure, failure))] == [(identity, 1)]


def test_an_alias_that_numpy_removed_is_left_to_what_explains_it() -> None:
    assert failures(evidence(Failure("AttributeError", "module 'numpy' has no attribute 'float'.", 3))) == ()


def test_of_several_lines_the_first_is_told() -> None:
    said = "name 'pool' is not defined"
    (hint,) = failures(evidence(Failure("NameError", said, 21), Failure("NameError", said, 19)))
    assert hint.text.startswith("Line 19 uses pool")


def test_nothing_is_said_of_an_exception_with_many_causes_or_without_a_line() -> None:
    assert failures(evidence(*[Failure("ValueError", "math domain error", 7)] * 2)) == ()
    assert failures(evidence(*[Failure("NameError", "name 'b' is not defined")] * 2)) == ()


def test_a_case_in_which_more_than_one_answer_is_right_is_left_aside() -> None:
    known = Failure("NameError", "name 'outptu' is not defined", 25)
    assert [hint.id for hint in failures(evidence(known, None, settled=(0,)))] == ["failure-unknown-name"]


def test_an_exception_alone_is_told_as_the_same_one_in_every_case() -> None:
    failure = Failure("NameError", "name 'padd' is not defined", 7)
    assert meaning(failure) == failures(evidence(failure, failure))
    assert meaning(Failure("ValueError", "math domain error", 7)) == ()
    assert meaning(None) == ()


def test_what_a_library_s_change_brought_about_is_not_put_down_to_spelling() -> None:
    assert meaning(Failure("AttributeError", "module 'numpy' has no attribute 'product'", 3)) == ()


def unread(source: str) -> Failure:
    """What Python of this version says of a source that it cannot read."""
    try:
        compile(source, "x.py", "exec")
    except SyntaxError as error:
        return Failure(type(error).__name__, error.msg, error.lineno)
    pytest.fail("Python reads it")


@pytest.mark.parametrize(
    ("source", "identity", "words"),
    [
        ("def f():\n    ∂ = 1\n", "failure-character", "Line 2 holds a character"),
        ("def f():\n    return “max”\n", "failure-character", "Line 2 holds a character"),
        ("def f():\n    if 1:\n        x = 1\n\treturn 2\n", "failure-tabs", "Line 4 mixes tabs"),
        ("def f():\nreturn 2\n", "failure-no-block", "The line before line 2 opens"),
        ("def f():\n    x = 1\n  return x\n", "failure-indented", "Line 3 begins further left or right"),
        ("def f():\n    x = 1\n      y = 2\n", "failure-indented", "Line 3 begins further left or right"),
        ("for i in range(3)\n    pass\n", "failure-colon", "Line 1 opens a block, and should end in a colon"),
        ("x = 1\ny = np.pad(x, (1, 2)\nz = 2\n", "failure-never-closed", "Line 2 opens a bracket ("),
        ("x = 1)\n", "failure-never-opened", "Line 1 closes a bracket )"),
        ("x = (1]\n", "failure-never-opened", "Line 1 closes a bracket ]"),
        ("x = 'max\n", "failure-quote", "A text that begins in line 1 has no end"),
        ('x = 1\ny = """max\nz = 2\n', "failure-quote", "A text that begins in line 2 has no end"),
        ("x = 1\nprint x\n", "failure-python-2", "Line 2 is written for Python 2: today, print"),
        ("x = 1\nif x = 1:\n    pass\n", "failure-single-equals", "Line 2 has a single ="),
        ("if f(1) = 1:\n    pass\n", "failure-single-equals", "Line 1 has a single ="),
        ("x = 1\nreturn x\n", "failure-outside", "In line 2, return stands outside"),
        ("if 1:\n    continue\n", "failure-outside", "In line 2, continue stands outside"),
        ("if 1:\n    break\n", "failure-outside", "In line 2, break stands outside"),
        ("def f(a=1, b):\n    pass\n", "failure-default-before", "In line 1, a parameter without a default"),
    ],
)
def test_what_python_says_of_a_file_that_it_cannot_read_is_told_with_a_cure(
    source: str, identity: str, words: str
) -> None:
    (hint,) = meaning(unread(source))
    assert hint.id == identity
    assert hint.level == 2
    assert hint.text.startswith(words)


def test_an_encoding_that_is_not_utf_8_is_told() -> None:
    said = "(unicode error) 'utf-8' codec can't decode byte 0xe7 in position 2: invalid continuation byte"
    (hint,) = meaning(Failure("SyntaxError", said, 7))
    assert hint.text == (
        "The file is not saved as UTF-8, which shows at an accent in line 7: save it in that encoding."
    )


@pytest.mark.parametrize("source", ["```python\nx = 1\n", "x = 1\ny = x 3 +\n", "x = [1 2]\n"])
def test_a_line_that_python_does_not_understand_is_no_more_than_a_place_to_look(source: str) -> None:
    (hint,) = meaning(unread(source))
    assert (hint.id, hint.level) == ("failure-syntax", 1)


def test_a_file_that_tries_its_function_out_as_it_is_loaded_is_told_so() -> None:
    trace = ("line 30, in <module>", "line 8, in f", "line 3, in within")
    failure = Failure("AttributeError", "'int' object has no attribute 'shape'", 3, trace)
    tried, known = meaning(failure, "f")
    assert tried.text.startswith("Line 30 calls f as soon as the file is loaded.")
    assert (tried.level, known.id) == (1, "failure-no-such-attribute")
    assert [hint.id for hint in meaning(failure, "g")] == ["failure-no-such-attribute"]
    assert [hint.id for hint in meaning(Failure("ValueError", "math domain error", 8, trace), "f")] == [tried.id]


def test_what_never_comes_back_is_a_loop_without_an_end() -> None:
    def ended(*outcomes: Outcome) -> Evidence:
        plain = evidence(*[None] * len(outcomes))
        pairs = zip(plain.observations, outcomes, strict=True)
        observations = tuple(msgspec.structs.replace(one, outcome=outcome) for one, outcome in pairs)
        return msgspec.structs.replace(plain, observations=observations)

    (hint,) = failures(ended(Outcome.TIMED_OUT, Outcome.TIMED_OUT, Outcome.NOT_RUN))
    assert (hint.id, hint.level) == ("failure-endless", 1)
    assert failures(ended(Outcome.RETURNED, Outcome.TIMED_OUT)) == ()
    assert failures(ended(Outcome.NOT_RUN, Outcome.NOT_RUN)) == ()
