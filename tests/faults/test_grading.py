"""Faults at named points of one grading: the judge takes the blame, says so, and nobody passes or loses by it."""

import errno
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from typer.testing import CliRunner

from grader.cli.main import app
from grader.core.errors import BoxError, IsolationError
from grader.core.exercise import Case
from grader.core.observation import Observation
from grader.sandbox.channel import Channel, Stop
from grader.sandbox.layers import choose_tier
from grader.sandbox.session import Session
from grader.sandbox.warm import WarmWorker
from grader.wire import encode
from tests.faults.small import NAME, RIGHT, WRONG, hand_in, make_pack

EARLIER = b'{"score": 100.0, "earlier": true}\n'
ENOSPC = OSError(errno.ENOSPC, "No space left on device")
JUDGE, USAGE, INTERRUPTED = 3, 2, 130
ENDLESS = RIGHT.replace("return 2 * A", "while True:\n        pass")  # so that the answer is still awaited
Reached = list[str]


class Point(NamedTuple):
    """Where a fault is put, what is handed in, and how the grader must answer."""

    name: str
    install: Callable[[pytest.MonkeyPatch, Reached, Path], None]
    exits: int = JUDGE
    submission: str = RIGHT
    says: str = "fault of the grader"
    isolation: str = "process"


def replace(patch: pytest.MonkeyPatch, path: str, value: object) -> None:
    """Replace what stands at a dotted path; a module is found by its name, whatever its package calls so."""
    module = path
    while module not in sys.modules:
        module = module.rpartition(".")[0]
    owner: object = sys.modules[module]
    *between, name = path.removeprefix(module + ".").split(".")
    for part in between:
        owner = getattr(owner, part)
    patch.setattr(owner, name, value)


def raising(path: str, error: BaseException) -> Callable[[pytest.MonkeyPatch, Reached, Path], None]:
    """Let what stands at a dotted path raise."""

    def install(patch: pytest.MonkeyPatch, reached: Reached, _: Path) -> None:
        def fail(*_: Any, **__: Any) -> Any:
            reached.append(path)
            raise error

        replace(patch, path, fail)

    return install


def returning(path: str, value: Any) -> Callable[[pytest.MonkeyPatch, Reached, Path], None]:
    """Let what stands at a dotted path return something else."""

    def install(patch: pytest.MonkeyPatch, reached: Reached, _: Path) -> None:
        def answer(*_: Any, **__: Any) -> Any:
            reached.append(path)
            return value

        replace(patch, path, answer)

    return install


def written(part: str, text: str) -> Callable[[pytest.MonkeyPatch, Reached, Path], None]:
    """Write something else into a file of the pack."""

    def install(_: pytest.MonkeyPatch, reached: Reached, place: Path) -> None:
        (place / part).write_text(text, encoding="utf-8")
        reached.append(part)

    return install


def worker_killed(when: str, times: int = 1000) -> Callable[[pytest.MonkeyPatch, Reached, Path], None]:
    """Kill the worker before a case, while its answer is awaited, or after it."""

    def install(patch: pytest.MonkeyPatch, reached: Reached, _: Path) -> None:
        ask, receive, end = Session.ask, Channel.receive, WarmWorker.end

        def kill(worker: WarmWorker) -> None:
            if len(reached) < times:
                reached.append(when)
                worker._process.kill()
                worker._process.wait()

        def ask_after_death(session: Session, case: Case, source: bytes | None = None) -> Observation:
            kill(session._worker)
            return ask(session, case, source)

        def ask_with_death(session: Session, case: Case, source: bytes | None = None) -> Observation:
            def receive_after_death(channel: Channel, **keywords: Any) -> bytes | Stop:
                kill(session._worker)
                return receive(channel, **keywords)

            with patch.context() as inner:
                inner.setattr(Channel, "receive", receive_after_death)
                return ask(session, case, source)

        def end_after_death(worker: WarmWorker) -> int | None:
            kill(worker)
            return end(worker)

        if when == "after":
            patch.setattr(WarmWorker, "end", end_after_death)
        else:
            patch.setattr(Session, "ask", ask_after_death if when == "before" else ask_with_death)

    return install


def frames(change: Callable[[bytes], bytes]) -> Callable[[pytest.MonkeyPatch, Reached, Path], None]:
    """Change the frames that come from a student's box after it has opened; the references' stay whole."""

    def install(patch: pytest.MonkeyPatch, reached: Reached, _: Path) -> None:
        ask, receive = Session.ask, Channel.receive

        def changed(channel: Channel, **keywords: Any) -> bytes | Stop:
            frame = receive(channel, **keywords)
            reached.append("frame")
            return change(frame) if isinstance(frame, bytes) else frame

        def ask_changed(session: Session, case: Case, source: bytes | None = None) -> Observation:
            with patch.context() as inner:
                inner.setattr(Channel, "receive", changed)
                return ask(session, case, source)

        patch.setattr(Session, "ask", ask_changed)

    return install


def full_cache(patch: pytest.MonkeyPatch, reached: Reached, place: Path) -> None:
    """Let nothing be put in its place in the cache."""
    replace_file = os.replace

    def fail(source: str, target: Path) -> None:
        if str(target).startswith(str(place / "cache")):
            reached.append("cache")
            raise ENOSPC
        replace_file(source, target)

    patch.setattr(os, "replace", fail)


FAULT = "which is not your fault"
DOUBLE = "def double(A):\n    return 2 * A\n"
POINTS = (
    Point(
        "a process cannot be started",
        raising("grader.sandbox.warm.subprocess.Popen", OSError(errno.EAGAIN, "x")),
        says=FAULT,
    ),
    Point("the worker ends at once", returning("grader.sandbox.warm.worker_command", ["/bin/false"]), says=FAULT),
    Point("the worker is no program", returning("grader.sandbox.warm.worker_command", ["/nonexistent"]), says=FAULT),
    Point("no descriptors are left", raising("grader.sandbox.session.Channel", OSError(errno.EMFILE, "x")), says=FAULT),
    Point("the job cannot be sent", raising("grader.sandbox.warm.WarmWorker.start", BoxError("gone")), says=FAULT),
    Point("no worker is to be had", raising("grader.sandbox.boxes.WarmWorker", BoxError("gone")), says=FAULT),
    Point("the worker dies before a case", worker_killed("before"), says=FAULT),
    Point(
        "the worker dies while a case runs", worker_killed("during"), submission=ENDLESS, says=FAULT, isolation="strict"
    ),
    Point("frames are cut short", frames(lambda frame: frame[:-3]), says=FAULT),
    Point("frames are garbage", frames(lambda _: os.urandom(64)), says=FAULT),
    Point("frames are empty", frames(lambda _: b""), says=FAULT),
    Point("memory runs out while a frame is read", raising("grader.sandbox.session.decode", MemoryError())),
    Point("the reference raises", written(f"reference/small/{NAME}", "def double(A):\n    1 / 0\n"), says=FAULT),
    Point(
        "the reference does not parse", written(f"reference/small/{NAME}", "def double(A:\n"), USAGE, says="not Python"
    ),
    Point(
        "the reference leaves", written(f"reference/small/{NAME}", f"{DOUBLE}\nimport os\nos._exit(0)\n"), says=FAULT
    ),
    Point(
        "the reference never ends", written(f"reference/small/{NAME}", f"{DOUBLE}\nwhile True:\n    pass\n"), says=FAULT
    ),
    Point("the reference defines nothing", written(f"reference/small/{NAME}", "A = 1\n"), USAGE, says="defines no"),
    Point("the fixtures raise", written("exercises/small/0-double/fixtures.py", "1 / 0\n"), says=FAULT),
    Point("the cases raise", written("exercises/small/0-double/cases.py", "1 / 0\n"), USAGE, says="ZeroDivisionError"),
    Point("the manifest is no TOML", written("exercises/small/0-double/exercise.toml", "="), USAGE, says="not TOML"),
    Point("the submission cannot be read", raising("grader.api.collect", OSError(errno.EIO, "x"))),
    Point("expectations raise", raising("grader.judge.grade.Expectations.of", RuntimeError("x"))),
    Point("asking raises", raising("grader.judge.grade._asked", RuntimeError("x"))),
    Point("hiding raises", raising("grader.judge.grade.presentable", RuntimeError("x"))),
    Point("comparing raises", raising("grader.judge.verdicts.compare", ZeroDivisionError())),
    Point("linting raises", raising("grader.judge.grade.lint", RecursionError())),
    Point("adding up finds the pack at odds", raising("grader.judge.grade.tally", ValueError("x")), says=FAULT),
    Point("adding up raises", raising("grader.judge.grade.tally", KeyError("x"))),
    Point("counting lines raises", raising("grader.judge.grade.growth_of", RuntimeError("x"))),
    Point("hints raise", raising("grader.judge.explain.Explanations.hints", RuntimeError("x")), submission=WRONG),
    Point(
        "the ladder raises",
        raising("grader.judge.explain.Explanations.counterexamples", ValueError("x")),
        submission=WRONG,
    ),
    Point("writing the report's exercise raises", raising("grader.judge.grade.exercise_report", TypeError("x"))),
    Point("putting the report together raises", raising("grader.judge.grade.overall", KeyError("x"))),
    Point("the page cannot be drawn", raising("grader.render.html.render", RuntimeError("x"))),
    Point("the JSON cannot be written", raising("grader.render.json.render", RuntimeError("x"))),
    Point("the terminal's lines cannot be drawn", raising("grader.render.terminal.render", RuntimeError("x"))),
    Point("the disk is full", raising("grader.cli.output.os.fsync", ENOSPC), says="could not be written"),
    Point(
        "a key interrupts",
        raising("grader.sandbox.session.Session.ask", KeyboardInterrupt()),
        INTERRUPTED,
        says="interrupted",
    ),
)


class Graded(NamedTuple):
    """What came of one call of ``grader grade``."""

    exit_code: int
    text: str
    report: dict[str, Any] | None
    page: bytes


def grade(place: Path, pack: Path, submission: Path, isolation: str = "process") -> Graded:
    """Grade with the command line; the report's files hold an earlier grade before."""
    files = {name: place / f"report.{name}" for name in ("json", "html")}
    for file in files.values():
        file.write_bytes(EARLIER)
    words = ["grade", str(submission), "--pack", str(pack), "--isolation", isolation]
    result = CliRunner().invoke(app, [*words, "--json", str(files["json"]), "--html", str(files["html"])])
    data = files["json"].read_bytes()
    report = None if data == EARLIER else msgspec.json.decode(data)
    assert not list(place.glob(".*.part"))
    said = result.output + (result.stderr or "") + str(report or "")
    return Graded(result.exit_code, said, report, files["html"].read_bytes())


def isolation_of(point: Point) -> str:
    """Return the tier of a point; skip where this machine does not have it."""
    try:
        return str(choose_tier(point.isolation))
    except IsolationError:
        pytest.skip(f"this machine has no {point.isolation} tier")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADER_CACHE", str(tmp_path / "cache"))
    return tmp_path


def test_without_a_fault_it_is_a_grade(place: Path) -> None:
    pack = make_pack(place)
    found = grade(place, pack, hand_in(place / "right", RIGHT))
    assert found.exit_code == 0, found.text
    assert found.report is not None
    assert (found.report["score"], found.report["complete"]) == (100.0, True)
    other = grade(place, pack, hand_in(place / "wrong", WRONG))
    assert (other.exit_code, other.report and other.report["score"]) == (0, 0.0)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_a_fault_is_no_grade(point: Point, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, submission = make_pack(place), hand_in(place / "handed_in", point.submission)
    reached: Reached = []
    point.install(monkeypatch, reached, place)
    found = grade(place, pack, submission, isolation_of(point))
    assert reached, "the fault was not reached"
    assert found.exit_code == point.exits, found.text
    assert point.says in found.text
    if found.report is not None and point.exits == JUDGE and point.says == FAULT:
        assert not found.report["complete"]
        cases = [case for one in found.report["exercises"] for case in one["cases"]]
        assert all(case["outcome"] == "RETURNED" for case in cases if case["passed"])
        assert any(case["outcome"] in ("BOX_FAILED", "GARBLED") for case in cases)
    elif found.report is None and point.name != "the JSON cannot be written":
        assert found.page == EARLIER, "an earlier page was overwritten"


HARMLESS = (
    Point("the worker dies once before a case", worker_killed("before", 1)),
    Point("the worker dies once while a case runs", worker_killed("during", 1), isolation="strict"),
    Point("the worker dies after the cases", worker_killed("after")),
    Point("the cache cannot be written", raising("grader.judge.memory.tempfile.mkstemp", ENOSPC)),
    Point("the cache is full in the midst", full_cache),
    Point("the cache holds garbage", returning("grader.judge.memory.FolderMemory.get", b"\xff" * 100)),
    Point(
        "the cache holds another value", returning("grader.judge.memory.FolderMemory.get", encode([1], max_bytes=99))
    ),
    Point(
        "the cache holds half a record",
        returning("grader.judge.memory.FolderMemory.get", encode({"values": []}, max_bytes=99)),
    ),
    Point(
        "the cache holds too few values",
        returning("grader.judge.memory.FolderMemory.get", encode({"values": [], "seconds": []}, max_bytes=99)),
    ),
)


@pytest.mark.parametrize("point", HARMLESS, ids=lambda point: point.name)
@pytest.mark.parametrize(("submission", "score"), [(RIGHT, 100.0), (WRONG, 0.0)], ids=["right", "wrong"])
def test_a_fault_that_can_be_mended_costs_nobody_a_point(
    point: Point, submission: str, score: float, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = make_pack(place)
    reached: Reached = []
    point.install(monkeypatch, reached, place)
    found = grade(place, pack, hand_in(place / "handed_in", submission), isolation_of(point))
    assert reached, "the fault was not reached"
    assert found.exit_code == 0, found.text
    assert found.report is not None
    assert (found.report["score"], found.report["complete"]) == (score, True)


def test_hints_without_a_box_cost_no_point(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = make_pack(place)
    reached: Reached = []
    raising("grader.judge.explain.Explanations.hints", BoxError("gone"))(monkeypatch, reached, place)
    found = grade(place, pack, hand_in(place / "handed_in", WRONG))
    assert reached
    assert found.exit_code == 0
    assert found.report is not None
    assert (found.report["score"], found.report["complete"]) == (0.0, True)


def test_an_archive_that_cannot_be_read_is_no_grade(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = make_pack(place)
    archive = place / "handed_in.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(NAME, RIGHT)
    reached: Reached = []
    raising("zipfile.ZipFile.open", OSError(errno.EIO, "x"))(monkeypatch, reached, place)
    found = grade(place, pack, archive)
    assert reached
    assert found.exit_code == USAGE
    assert "damaged" in found.text
    assert found.report is None
    assert found.page == EARLIER
