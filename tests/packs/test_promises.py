"""What ships keeps its promises: every right solution, every wrong one, every case, every mutant."""

from collections.abc import Iterator
from typing import Any

import pytest

from grader.core.observation import Opening, Run
from grader.core.outcome import Outcome
from grader.judge import Expectations, Explanations, FolderMemory
from grader.judge.verdicts import best_verdicts
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes
from grader.verify import audit, check_promises, read_equivalents

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
def test_every_promise_is_kept(name: str, boxes: Boxes, memory: FolderMemory, golden: Any) -> None:
    exercise = load_pack(FOLDER, ANSWERS, only=(name,)).exercises[0]
    expectations = Expectations(boxes, memory)
    broken = {
        promise.text: promise.broken for promise in check_promises(exercise, boxes, expectations) if promise.broken
    }
    assert broken == {}
    behaviours = expectations.of(exercise)
    explanations = Explanations(boxes, expectations)
    lines = []
    for mistake in explanations.mistakes(exercise):
        verdicts, behaviour = best_verdicts(exercise, mistake.observations, behaviours)
        run = Run(Opening(Outcome.RETURNED, "runs"), mistake.observations)
        named = [hint.id for hint in explanations.hints(exercise, run, verdicts, behaviour) if hint.level > 1]
        failed = [verdict.case for verdict in verdicts if not verdict.passed]
        lines.append(f"{mistake.id}: named {', '.join(named)}; fails {', '.join(failed)}\n")
    golden.check(f"wrong-{name}.txt", "".join(lines))


@pytest.mark.parametrize("name", EXERCISES)
def test_every_mutant_of_the_reference_is_killed_or_no_change(name: str, boxes: Boxes, memory: FolderMemory) -> None:
    exercise = load_pack(FOLDER, ANSWERS, only=(name,)).exercises[0]
    found = audit(exercise, boxes, Expectations(boxes, memory), read_equivalents(FOLDER / name / "equivalent.toml"))
    assert [survivor.diff for survivor in found.survivors] == []
    assert found.stale == ()
    assert found.killed + found.equivalent == found.total > 20
