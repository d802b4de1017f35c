"""A result is found by all that it depends on: in another language, by its words too."""

import msgspec

from grader.batch.digests import task_digest
from grader.core.exercise import Exercise
from grader.core.submission import SourceFile
from tests.unit.judge import small_pack

EXERCISE = small_pack.exercise()
FRENCH = msgspec.structs.replace(
    EXERCISE, language="fr", texts={"fr": {"One.": "Un."}}, hints={"fr": {"bias": "Le biais."}}
)


def digest(exercise: Exercise, source: SourceFile | None = None) -> str:
    return task_digest(source, "", exercise, "strict", {"numpy": "2"})


def test_english_does_not_depend_on_the_texts_of_other_languages() -> None:
    translated = msgspec.structs.replace(FRENCH, language="en")
    assert digest(translated) == digest(EXERCISE)


def test_another_language_is_another_result_and_so_are_other_words() -> None:
    told_anew = msgspec.structs.replace(FRENCH, texts={"fr": {"One.": "Une."}})
    hinted_anew = msgspec.structs.replace(FRENCH, hints={"fr": {"bias": "Un biais."}})
    assert len({digest(one) for one in (EXERCISE, FRENCH, told_anew, hinted_anew)}) == 4


def test_the_file_and_the_remarks_on_it_count() -> None:
    one, other = SourceFile("a.py", b"1"), SourceFile("a.py", b"1", notes=("renamed",))
    assert len({digest(EXERCISE), digest(EXERCISE, one), digest(EXERCISE, other)}) == 3
