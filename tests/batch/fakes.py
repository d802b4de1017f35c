"""Fakes for the batch's ports: a judge that reads a file's first word, and a pack that needs no folder."""

import os
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import msgspec

from grader.batch.ports import Done, Grader, Task
from grader.batch.run import Finished
from grader.core.errors import SubmissionError
from grader.core.exercise import Exercise, Limits, Pack, SourceText
from grader.core.report import FORMAT, CaseReport, ExerciseReport, HintReport, Report, StyleRemark, SubmissionReport
from grader.core.submission import SourceFile, Submission

FILES = ("0-add.py", "1-multiply.py")


def exercise(name: str, *, digest: str = "d") -> Exercise:
    """An exercise without cases of its own: the fake judge makes them up."""
    nothing = SourceText("nothing", b"")
    return Exercise(
        pack="fake",
        id=name.removesuffix(".py"),
        file=name,
        title=f"The exercise {name}",
        function="f",
        parameters=(),
        libraries=(),
        imports=(),
        tolerated=(),
        limits=Limits(),
        cases=(),
        style=(),
        fixtures=nothing,
        reference=SourceText("reference", b"def f():\n    return 1\n"),
        accepted=(),
        wrong=(),
        starter=nothing,
        statements={},
        tiny=(),
        digest=f"{digest}-{name}",
    )


def pack(*, digest: str = "d") -> Pack:
    """A pack of two exercises."""
    exercises = tuple(exercise(name, digest=digest) for name in FILES)
    return Pack("fake", "A fake pack", exercises, {one.id: Fraction(1) for one in exercises}, ("",), 0, digest)


def judged(name: str, data: bytes) -> ExerciseReport:
    """What the fake judge makes of a file: ``right``, ``wrong`` or ``fault`` is its first word."""
    word = data.split(maxsplit=1)[0].decode() if data.strip() else "empty"
    right = word == "right"
    fault = word == "fault"
    cases = tuple(
        CaseReport(
            case,
            f"The case {case}",
            right or case == "easy",
            "RETURNED",
            None if right else "close",
            "" if right else "f()[0] is 2.0, but should be 1.0",
            50.0 if right or case == "easy" else 0.0,
            50.0,
        )
        for case in ("easy", "hard")
    )
    return ExerciseReport(
        id=name,
        title=f"The exercise {name}",
        file=f"{name}.py",
        score=0.0 if fault else 100.0 if right else 50.0,
        possible=100.0,
        outcome="judge_fault" if fault else "graded",
        message="the box burnt down" if fault else "",
        cases=() if fault else cases,
        style=() if right else (StyleRemark("E501", 3, 80, "line too long"),),
        hints=() if right or fault else (HintReport("forgets-one", "One is never added; look at the start."),),
        source=data.decode("utf-8", "replace"),
    )


class FakeGrader:
    """Grades by the first word; ``die`` ends the process once for each mark that is not there yet, ``slow`` waits."""

    def __init__(self, log: str, seconds: float) -> None:
        """Append a line a task to ``log``, and take ``seconds`` over each."""
        self._log = log
        self._seconds = seconds

    def grade(self, task: Task) -> ExerciseReport:
        """Grade one file, and say so in the log first."""
        data = task.source.data if task.source else b""
        if self._log:
            with Path(self._log).open("a", encoding="utf-8") as log:
                log.write(f"{task.digest} {os.getpid()}\n")
        if self._seconds:
            time.sleep(self._seconds)  # the work of a real grader
        if data.startswith(b"die"):
            os._exit(9)
        if data.startswith(b"raise"):
            raise RuntimeError("a bug of the judge")
        if task.source is None:
            return msgspec.structs.replace(
                judged(task.exercise, b"wrong"), outcome="not_submitted", score=0.0, cases=()
            )
        return judged(task.exercise, data)


class OpenFake(msgspec.Struct, frozen=True):
    """Opens a FakeGrader in any process."""

    log: str = ""
    seconds: float = 0.0

    @contextmanager
    def __call__(self, pack: Pack) -> Iterator[Grader]:
        """Open it; there is nothing to close."""
        assert pack.name == "fake"
        yield FakeGrader(self.log, self.seconds)


class FakeJudge:
    """Collects files by name from a folder, and adds scores up."""

    tier = "strict"

    def __init__(self, pack: Pack, versions: dict[str, str] | None = None) -> None:
        """Judge a fake pack."""
        self.versions = versions or {"numpy": "2"}
        self._pack = pack

    def collect(self, path: Path) -> Submission:
        """Read a folder; one that holds ``unreadable`` cannot be read."""
        if path.is_file() or (path / "unreadable").exists():
            raise SubmissionError(f"{path.name} cannot be read: it is damaged; hand it in again")
        files = {
            one.id: SourceFile(one.file, (path / one.file).read_bytes(), bool((path / one.file).stat().st_mode & 0o100))
            for one in self._pack.exercises
            if (path / one.file).is_file()
        }
        digest = str(hash(tuple(file.data for file in files.values())))
        return Submission(path.name, files, digest, () if files else ("holds none of the files",))

    def assemble(self, submission: Submission, reports: tuple[ExerciseReport, ...]) -> Report:
        """Take the mean."""
        return Report(
            format=FORMAT,
            pack=self._pack.name,
            title=self._pack.title,
            seed=self._pack.seed,
            isolation=self.tier,
            submission=SubmissionReport(submission.name, "digest", submission.notes),
            score=sum(report.score for report in reports) / len(reports),
            possible=100.0,
            complete=all(report.outcome != "judge_fault" for report in reports),
            exercises=reports,
        )

    def fault(self, task: Task, reason: str) -> ExerciseReport:
        """Say what failed."""
        return msgspec.structs.replace(judged(task.exercise, b"fault"), message=reason)


class HereExecutor:
    """Runs tasks in this very process, in order."""

    def __init__(self, grader: Grader) -> None:
        """Use one grader."""
        self._grader = grader
        self.ran: list[Task] = []

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """Run one task after the other."""
        for task in tasks:
            self.ran.append(task)
            yield Done(task, self._grader.grade(task))


class Ticking:
    """A clock that tells a later time at every look."""

    def __init__(self) -> None:
        """Begin at the beginning."""
        self._ticks = 0

    def __call__(self) -> str:
        """Tell the time."""
        self._ticks += 1
        return f"2026-01-01T00:{self._ticks // 60 % 60:02d}:{self._ticks % 60:02d}+00:00"


class Watching:
    """Remembers all it hears."""

    def __init__(self) -> None:
        self.finished: list[Finished] = []

    def found(self, platform: str, students: int) -> None:
        """Nothing is to be said."""

    def done(self, finished: Finished) -> None:
        """Remember."""
        self.finished.append(finished)


def hand_in(folder: Path, student: str, *contents: str) -> Path:
    """Write a student's files, in the order of the exercises."""
    place = folder / student
    place.mkdir(parents=True)
    for name, content in zip(FILES, contents, strict=False):
        (place / name).write_text(content, encoding="utf-8")
    return place
