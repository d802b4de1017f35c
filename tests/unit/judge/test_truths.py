"""Laws are broken by wrong answers and kept by right ones; where nothing can be said, nothing is."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from grader.core.exercise import Exercise, SourceText
from grader.core.submission import SourceFile, Submission
from grader.judge import grade
from grader.judge.truths import Truths
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

FOLDER, ANSWERS = find_pack("cnn")
BACKWARD = load_pack(FOLDER, ANSWERS, only=("2-conv_backward",)).exercises[0]
FORWARD = "0-conv_forward"
RIGHT = BACKWARD.reference.text
FLIPPED = RIGHT.replace(b"return dA_prev, dW, db", b"return dA_prev, dW[::-1, ::-1], db")


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


@pytest.fixture(scope="module")
def truths(boxes: Boxes) -> Truths:
    return Truths(boxes)


def own_forward(name: str) -> dict[str, SourceFile]:
    path = FOLDER / FORWARD / "wrong" / f"{name}.py" if name else ANSWERS / f"{FORWARD}.py"
    return {FORWARD: SourceFile(f"{FORWARD}.py", path.read_bytes())}


def test_a_right_solution_breaks_no_law(truths: Truths) -> None:
    assert truths.breaches(BACKWARD, RIGHT) == ()
    assert truths.unspoken(BACKWARD, RIGHT) == ()
    assert truths.hint(BACKWARD, RIGHT, {}) is None


def test_a_breach_says_what_it_means_with_its_numbers(truths: Truths) -> None:
    found = truths.hint(BACKWARD, FLIPPED, {})
    assert found is not None
    assert (found.id, found.level) == ("law_kernel_gradient", 1)
    assert found.text.startswith("dW is not the gradient of what 0-conv_forward.py should compute: ")
    assert "Here, (dW * V).sum() is " in found.text
    assert ", but should be " in found.text
    assert found.text.endswith("[valid padding, stride (2, 1)].")


def test_the_student_s_own_forward_is_named_where_it_is_right(truths: Truths) -> None:
    found = truths.hint(BACKWARD, FLIPPED, own_forward(""))
    assert found is not None
    assert found.text.startswith("dW is not the gradient of your own 0-conv_forward.py: ")


def test_a_forward_that_is_wrong_in_the_same_way_is_to_be_mended_first(truths: Truths) -> None:
    found = truths.hint(BACKWARD, FLIPPED, own_forward("kernel_flipped"))
    assert found is not None
    assert found.text == (
        "Your function belongs to your own 0-conv_forward.py, but that one is not right yet: mend it first."
    )


def test_a_forward_that_is_wrong_in_another_way_is_left_out(truths: Truths) -> None:
    found = truths.hint(BACKWARD, FLIPPED, own_forward("bias_missing"))
    assert found is not None
    assert "what 0-conv_forward.py should compute" in found.text


@pytest.mark.parametrize(
    "answer",
    [
        "return None",
        "raise ValueError",
        "return dA_prev, dW",
        "return 'dA_prev', 'dW', 'db'",
        "return dW, dA_prev, db",
        "return dA_prev, dW, db.reshape(-1)",
        "return dA_prev * np.nan, dW, db",
        "return [g.astype(np.float16) for g in (dA_prev, dW, db)]",
        "return {1: dA_prev}",
    ],
)
def test_answers_of_another_form_are_not_spoken_of(truths: Truths, answer: str) -> None:
    source = RIGHT.replace(b"return dA_prev, dW, db", answer.encode())
    assert source != RIGHT
    assert truths.hint(BACKWARD, source, {}) is None
    assert len(truths.unspoken(BACKWARD, source)) == len(truths.laws(BACKWARD))


def test_single_precision_breaks_no_law(truths: Truths) -> None:
    source = RIGHT.replace(b"return dA_prev, dW, db", b"return [g.astype(np.float32) for g in (dA_prev, dW, db)]")
    assert truths.hint(BACKWARD, source, {}) is None


@pytest.mark.parametrize("dtype", ["int8", "uint8"])
def test_an_equation_of_few_bits_neither_overflows_nor_wraps_around(truths: Truths, dtype: str) -> None:
    few = f"return [g.astype(np.{dtype}) for g in (dA_prev, dW, db)]".encode()
    broken = {breach.law.id for breach in truths.breaches(BACKWARD, RIGHT.replace(b"return dA_prev, dW, db", few))}
    assert {"linear_image_gradient", "linear_kernel_gradient"} <= broken


def test_numbers_too_large_for_an_equation_break_a_law_in_silence(truths: Truths) -> None:
    huge = b"return [np.full_like(g, 1.7e308) for g in (dA_prev, dW, db)]"
    found = truths.hint(BACKWARD, RIGHT.replace(b"return dA_prev, dW, db", huge), {})
    assert found is not None
    assert "inf" in found.text


def test_a_wrong_reference_is_seen_without_another(boxes: Boxes) -> None:
    doctored: Exercise = msgspec.structs.replace(
        BACKWARD, digest="doctored", reference=SourceText("2-conv_backward", FLIPPED)
    )
    broken = {breach.law.id for breach in Truths(boxes).breaches(doctored, FLIPPED)}
    assert {"kernel_gradient", "kernel_gradient_same", "two_products"} <= broken


def test_an_exercise_without_laws_has_nothing_to_say(truths: Truths) -> None:
    lawless = msgspec.structs.replace(BACKWARD, digest="lawless", truths=SourceText("truths", b""))
    assert truths.hint(lawless, FLIPPED, {}) is None
    assert truths.breaches(lawless, FLIPPED) == ()


@pytest.mark.parametrize("name", ["0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward"])
def test_the_laws_stand_in_the_pack(name: str) -> None:
    assert (Path(FOLDER) / name / "truths.py").exists()


def test_a_report_shows_the_breach_as_a_nudge_before_the_named_mistake(boxes: Boxes) -> None:
    pack = load_pack(FOLDER, ANSWERS, only=("2-conv_backward",))
    small = msgspec.structs.replace(BACKWARD, wrong=BACKWARD.wrong[:3], tiny=())
    for source, ids in ((FLIPPED, ("law_kernel_gradient",)), (RIGHT, ())):
        work = Submission("one", {BACKWARD.id: SourceFile(BACKWARD.file, source), **own_forward("")}, "")
        report = grade(work, msgspec.structs.replace(pack, exercises=(small,)), boxes=boxes)
        hints = report.exercises[0].hints
        assert tuple(hint.id for hint in hints if hint.id.startswith("law_")) == ids
        assert [hint.level for hint in hints] == sorted(hint.level for hint in hints)
        assert all("your own 0-conv_forward.py" in hint.text for hint in hints if hint.id.startswith("law_"))
