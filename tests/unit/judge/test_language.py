"""Named mistakes are told in the language that was asked for, as far as the pack has it."""

import msgspec
import pytest

from grader.core.errors import UsageError
from grader.core.report import FORMAT, ExerciseReport, HintReport, Report, SubmissionReport
from grader.judge.language import check_language, in_language
from tests.unit.judge import small_pack

FRENCH = {"fr": {"bias_missing": "Le biais manque."}}
PACK = small_pack.pack()
PACK = msgspec.structs.replace(PACK, exercises=(msgspec.structs.replace(PACK.exercises[0], hints=FRENCH),))
HINTS = (
    HintReport("nudge", "What all share.", 1),
    HintReport("bias_missing", "The bias is missing."),
    HintReport("other", "Something else."),
)


def report() -> Report:
    identity = PACK.exercises[0].id
    one = ExerciseReport(identity, "", "", 0, 100, "graded", "", (), (), HINTS)
    return Report(FORMAT, "small", "", 0, "strict", SubmissionReport("", ""), 0, 100, True, (one,))


def test_what_the_catalogue_has_is_told_in_it_and_the_rest_in_english() -> None:
    hints = in_language(report(), PACK, "fr").exercises[0].hints
    assert [(hint.text, hint.language) for hint in hints] == [
        ("What all share.", "en"),
        ("Le biais manque.", "fr"),
        ("Something else.", "en"),
    ]
    assert [hint.level for hint in hints] == [1, 2, 2]


def test_english_is_left_as_it_is() -> None:
    assert in_language(report(), PACK, "en") == report()


def test_a_language_that_nobody_wrote_is_refused() -> None:
    check_language(PACK, "fr")
    check_language(PACK, "en")
    with pytest.raises(UsageError, match="small has no hints in 'de'; its languages are: en, fr"):
        check_language(PACK, "de")
