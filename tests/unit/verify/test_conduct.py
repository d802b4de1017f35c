"""A pack is told exercise by exercise and part by part, however many processes check it."""

from pathlib import Path

import msgspec
import pytest

from grader.core.errors import PackError, ReferenceFailedError
from grader.core.exercise import SourceText
from grader.packs import find_pack, load_pack
from grader.packs.scaffold import scaffold
from grader.verify import Audit, Equivalents, Part, Promise, Step, verify_pack
from grader.verify.conduct import Task
from grader.verify.promised import RIGHT, WRONG

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
def test_promises_come_in_the_order_of_the_pack_and_a_watcher_hears_of_every_step(workers: int, tmp_path: Path) -> None:
    heard = Heard()
    found = list(verify_pack(SMALL, tmp_path, isolation="auto", mutants=False, workers=workers, watcher=heard))
    assert [one.exercise for one in found] == ["1-pool_forward"] * 10 + ["3-pool_backward"] * 10
    assert [one.text for one in found if isinstance(one, Promise)] == [*RIGHT, *WRONG] * 2
    assert heard.counts == [(len(heard.steps), 4)]
    for exercise in SMALL.exercises:
        files = [f"wrong/{source.name}.py" for source in exercise.wrong]
        expected = {
            Part.RIGHT: ["the right solutions run", *RIGHT],
            Part.WRONG: ["the wrong solutions run", *files],
        }
        for part, texts in expected.items():
            assert [one.text for one in heard.steps if (one.exercise, one.part) == (exercise.id, part)] == texts


def test_the_mutants_come_last_and_know_what_is_recorded(tmp_path: Path) -> None:
    scaffold(tmp_path, "linear/0-double")
    folder = tmp_path / "exercises" / "linear"
    (folder / "0-double" / "equivalent.toml").write_text('[[mutant]]\nline = "no such line"\nreason = "none"\n')
    heard = Heard()
    pack = load_pack(*find_pack(str(folder)))
    last = list(verify_pack(pack, folder, isolation="auto", workers=1, watcher=heard))[-1]
    assert isinstance(last, Audit)
    assert last.killed == last.total == 2
    assert last.stale == ("no such line",)
    assert next(step.text for step in heard.steps if step.part is Part.MUTANTS) == "the reference runs"
    assert len([step for step in heard.steps if step.part is Part.MUTANTS]) == 1 + last.total
    assert heard.counts == [(len(heard.steps), 3)]


def test_a_fault_in_a_process_is_raised_here(tmp_path: Path) -> None:
    broken = msgspec.structs.replace(
        SMALL.exercises[0], reference=SourceText("reference", b"1 / 0\n"), digest="of a broken one"
    )
    pack = msgspec.structs.replace(SMALL, exercises=(broken,))
    with pytest.raises(
        ReferenceFailedError,
        match=r"1-pool_forward: the reference could not be loaded: .* division by zero \(line 1\); mend",
    ):
        list(verify_pack(pack, tmp_path, isolation="auto", mutants=False, workers=2))


def test_a_reference_that_answers_a_case_by_an_error_is_the_authors_fault(tmp_path: Path) -> None:
    code = b"def pool_forward(*_, **__):\n    return 1 / 0\n"
    broken = msgspec.structs.replace(SMALL.exercises[0], reference=SourceText("reference", code), digest="broken")
    pack = msgspec.structs.replace(SMALL, exercises=(broken,))
    with pytest.raises(
        ReferenceFailedError, match=f"the reference ended case {broken.cases[0].name} with RAISED: ZeroDivisionError"
    ) as found:
        list(verify_pack(pack, tmp_path, isolation="auto", mutants=False, workers=1))
    assert found.value.exit_code == 2


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
