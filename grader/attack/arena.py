"""One tier's boxes, and the judge's own way to grade in them: small limits, few cases, one exercise."""

import io
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from rich.console import Console

from grader.attack.corpus import Attack, prepare
from grader.attack.inspection import breaches
from grader.attack.outside import Outside
from grader.attack.scene import NAME, Scene, right
from grader.core.errors import SubmissionError
from grader.core.exercise import Case, Exercise, Limits, Pack, SourceText
from grader.core.report import Report
from grader.judge import Expectations, Explanations, collect, grade
from grader.packs import find_pack, load_pack
from grader.render import html, json, junit, terminal
from grader.sandbox import Boxes, open_boxes

_TIGHT = Limits(cpu_seconds=1.0, wall_seconds=2.5, exercise_seconds=2.0, memory_mib=512)
_HONEST_SECONDS = 10.0
"""For a whole exercise, where honest files are asked too: on a loaded machine theirs is not a matter of 2 seconds."""
_LOOSE = Limits(cpu_seconds=10.0, wall_seconds=20.0, exercise_seconds=10.0)
_SLOW_LIBRARIES = ("tensorflow", "keras")


@dataclass(frozen=True, slots=True)
class Trial:
    """How one attack went: what it broke (nothing, we hope), how long it took, and what was reported."""

    attack: Attack
    tier: str
    harm: tuple[str, ...]
    seconds: float
    report: Report | None = None
    refused: str = ""


class Arena:
    """Grades attacks at one tier, one after the other, in the same warm workers."""

    def __init__(self, boxes: Boxes, outside: Outside, pack: Pack) -> None:
        """Use these boxes; ``outside`` is asked after every attack."""
        self._boxes = boxes
        self._outside = outside
        self._exercises = {
            (exercise.id, brief): narrowed(exercise, brief=brief)
            for exercise in pack.exercises
            for brief in (False, True)
        }
        self._pack = pack
        self._expectations = Expectations(boxes)
        self._explanations = Explanations(boxes, self._expectations)

    def attempt(self, attack: Attack, folder: Path) -> Trial:
        """Try one attack, its submission laid down below ``folder``."""
        self._outside.begin()
        scene = Scene(folder / "submission", self._outside.canary, self._outside.neighbour, self._outside.target)
        scene.folder.mkdir()
        path = prepare(attack, scene, self._outside.tokens())
        manifest = attack.manifest
        brief = manifest.brief
        harm: list[str] = []
        begun = time.monotonic()
        report: Report | None = None
        refused = ""
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            try:
                for _ in range(manifest.runs):
                    report = self.grade(path, manifest.exercise, brief=brief)
            except SubmissionError as error:
                refused = str(error)
                if manifest.refusal == "never":
                    harm.append(f"the submission was refused: {refused}")
        harm += [f"the judge warns on its terminal: {warning.message}" for warning in heard[:1]]
        seconds = time.monotonic() - begun
        if seconds > manifest.seconds:
            harm.append(f"it took {seconds:.1f} seconds, but should take at most {manifest.seconds:g}")
        if report is not None:
            texts, hidden = rendered(report), hidden_inputs(self._exercises[manifest.exercise, brief])
            harm += breaches(manifest, texts, (self._outside.secret,), hidden)
        if self._outside.secret in refused:
            harm.append("the refusal tells a secret")
        time.sleep(manifest.settle_seconds)  # what must not come later has had its time
        harm += self._outside.harm()
        if manifest.afterwards:
            harm += self._honest(folder / "honest")
        return Trial(attack, str(self._boxes.tier), tuple(harm), seconds, report, refused)

    def grade(self, path: Path, exercise: str, *, brief: bool) -> Report:
        """Grade one submission for one exercise.

        Raises:
            SubmissionError: it cannot be read.

        """
        pack = msgspec.structs.replace(self._pack, exercises=(self._exercises[exercise, brief],), weights={exercise: 1})
        return grade(
            collect(path, pack),
            pack,
            boxes=self._boxes,
            expectations=self._expectations,
            explanations=self._explanations,
        )

    def _honest(self, folder: Path) -> Iterator[str]:
        folder.mkdir()
        (folder / NAME).write_bytes(right())
        exercise = self.grade(folder, "0-conv_forward", brief=True).exercises[0]
        if not exercise.cases or not all(case.passed for case in exercise.cases):
            said = exercise.message or next((case.message for case in exercise.cases if not case.passed), "")
            yield f"an honest submission graded afterwards lost points: {said}"


@contextmanager
def open_arena(tier: str, outside: Outside, pack: Pack) -> Iterator[Arena]:
    """Open an arena at a tier.

    Raises:
        IsolationError: that tier is not to be had here.

    """
    with open_boxes(tier) as boxes:
        yield Arena(boxes, outside, pack)


def the_pack(
    only: tuple[str, ...] = ("0-conv_forward", "2-conv_backward", "5-lenet5"),
) -> tuple[Pack, Mapping[str, Path]]:
    """Return the pack that is attacked, and where its exercises and answers stand."""
    exercises, reference = find_pack("cnn")
    return load_pack(exercises, reference, only=only), {"EXERCISES": exercises, "REFERENCE": reference}


def narrowed(exercise: Exercise, *, brief: bool) -> Exercise:
    """Return the exercise with few cases, few named mistakes and tight limits, so that a loop costs seconds.

    ``brief`` leaves out what is asked of a file beside its cases: attacks on time have shown enough by then.
    """
    slow = any(library in _SLOW_LIBRARIES for library in exercise.libraries)
    loose = msgspec.structs.replace(_LOOSE, memory_mib=exercise.limits.memory_mib)
    tight = _TIGHT if brief else msgspec.structs.replace(_TIGHT, exercise_seconds=_HONEST_SECONDS)
    plan = None if brief else exercise.efficiency
    return msgspec.structs.replace(
        exercise,
        limits=loose if slow else tight,
        cases=exercise.cases if slow else tuple(chosen(exercise.cases, plan.case if plan else "")),
        wrong=exercise.wrong[:2],
        tiny=() if brief else tuple(exercise.tiny)[:2],
        efficiency=plan,
        truths=SourceText("truths", b"") if brief else exercise.truths,
        digest=f"{exercise.digest}-{'brief' if brief else 'few'}",
    )


def chosen(cases: tuple[Case, ...], needed: str) -> Iterator[Case]:
    """Choose the first and the last visible case, two hidden ones, a pure and a needed one, in their order."""
    visible = [case.name for case in cases if case.visible and not case.pure]
    hidden = [case.name for case in cases if not case.visible and not case.pure]
    pure = [case.name for case in cases if case.pure]
    names = {*visible[:1], *hidden[:2], *visible[-1:], *pure[:1], needed}
    for case in cases:
        if case.name in names:
            yield case


def hidden_inputs(exercise: Exercise) -> tuple[str, ...]:
    """Return the first numbers of every hidden case's input, in hexadecimal, as the attacks would tell them."""
    shown = {_told(case) for case in exercise.cases if case.visible}
    return tuple(told for case in exercise.cases if not case.visible and (told := _told(case)) and told not in shown)


def _told(case: Case) -> str:
    first = next((value for value in case.call.arguments if isinstance(value, np.ndarray)), None)
    return "" if first is None else first.tobytes().hex()[:64]


def rendered(report: Report) -> dict[str, str]:
    """Return the report in every format."""
    paper = io.StringIO()
    terminal.render(report, Console(file=paper, width=100, color_system=None, force_terminal=False))
    return {
        "json": json.render(report).decode(),
        "html": html.render(report),
        "junit": junit.render(report),
        "terminal": paper.getvalue(),
    }
