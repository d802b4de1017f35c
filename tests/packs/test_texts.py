"""What the shipped packs say is there in every language in which their hints are, and nothing else is."""

import ast
import re
from collections.abc import Iterator

import pytest

from grader import api
from grader.core.exercise import Exercise
from grader.languages import Teller
from grader.packs import find_pack
from grader.packs.truths import load_laws

PACKS = {name: api.open_pack(name) for name in api.pack_names()}
EXERCISES = [
    (exercise, language) for pack in PACKS.values() for exercise in pack.exercises for language in exercise.hints
]
OF_THE_PROGRAM = {"{group}: {terms}"}
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


def workings(exercise: Exercise) -> Iterator[str]:
    """Yield the templates of an exercise's workings; what is said of arithmetic alone needs no translation."""
    for node in ast.walk(ast.parse(exercise.workings.text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "numbered"):
            template = node.args[node.func.id == "numbered"]
            if isinstance(template, ast.Constant) and template.value not in OF_THE_PROGRAM:
                yield str(template.value)


def contexts(exercise: Exercise) -> Iterator[str]:
    """Yield the parts of what stands in brackets."""
    for context in (*(case.context for case in exercise.cases), *(law.context for law in load_laws(exercise, []))):
        yield from (part for part in _COMMA.split(context) if part)


def in_description(exercise: Exercise, text: str) -> bool:
    """Whether all words of a text are words of the fixtures, whose descriptions name things and say what they are."""
    folder = find_pack(exercise.pack)[0] / exercise.id
    sources = [*folder.glob("fixtures.py"), *folder.glob("fixtures/*.py")]
    words = {word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return bool(words) and set(re.findall(r"\w+", text)) <= words


def known(texts: dict[str, str], text: str) -> bool:
    return text in texts or _NUMBER.sub("{}", text) in texts


@pytest.mark.parametrize(("exercise", "language"), EXERCISES, ids=lambda one: getattr(one, "id", one))
def test_all_that_an_exercise_says_is_translated(exercise: Exercise, language: str) -> None:
    texts = exercise.texts.get(language, {})
    said = (*sentences(exercise), *contexts(exercise), *workings(exercise))
    assert [text for text in said if not known(texts, text)] == []
    assert set(exercise.hints[language]) == {source.name for source in exercise.wrong}


@pytest.mark.parametrize("name", PACKS)
def test_nothing_is_translated_that_a_pack_does_not_say(name: str) -> None:
    pack = PACKS[name]
    for language, of_pack in pack.texts.items():
        parts = {part for exercise in pack.exercises for part in contexts(exercise)}
        general = {_NUMBER.sub("{}", part) for part in parts} | parts | {pack.title}
        general |= {template for exercise in pack.exercises for template in workings(exercise)}
        assert sorted(of_pack.keys() - general) == []
        for exercise in pack.exercises:
            own = exercise.texts[language].keys() - of_pack.keys() - set(sentences(exercise))
            assert [text for text in sorted(own) if not in_description(exercise, text)] == []


def test_a_text_that_is_missing_is_found() -> None:
    texts = {"{}×{} kernel": "noyau {}×{}"}
    assert known(texts, "3×2 kernel")
    assert not known(texts, "3×2 kernels")
    assert Teller("fr", texts)("3×2 kernel") == "noyau 3×2"
