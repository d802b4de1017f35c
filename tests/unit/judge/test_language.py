"""A report is told in the language that was asked for, as far as the pack and the program have it."""

import msgspec
import pytest

from grader.core.errors import UsageError
from grader.core.findings import Counterexample, Efficiency
from grader.core.report import (
    FORMAT,
    CaseReport,
    ExerciseReport,
    HintReport,
    Report,
    StyleRemark,
    StyleRuleReport,
    SubmissionReport,
)
from grader.core.said import say
from grader.core.submission import SourceFile, Submission
from grader.judge.language import handed_in, in_language, speaking, told
from tests.unit.judge import small_pack

HINTS = {"fr": {"bias_missing": "Le biais manque."}}
TEXTS = {
    "fr": {
        "Small": "Petit",
        "valid padding": "padding valid",
        "stride (2, 3)": "stride (2, 3)",
        "As tall as wide.": "Aussi haut que large.",
        "It moves by {partner}.": "Bouge selon {partner}.",
    }
}
PACK = small_pack.pack()
EXERCISE = msgspec.structs.replace(PACK.exercises[0], hints=HINTS, texts=TEXTS)
PACK = msgspec.structs.replace(PACK, exercises=(EXERCISE,), texts=TEXTS)
FRENCH = speaking(PACK, "fr")
WRONG = say(
    "{sentence} [{context}]",
    sentence=say("{subject} is {actual}, but should be {expected}", subject="A", actual="1", expected=say("a number")),
    context="valid padding, stride (2, 3)",
)


def report() -> ExerciseReport:
    hints = (
        HintReport("nudge", say("{name} is left out", name="stride"), 1),
        HintReport("law", say("It moves by {partner}.", partner="x.py"), 1),
        HintReport("bias_missing", "The bias is missing."),
        HintReport("other", "Something else."),
    )
    case = CaseReport("one", "As tall as wide.", False, "RETURNED", "close", WRONG, 0, 1, output="not run")
    return ExerciseReport(
        EXERCISE.id,
        "Small",
        "",
        0,
        100,
        "graded",
        say("{file} was not submitted", file="x.py"),
        (case,),
        (StyleRemark("G103", 1, 0, say("the file ends without a newline, but should end with one")),),
        hints,
        style_rules=(StyleRuleReport("shebang", say("First line"), 0, 1, 1),),
        counterexamples=(Counterexample("f(1)", WRONG, behaviour=say("{name} is left out", name="stride")),),
        efficiency=Efficiency(growth=say("one pass for the whole batch")),
    )


def test_what_a_catalogue_has_is_told_in_it_and_the_rest_in_english() -> None:
    french = told(report(), FRENCH.exercises[0])
    assert [(hint.text, hint.language) for hint in french.hints] == [
        ("stride est omis", "fr"),
        ("Bouge selon x.py.", "fr"),
        ("Le biais manque.", "fr"),
        ("Something else.", "en"),
    ]
    assert [hint.level for hint in french.hints] == [1, 1, 2, 2]
    assert french.title == "Petit"
    assert french.message == "x.py n'a pas été rendu"
    case = french.cases[0]
    assert case.title == "Aussi haut que large."
    assert case.message == "A est 1, mais devrait être un nombre [padding valid, stride (2, 3)]"
    assert [one.message for one in french.counterexamples] == [case.message]
    assert [one.behaviour for one in french.counterexamples] == ["stride est omis"]
    assert french.style[0].text != report().style[0].text
    assert french.style_rules[0].title == "Première ligne"
    assert french.efficiency is not None
    assert french.efficiency.growth != "one pass for the whole batch"


def test_what_the_students_code_printed_is_left_alone_and_what_the_judge_put_there_is_told() -> None:
    assert told(report(), FRENCH.exercises[0]).cases[0].output == "not run"
    hidden = msgspec.structs.replace(report().cases[0], output=say("(not shown for a hidden case)"))
    french = told(msgspec.structs.replace(report(), cases=(hidden,)), FRENCH.exercises[0])
    assert french.cases[0].output == "(non montré pour un cas caché)"


def test_english_is_the_same_in_plain_strings() -> None:
    english = told(report(), EXERCISE)
    assert english == report()
    assert type(english.message) is type(english.cases[0].message) is type(english.hints[0].text) is str
    assert msgspec.json.encode(english)


def test_the_whole_is_told_too_and_says_in_which_language() -> None:
    whole = Report(FORMAT, "small", "Small", 0, "strict", SubmissionReport("", ""), 0, 100, True, ())
    french = in_language(whole, FRENCH)
    assert (french.title, french.language) == ("Petit", "fr")
    english = in_language(whole, PACK)
    assert english == whole
    assert b"language" not in msgspec.json.encode(english)


def test_what_was_handed_in_is_remarked_upon_in_the_language() -> None:
    note = say("archives inside are not opened: {names}", names="a.zip")
    renamed = say("the file is named {name}, but should be {expected}", name="x.py", expected="y.py")
    unread = say("{path} is not a regular file: hand in the file itself", path="z.py")
    submission = Submission("s", {"a": SourceFile("x.py", b"", notes=(renamed,))}, "", (note,), {"b": unread})
    french = handed_in(submission, FRENCH)
    assert french.notes == ("les archives à l'intérieur ne sont pas ouvertes\u00a0: a.zip",)
    assert french.files["a"].notes == ("le fichier se nomme x.py, mais devrait se nommer y.py",)
    assert french.problems == {"b": "z.py n'est pas un fichier ordinaire\u00a0: rendez le fichier lui-même"}
    english = handed_in(submission, PACK)
    assert english == submission
    assert {type(text) for text in (*english.notes, *english.files["a"].notes, *english.problems.values())} == {str}


def test_a_language_that_nobody_wrote_is_refused() -> None:
    assert speaking(PACK, "en") == PACK
    with pytest.raises(UsageError, match="small has no hints in 'de'; its languages are: en, fr"):
        speaking(PACK, "de")
