"""The real judge behind the batch's ports: boxes opened once a process, references taken once and shared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from grader.batch.ports import Grader, Task
from grader.core.exercise import Exercise, Pack
from grader.core.outcome import Tier
from grader.core.report import ExerciseReport, Report
from grader.core.submission import SourceFile, Submission
from grader.judge.collect import collect
from grader.judge.expect import Expectations, versions
from grader.judge.explain import Explanations
from grader.judge.grade import assemble, grade_exercise
from grader.judge.language import told
from grader.judge.memory import FolderMemory
from grader.judge.reporting import judge_fault
from grader.sandbox import Boxes, open_boxes


class BoxGrader:
    """Grades tasks of one pack in boxes that stay warm from one task to the next."""

    def __init__(self, pack: Pack, boxes: Boxes, memory: FolderMemory | None) -> None:
        """Take references from ``memory`` where it has them."""
        self._exercises = {exercise.id: exercise for exercise in pack.exercises}
        self._boxes = boxes
        self._expectations = Expectations(boxes, memory)
        self._explanations = Explanations(boxes, self._expectations, cohort=True)

    def grade(self, task: Task) -> ExerciseReport:
        """Grade one file against one exercise."""
        exercise = self._exercises[task.exercise]
        partner = exercise.partner
        return grade_exercise(
            task.source,
            exercise,
            boxes=self._boxes,
            expectations=self._expectations,
            explanations=self._explanations,
            problem=task.problem,
            beside={partner.id: task.beside} if partner is not None and task.beside is not None else {},
        )


class OpenBoxes(msgspec.Struct, frozen=True):
    """Opens a BoxGrader in the process that calls it; ``memory`` is a folder that all of them see, or empty."""

    isolation: str
    memory: str = ""

    @contextmanager
    def __call__(self, pack: Pack) -> Iterator[Grader]:
        """Open boxes at the tier, and close them afterwards."""
        with open_boxes(self.isolation) as boxes:
            yield BoxGrader(pack, boxes, FolderMemory(Path(self.memory)) if self.memory else None)


class PackJudge:
    """The judge of one pack in the batch's own process, which runs no student's code."""

    def __init__(self, pack: Pack, tier: Tier) -> None:
        """Judge at a tier that workers will be asked for too."""
        self._pack = pack
        self.tier = str(tier)
        self.versions = versions()
        self._exercises: dict[str, Exercise] = {exercise.id: exercise for exercise in pack.exercises}

    def collect(self, path: Path) -> Submission:
        """Read a submission; raises SubmissionError where it cannot be read at all."""
        return collect(path, self._pack)

    def assemble(self, submission: Submission, reports: tuple[ExerciseReport, ...]) -> Report:
        """Put the results of one submission together."""
        return assemble(submission, self._pack, reports, Tier(self.tier))

    def fault(self, task: Task, reason: str) -> ExerciseReport:
        """Return the report of a task that whoever ran it could not finish: no grade, and no zero."""
        source = task.source or SourceFile(task.exercise, b"")
        exercise = self._exercises[task.exercise]
        return told(judge_fault(exercise, source, reason), exercise)
