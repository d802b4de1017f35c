"""What the shipped packs say is there in every language in which their hints are, and nothing else is."""

import ast
import re
from collections.abc import Iterator

import pytest

from grader import api
from grader.core.exercise import Exercise
from grader.languages import Teller
from grader.packs.truths import load_laws

PACKS = {name: api.open_pack(name) for name in api.pack_names()}
EXERCISES = [
    (exercise, language) for pack in PACKS.values() for exercise in pack.exercises for language in exercise.hints
]
_COMMA = re.compile(r", (?![^()]*\))")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?!\w)")


def sentences(exercise: Exercise) -> Iterator[str]:
    """Yield the titles, laws and conventions of an exercise."""
    yield exercise.title
    yield from (case.title for case in exercise.cases)
    yield from (law.meaning for law in load_laws(exercise, []))
    for source in exercise.accepted:
        if source.name.startswith("convention_"):
            docstring = ast.get_docstring(ast.parse(source.text)) or ""
            yield docstring.split("\n", 1)[0].strip().rstrip(".")


def contexts(exercise: Exercise) -> Iterator[str]:
    """Yield the parts of what stands in brackets."""
    for context in (*(case.context for case in exercise.cases), *(law.context for law in load_laws(exercise, []))):
        yield from (part for part in _COMMA.split(context) if part)


def known(texts: dict[str, str], text: str) -> bool:
    return text in texts or _NUMBER.sub("{}", text) in texts


@pytest.mark.parametrize(("exercise", "language"), EXERCISES, ids=lambda one: getattr(one, "id", one))
def test_all_that_an_exercise_says_is_translated(exercise: Exercise, language: str) -> None:
    texts = exercise.texts.get(language, {})
    assert [text for text in (*sentences(exercise), *contexts(exercise)) if not known(texts, text)] == []
    assert set(exercise.hints[language]) == {source.name for source in exercise.wrong}


@pytest.mark.parametrize("name", PACKS)
def test_nothing_is_translated_that_a_pack_does_not_say(name: str) -> None:
    pack = PACKS[name]
    for language, of_pack in pack.texts.items():
        parts = {part for exercise in pack.exercises for part in contexts(exercise)}
        general = {_NUMBER.sub("{}", part) for part in parts} | parts | {pack.title}
        assert sorted(of_pack.keys() - general) == []
        for exercise in pack.exercises:
            assert sorted(exercise.texts[language].keys() - of_pack.keys() - set(sentences(exercise))) == []


def test_a_text_that_is_missing_is_found() -> None:
    texts = {"{}×{} kernel": "noyau {}×{}"}
    assert known(texts, "3×2 kernel")
    assert not known(texts, "3×2 kernels")
    assert Teller("fr", texts)("3×2 kernel") == "noyau 3×2"
