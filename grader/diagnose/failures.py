"""What an exception alone tells: that of the import, or the one in which every failed case ends."""

import re

from grader.core.findings import Hint
from grader.core.observation import Failure
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence

Meaning = tuple[str, str, tuple[str, ...], int]
"""A hint's identity, its template, what fills it, and the line."""

_LINE = "{line}"
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        r"^NameError: name '(np|numpy|K|keras|tf|tensorflow|math)' is not defined",
        "failure-not-imported",
        "Line {line} uses {0}, which the file does not import under that name: look at the imports at its top.",
    ),
    (
        r"^NameError: name '(\w+)' is not defined",
        "failure-unknown-name",
        "Line {line} uses {0}, which has no value there: is it spelt as where it gets one, and does it get one before?",
    ),
    (
        r"^UnboundLocalError: .*variable '(\w+)'",
        "failure-unset-name",
        "{0} has no value when line {line} uses it: look at the conditions under which it gets one.",
    ),
    (
        (
            r"^TypeError: unsupported operand type\(s\) for .*'tuple'|^TypeError: can't multiply sequence"
            r"|^TypeError: can only concatenate tuple|^TypeError: '[<>]=?' not supported between .*'tuple'"
            r"|^TypeError: (?:int|float)\(\) argument must be .* not 'tuple'"
        ),
        "failure-tuple-as-number",
        (
            "Line {line} calculates with a pair as if it were one number: stride and kernel_shape hold a number for "
            "the rows and one for the columns."
        ),
    ),
    (
        (
            r"^TypeError: 'float' object cannot be interpreted as an integer|^TypeError: slice indices must be integers"
            r"|pad_width` must be of integral type|^IndexError: only integers, slices"
            r"|^TypeError: 'numpy.float64' object cannot be interpreted"
        ),
        "failure-float-as-count",
        (
            "Line {line} needs a whole number and is given one with a point: a division by / gives such a number, even "
            "where it comes out even."
        ),
    ),
    (
        (
            r"^TypeError: unsupported operand type\(s\) for .*'NoneType'|^TypeError: 'NoneType' object"
            r"|^AttributeError: 'NoneType' object"
        ),
        "failure-none",
        "Line {line} works with None: does what gave it this value return anything?",
    ),
    (
        r"^TypeError: cannot unpack non-iterable (\w+)",
        "failure-not-a-pair",
        "Line {line} takes apart something that has no parts ({0}): is it given as a pair everywhere, its default too?",
    ),
    (
        r"^ValueError: (?:too many|not enough) values to unpack",
        "failure-unpacked",
        "Line {line} unpacks into more or fewer names than there are values: count the axes or numbers on its right.",
    ),
    (
        r"^TypeError: '(\w+)' object is not callable",
        "failure-not-callable",
        (
            "Line {line} calls something that is no function ({0}): is the name of a function given to a value, or is "
            "an operator missing before the brackets?"
        ),
    ),
    (
        (
            r"^AttributeError: (?:module '(?:numpy)[\w.]*'|'numpy\.ndarray' object) has no attribute "
            r"'(\w+)'"
        ),
        "failure-unknown-attribute",
        "NumPy has nothing called {0}, which line {line} asks for: look at how it is spelt.",
    ),
    (
        (
            r"^AttributeError: module '(?:keras|tensorflow)[\w.]*' has no attribute "
            r"'(\w+)'"
        ),
        "failure-unknown-name-of-keras",
        "Keras has nothing called {0}, which line {line} asks for: look at how it is spelt, capitals included.",
    ),
    (
        (
            r"^ValueError: Unrecognized keyword arguments passed to (?!Model)(\w+): \{'(\w+)'"
            r"|^TypeError: \w+\.(?!__init__)(\w+)\(\) got an unexpected keyword argument '(\w+)'"
        ),
        "failure-unknown-argument",
        "{0} takes no argument called {1}, which line {line} gives it: look at how it is spelt, and whose it is.",
    ),
    (
        r"^TypeError: (\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "failure-unknown-argument",
        "{0} takes no argument called {1}, which line {line} gives it: look at how it is spelt, and whose it is.",
    ),
    (
        r"^TypeError: (\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "failure-unknown-parameter",
        "{0} has no parameter called {1}: compare the names in its def line with those of the statement.",
    ),
    (
        r"^ValueError: The truth value of an array with more than one element is ambiguous",
        "failure-truth-of-array",
        (
            "Line {line} needs one yes or no and is given one for each element of an array: if, and, or and Python's "
            "own max and min take single values, where NumPy has functions for arrays."
        ),
    ),
    (
        r"^IndexError: too many indices for array: array is (\d)-dimensional, but (\d) were indexed",
        "failure-too-many-indices",
        "Line {line} gives {1} indices to an array of {0} axes: look at how the array is made, and with which shape.",
    ),
    (
        r"^ValueError: Could not interpret (\w+)(?: function)? identifier: '?([\w -]+)'?$",
        "failure-unknown-to-keras",
        "Keras knows no {0} called {1}: look at how line {line} spells it.",
    ),
    (
        r"^TypeError: Layer\.__init__\(\) takes 1 positional argument but \d+ were given",
        "failure-model-arguments",
        "A Model is made from its inputs and its outputs: look at what line {line} gives it.",
    ),
    (
        r"^TypeError: (\w+)\.__init__\(\) missing \d+ required positional arguments?: '(\w+)'",
        "failure-argument-missing",
        "{0} must be told its {1}, which line {line} leaves out.",
    ),
    (
        r"^ValueError: .*?(?:The|Argument|value for) `(\w+)`,? (?:argument )?(?:must|should|expected)",
        "failure-argument-value",
        "Line {line} gives the argument {0} a value that it cannot take: look at its kind, and at how it is spelt.",
    ),
    (
        r"^TypeError: (\w+)(?:\.__init__)?\(\) (?:missing \d+ required|takes (?:from )?\d+)[\w ]* positional argument",
        "failure-other-arguments",
        "{0} is called with another number of arguments than it takes: compare its def line with its call.",
    ),
    (
        r"(?s)^ValueError: .*(?:Computed output size would be (?:zero or )?negative|[Nn]egative dimension)",
        "failure-maps-too-small",
        (
            "The window of the layer in line {line} is larger than what it gets: look at its size, at how the layers "
            "before it pad and how far their windows move, and at where they take the channels to be."
        ),
    ),
    (
        r"^ValueError: (?:Only input tensors may be passed as|Inputs to a layer should be tensors)",
        "failure-no-tensor",
        "Line {line} calls a layer on something that is no tensor: is the layer before it called on anything?",
    ),
    (
        r"^ValueError: All `outputs` values must be KerasTensors",
        "failure-output-no-tensor",
        "Line {line} gives the model an output that is no tensor: is the last layer called on anything?",
    ),
    (
        r"^ValueError: Output with path .* is not connected to `inputs`",
        "failure-not-connected",
        (
            "No way leads from the input that line {line} gives the model to its output: look at what the first layer "
            "is called on, and each of the others."
        ),
    ),
    (
        r"^ValueError: Only instances of `keras.Layer` can be added to a Sequential model",
        "failure-no-layer",
        (
            "Line {line} gives a Sequential something that is no layer. It calls its layers by itself: a layer goes in "
            "without being called on anything."
        ),
    ),
    (
        r"^ValueError: Input 0 .* is incompatible with the layer: expected (?:min_)?ndim=(\d+), found ndim=(\d+)",
        "failure-axes-of-layer",
        "The layer of line {line} needs arrays of {0} axes, and is given some of {1}: look at what comes before it.",
    ),
    (
        r"^NotImplementedError",
        "failure-not-written",
        "What these cases need is not written yet: line {line} says so itself.",
    ),
    (
        r"^ValueError: zero-size array to reduction operation",
        "failure-empty-window",
        "Line {line} is given a window of nothing: it begins behind the end of the image, or is cut to no size at all.",
    ),
    (
        (
            r"^ValueError: (?:operands could not be broadcast together|could not broadcast input array|shape-mismatch "
            r"for sum|non-broadcastable output|shapes .* not aligned|matmul: Input operand|cannot reshape array)"
        ),
        "failure-shapes",
        (
            "In line {line} shapes meet that do not fit each other: print both there. A window that reaches over the "
            "end of its image is smaller than the others."
        ),
    ),
    (
        r"^IndexError: index \d+ is out of bounds for axis",
        "failure-index",
        "Line {line} counts on over the end of an array: compare where its loop ends with the shape of what it fills.",
    ),
    (
        r"^RecursionError",
        "failure-recursion",
        "Line {line} makes the function call itself without end.",
    ),
    (
        r"^ImportError: importing ([\w.-]+) is not allowed",
        "failure-import",
        "Line {line} needs {0}, which the statement does not allow: work it out with what is allowed.",
    ),
    (
        r"^(?:FileNotFoundError|PermissionError|NotADirectoryError)",
        "failure-file",
        (
            "Line {line} opens a file that is not there when the function is graded. What tries the function out "
            "belongs in a file of its own, or under if __name__ == '__main__'."
        ),
    ),
    (
        r"^KeyError: '(same|valid|max|avg)'",
        "failure-no-such-key",
        "Line {line} looks {0} up where there is no such key: compare the keys with the words of the statement.",
    ),
    (
        r"^EOFError",
        "failure-input",
        "Line {line} waits for somebody to type. The function is given all that it needs: leave input() out.",
    ),
    (
        r"^ValueError: .*inhomogeneous shape",
        "failure-ragged",
        "Line {line} makes one array of lists that differ in length: print the lengths there.",
    ),
)

_NUDGES = frozenset({"failure-empty-window", "failure-shapes", "failure-index"})
"""What has many causes: it says where to look, and names no mistake."""


def meaning(failure: Failure | None) -> tuple[Hint, ...]:
    """Return what one exception means, such as the one that ended the import."""
    known = None if failure is None else _meaning(failure)
    return () if known is None else (_told([known]),)


def failures(evidence: Evidence) -> tuple[Hint, ...]:
    """Return what the exception means in which every failed case ends; nothing where they end differently."""
    found = [evidence.observations[at] for at in sorted(evidence.failed & evidence.settled or evidence.failed)]
    if not found or any(one.outcome is not Outcome.RAISED or one.failure is None for one in found):
        return ()
    told = [_meaning(one.failure) for one in found if one.failure is not None]
    known = [one for one in told if one is not None]
    if len(known) < len(told) or len({meaning[:3] for meaning in known}) > 1:
        return ()
    return (_told(known),)


def _told(known: list[Meaning]) -> Hint:
    identity, text, parts, _ = known[0]
    level = 1 if identity in _NUDGES else 2
    return Hint(identity, say(text, *parts, line=min(line for *_, line in known)), level)


def _meaning(failure: Failure) -> Meaning | None:
    """Return what an exception means; nothing where a library's change brought it about, which is told apart."""
    if explain_failure(failure):
        return None
    said = f"{failure.type}: {failure.message}"
    for pattern, identity, text in _MEANINGS:
        match = re.search(pattern, said)
        if match is not None and (failure.line or _LINE not in text):
            return identity, text, tuple(part for part in match.groups() if part is not None), failure.line or 0
    return None
