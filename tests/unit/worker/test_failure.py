"""An exception is told by its type, its message and the lines of the student's own file."""

import pytest

from grader.worker.failure import describe

OWN = "0-f.py"
SOURCE = """
def deep(number):
    if number:
        return deep(number - 1)
    return [].pop()


def library(call):
    return call()


class Mute(Exception):
    def __str__(self):
        raise SystemExit


class Odd(Exception):
    def __str__(self):
        return type("Text", (str,), {"__str__": lambda _: "lies"})("said")
"""


def told(source: str, filename: str = OWN) -> dict[str, object]:
    """Describe what a call raises that stands in line 1 of the student's file."""
    names: dict[str, object] = {}
    exec(compile(SOURCE, OWN, "exec"), names)
    with pytest.raises(BaseException) as raised:
        exec(compile(source, filename, "exec"), names)
    return dict(describe(raised.value, OWN))


def test_the_line_is_the_last_of_the_students_own() -> None:
    found = told("deep(0)")
    assert (found["type"], found["message"]) == ("IndexError", "pop from empty list")
    assert (found["line"], found["trace"]) == (5, ["line 1, in <module>", "line 5, in deep"])
    assert told("import json\njson.loads('{')")["line"] == 2
    assert told("[].pop()", "library.py")["line"] is None


def test_of_a_long_way_the_end_is_told() -> None:
    trace = told("deep(50)")["trace"]
    assert isinstance(trace, list)
    assert trace[-1] == "line 5, in deep"
    assert set(trace[:-1]) == {"line 4, in deep"}
    assert len(trace) == 12


def test_a_file_that_does_not_parse_has_the_line_of_its_fault() -> None:
    found = told("compile('x = 1\\ny = (', '0-f.py', 'exec')")
    assert (found["type"], found["message"], found["line"]) == ("SyntaxError", "'(' was never closed", 2)


def test_a_message_is_bounded_and_may_be_unreadable() -> None:
    assert told("raise ValueError('x' * 5000)")["message"] == "x" * 2000
    assert told("raise Mute")["message"] == "(its message could not be read: __str__ raised)"
    message = told("raise Odd")["message"]
    assert (type(message), message) == (str, "said")
