"""What is said is English to whoever reads it, and remembers how it was made."""

import pickle

from grader.core.said import Said, counted, joined, numbered, say


def test_a_template_is_filled_with_names_and_with_places() -> None:
    text = say("{0} is {name}", "A", name="3")
    assert text == "A is 3"
    assert (text.template, text.parts, text.named) == ("{0} is {name}", ("A",), {"name": "3"})
    assert text.number is None


def test_braces_in_what_fills_a_template_stay() -> None:
    assert say("{value}!", value="{x}") == "{x}!"


def test_a_single_thing_has_a_template_of_its_own() -> None:
    one, other = (
        counted(number, "{count} line of {file}", "{count} lines of {file}", file="a.py") for number in (1, 1200)
    )
    assert (one, other) == ("1 line of a.py", "1,200 lines of a.py")
    assert (one.template, other.template) == ("{count} lines of {file}",) * 2
    assert (one.number, other.number) == (1, 1200)
    assert numbered(1, "first {count} of many") == "first 1 of many"


def test_things_are_joined_one_after_the_other() -> None:
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined(["a", "b"], "{first} or {second}") == "a or b"


def test_it_is_a_string_among_strings() -> None:
    text = say("b")
    assert sorted([text, "a", "c"]) == ["a", "b", "c"]
    assert {text} == {"b"}
    back = pickle.loads(pickle.dumps(say("{x}", x=1)))
    assert isinstance(back, Said)
    assert (back, back.template, back.named) == ("1", "{x}", {"x": 1})
