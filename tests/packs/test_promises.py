"""What ships keeps its promises: every right solution, every wrong one, every case, every mutant."""

from collections.abc import Iterator
from typing import Any

import pytest

from grader.judge import Expectations, FolderMemory
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes
from grader.verify import audit, check_right_solutions, check_wrong_solutions, name_mistakes, read_equivalents

FOLDER, ANSWERS = find_pack("cnn")
EXERCISES = ("0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward", "5-lenet5")
pytestmark = [pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> FolderMemory:
    return FolderMemory(tmp_path_factory.mktemp("memory"))


@pytest.mark.parametrize("name", EXERCISES)
def test_every_promise_about_right_solutions_is_kept(name: str, boxes: Boxes, memory: FolderMemory) -> None:
    exercise = load_pack(FOLDER, ANSWERS, only=(name,)).exercises[0]
    promises = tuple(check_right_solutions(exercise, boxes, Expectations(boxes, memory)))
    assert len(promises) == 7
    assert {promise.text: promise.broken for promise in promises if not promise.kept} == {}


@pytest.mark.parametrize("name", EXERCISES)
def test_every_promise_about_wrong_solutions_is_kept(
    name: str, boxes: Boxes, memory: FolderMemory, golden: Any
) -> None:
    exercise = load_pack(FOLDER, ANSWERS, only=(name,)).exercises[0]
    named = name_mistakes(exercise, boxes, Expectations(boxes, memory))
    promises = tuple(check_wrong_solutions(exercise, named))
    assert len(promises) == 3
    assert {promise.text: promise.broken for promise in promises if not promise.kept} == {}
    lines = [f"{one.id}: named {', '.join(one.hints)}; fails {', '.join(one.failed)}\n" for one in named]
    golden.check(f"wrong-{name}.txt", "".join(lines))


@pytest.mark.parametrize("name", EXERCISES)
def test_every_mutant_of_the_reference_is_killed_or_no_change(name: str, boxes: Boxes, memory: FolderMemory) -> None:
    exercise = load_pack(FOLDER, ANSWERS, only=(name,)).exercises[0]
    found = audit(exercise, boxes, Expectations(boxes, memory), read_equivalents(FOLDER / name / "equivalent.toml"))
    assert [survivor.diff for survivor in found.survivors] == []
    assert found.stale == ()
    assert found.killed + found.equivalent == found.total > 20
