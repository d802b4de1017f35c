"""The terminal's report: 80 columns, colour only on a terminal, nothing of the student's obeyed."""

import io
import re

import msgspec
import pytest
from rich.console import Console

from grader.core.report import Report, SubmissionReport
from grader.render import terminal
from tests.unit.render import samples


def printed(report: Report, *, width: int = 80, terminal_: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal_, color_system="truecolor" if terminal_ else None)
    terminal.render(report, console)
    return out.getvalue()


EXPECTED = """\
 amelie-durand  Convolutional networks from scratch                   91.5 / 100

 ◐ 5-lenet5 ██████████████████░░ 91.5 / 100 8 of 9 cases pass

 ◐ 5-lenet5  LeNet-5 in Keras
   Hint Dense layers start from Glorot uniform unless they are told otherwise.
   ✘ Every layer with weights starts from He normal                        0 / 4
     the initialiser of layer 6 (dense, 120) is Glorot uniform, but should be He
     normal

 isolation strict: own namespaces, Landlock and seccomp · seed 20240917 ·
 submission b1946ac92492
"""


def test_the_whole_screen() -> None:
    lines = [line.rstrip() for line in printed(samples.report(samples.model_exercise())).splitlines()]
    assert "\n".join(lines) + "\n" == EXPECTED


@pytest.mark.parametrize("width", [80, 60, 40])
@pytest.mark.parametrize("report", [samples.mistakes(), samples.incomplete(), samples.hostile()])
def test_no_line_is_wider_than_the_screen(report: Report, width: int) -> None:
    lines = [line for line in printed(report, width=width).splitlines() if not line.startswith("     $ ")]
    assert max(len(line) for line in lines) <= width


def test_a_command_is_never_broken() -> None:
    example = msgspec.structs.replace(samples.counterexample(), reproduce="python3 -c " + "x" * 300)
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), counterexamples=(example,))
    assert f"     $ {example.reproduce}\n" in printed(samples.report(exercise))


def test_a_pipe_gets_no_colour_and_a_terminal_does() -> None:
    assert "\x1b" not in printed(samples.mistakes())
    assert "\x1b[" in printed(samples.mistakes(), terminal_=True)


def test_a_perfect_submission_is_short() -> None:
    text = printed(samples.right())
    assert "100 / 100" in text
    assert len(text.splitlines()) <= 8


def test_mistakes_are_told_with_their_sentences_and_style_in_short() -> None:
    text = " ".join(printed(samples.mistakes()).split())
    assert "dA_prev.shape is (2, 7, 8, 3), but should be (2, 5, 6, 3) [same padding, stride 1]" in text
    assert "E501 line too long (100 > 79 characters) · line 21, 30, 31" in text
    assert "G102 the file is not executable: chmod +x 2-conv_backward.py" in text
    assert "line 7 is not Python: '(' was never closed" in text
    assert "1 case was not run" in text
    assert "$ grader reproduce cnn/2-conv_backward" in text


def test_the_named_mistake_is_not_given_away_where_there_is_a_nudge() -> None:
    text = " ".join(printed(samples.report(samples.mistaken_exercise())).split())
    assert "Where do the extra rows" in text
    assert "keeps its padding" not in text
    assert "The HTML report names the mistake" in text


def test_a_judges_fault_is_no_grade() -> None:
    text = " ".join(printed(samples.incomplete()).split())
    assert "no grade" in text
    assert "This is no grade." in text
    assert "not judged" in text
    assert "40 / 100" not in text


def test_hostile_text_is_not_obeyed() -> None:
    for width in (80, 41, 17):
        text = printed(samples.hostile(), width=width)
        for sign in ("\x1b", "\x9b", "\r", "\x00", "\u202e", "##[", "##vso[", "##teamcity["):
            assert sign not in text
        assert not re.search(r"^\s*::[A-Za-z]", text, re.MULTILINE)
    assert "[bold red]markup[/]" in " ".join(printed(samples.hostile(), width=200).split())


def test_a_flood_is_cut() -> None:
    cases = tuple(samples.case(at, False, f"{at} {'m' * 500_000}") for at in range(40))
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), cases=cases)
    text = printed(samples.report(exercise))
    assert len(text) < 20_000
    assert "and 35 more cases to work on" in text


def test_one_sentence_in_many_cases_is_said_once() -> None:
    cases = tuple(samples.case(at, False, f"A is 1, but should be 2 [case {at}]; {at} of 9 differ") for at in range(12))
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), cases=cases)
    text = printed(samples.report(exercise))
    assert text.count("A is 1, but should be 2") == 1
    assert "… the same in 11 more cases" in text


def test_notes_on_the_submission_and_on_an_exercise_are_printed() -> None:
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), notes=("the grader failed to explain this",))
    submission = SubmissionReport("ada", "0", ("nothing was found in cnn/",))
    text = printed(msgspec.structs.replace(samples.report(exercise), submission=submission))
    assert "nothing was found in cnn/" in text
    assert "the grader failed to explain this" in text


def test_the_smallest_example_is_laid_out_with_its_steps() -> None:
    text = printed(samples.report(samples.mistaken_exercise()))
    assert "dZ [0, :, :, 0]" in text
    assert "dA_prev [0, :, :, 0] yours" in text
    assert "0·1 + 0·2 + 1·0 + 0·−2 = 0" in text


def test_the_first_example_is_shown_whole_and_the_others_in_a_sentence() -> None:
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), counterexamples=samples.counterexamples())
    text = printed(samples.report(exercise))
    assert "Smallest example · padding is 'same'" in text
    assert text.count("should be\n") <= 1
    other = text[text.index("Another smallest example · db is wrong") :]
    assert "db[0, 0, 0, 0] is -3.5, but should be -7" in other
    assert """     $ python3 -c "print('db')"\n""" in other
    assert "db yours" not in other


def test_a_case_without_points_says_so() -> None:
    case = msgspec.structs.replace(samples.case(0, False, "wrong"), points=0.0, possible=0.0)
    text = printed(samples.report(msgspec.structs.replace(samples.mistaken_exercise(), cases=(case,))))
    assert re.search(rf"✘ {re.escape(case.title)} +no points\n", text)
