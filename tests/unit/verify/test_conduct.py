"""A pack is told exercise by exercise and part by part, however many processes check it."""

from pathlib import Path

import msgspec
import pytest

from grader.core.errors import BoxError, PackError
from grader.core.exercise import SourceText
from grader.packs import find_pack, load_pack
from grader.verify import Audit, Equivalents, Part, Promise, Step, verify_pack
from grader.verify.conduct import Task
from grader.verify.promised import RIGHT

PACK = load_pack(*find_pack("cnn"), only=("1-pool_forward", "3-pool_backward"))
SMALL = msgspec.structs.replace(
    PACK,
    exercises=tuple(
        msgspec.structs.replace(one, cases=one.cases[:2], accepted=one.accepted[:1], wrong=one.wrong[:2], tiny=())
        for one in PACK.exercises
    ),
)


class Heard:
    """Keeps what a watcher is told."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.counts: list[tuple[int, int]] = []

    def found(self, steps: int, parts: int) -> None:
        self.counts.append((steps, parts))

    def begun(self, step: Step) -> None:
        self.steps.append(step)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_watcher_hears_of_every_step_however_many_processes_take_them(workers: int, tmp_path: Path) -> None:
    one = msgspec.structs.replace(SMALL, exercises=SMALL.exercises[:1])
    heard = Heard()
    audit = list(verify_pack(one, tmp_path, isolation="auto", workers=workers, watcher=heard))[-1]
    assert isinstance(audit, Audit)
    texts = {part: [step.text for step in heard.steps if step.part is part] for part in Part}
    assert texts[Part.RIGHT] == ["the right solutions run", *RIGHT]
    assert texts[Part.WRONG] == [
        "the wrong solutions run",
        *(f"wrong/{source.name}.py" for source in one.exercises[0].wrong),
    ]
    assert len(texts[Part.MUTANTS]) == 1 + audit.total
    assert heard.counts == [(len(heard.steps), 3)]


@pytest.mark.parametrize("workers", [1, 2])
def test_promises_come_in_the_order_of_the_pack(workers: int, tmp_path: Path) -> None:
    found = list(verify_pack(SMALL, tmp_path, isolation="auto", mutants=False, workers=workers))
    assert [one.exercise for one in found] == ["1-pool_forward"] * 10 + ["3-pool_backward"] * 10
    assert all(isinstance(one, Promise) for one in found)
    assert [one.text for one in found[:2] if isinstance(one, Promise)] == [
        "every right solution gets full marks",
        "the starter gets nothing",
    ]


def test_the_mutants_come_last_and_know_what_is_recorded(tmp_path: Path) -> None:
    one = msgspec.structs.replace(SMALL, exercises=SMALL.exercises[:1])
    folder = tmp_path / "1-pool_forward"
    folder.mkdir()
    (folder / "equivalent.toml").write_text('[[mutant]]\nline = "no such line"\nreason = "none"\n')
    last = list(verify_pack(one, tmp_path, isolation="auto"))[-1]
    assert isinstance(last, Audit)
    assert last.killed > 50
    assert last.stale == ("no such line",)


def test_a_fault_in_a_process_is_raised_here(tmp_path: Path) -> None:
    broken = tuple(
        msgspec.structs.replace(one, reference=SourceText("reference", b"1 / 0\n"), digest=f"broken {one.id}")
        for one in SMALL.exercises
    )
    with pytest.raises(BoxError, match="division by zero"):
        list(verify_pack(msgspec.structs.replace(SMALL, exercises=broken), tmp_path, isolation="auto", workers=2))


def test_a_list_of_equivalents_that_is_none_is_refused_before_anything_runs(tmp_path: Path) -> None:
    folder = tmp_path / "3-pool_backward"
    folder.mkdir()
    (folder / "equivalent.toml").write_text("[[mutant\n")
    heard = Heard()
    with pytest.raises(PackError, match="equivalent.toml: this is not TOML"):
        list(verify_pack(SMALL, tmp_path, isolation="auto", watcher=heard))
    assert heard.steps == []


def test_what_takes_long_is_begun_first() -> None:
    numpy = SMALL.exercises[0]
    keras = msgspec.structs.replace(numpy, libraries=("keras",))
    for part in Part:
        light, heavy = (Task(one, Equivalents(), part, "auto", None).weight for one in (numpy, keras))
        assert heavy == 20 * light > 0
