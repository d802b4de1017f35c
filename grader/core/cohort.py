"""The nouns of a cohort: many students, what each of them is worth, and what an instructor reads of them all."""

from enum import StrEnum

import msgspec

from grader.core.report import HintReport, Report


class Status(StrEnum):
    """What became of one student's submission in a batch."""

    GRADED = "graded"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    INCOMPLETE = "incomplete"


class Student(msgspec.Struct, frozen=True):
    """A student as a platform or a roster names them.

    ``key`` is unique in the cohort and names the student's files. ``identifiers`` maps the kind (``canvas``,
    ``moodle``, ``email``, ``sid``, ``github``, ``name`` …) to the value. ``folder`` is the platform's own name of the
    submission, under which feedback goes back. ``submitted_at`` is ISO 8601 or empty. ``late`` is what the platform
    itself says. ``problem`` says why the submission could not be taken, and ``remarks`` what the instructor should
    know all the same.
    """

    key: str
    name: str
    identifiers: dict[str, str] = {}
    platform: str = "folders"
    folder: str = ""
    submitted_at: str = ""
    late: bool = False
    status: Status = Status.GRADED
    problem: str = ""
    remarks: tuple[str, ...] = ()


class Grade(msgspec.Struct, frozen=True):
    """What a student's work is worth after the course's policy; each step that moved it is a sentence.

    ``percent`` is out of 100, or None where there is no grade (the judge failed, or nothing could be read);
    ``late_points`` is what lateness took of it.
    """

    percent: float | None
    steps: tuple[str, ...] = ()
    late_points: float = 0.0


class ExerciseSummary(msgspec.Struct, frozen=True):
    """One exercise of one student, as small as the cohort's page needs it. ``passed`` follows the cases' order.

    ``hints`` are those that name a mistake, as the student read them. ``times`` is how long the calls took beside the
    reference's (0: not measured), ``growth`` the sentence on how the work grows.
    """

    id: str
    outcome: str
    score: float
    possible: float
    passed: tuple[bool, ...]
    outcomes: tuple[str, ...]
    hints: tuple[HintReport, ...]
    style: tuple[str, ...]
    seconds: float
    peak_mib: float
    file_bytes: int
    file_digest: str
    times: float = 0.0
    growth: str = ""


class Entry(msgspec.Struct, frozen=True):
    """One line of the cohort."""

    student: Student
    status: Status
    score: float
    possible: float
    grade: Grade
    exercises: tuple[ExerciseSummary, ...]


class CaseTitle(msgspec.Struct, frozen=True):
    """A case by its name and the title that a student reads."""

    name: str
    title: str


class ExerciseTitle(msgspec.Struct, frozen=True):
    """An exercise by its id, title and cases."""

    id: str
    title: str
    cases: tuple[CaseTitle, ...]


class Pair(msgspec.Struct, frozen=True):
    """Two students whose files are alike: the shares (0 … 1) of each that stand in the other, and where.

    ``page`` shows them side by side.
    """

    exercise: str
    first: str
    second: str
    first_share: float
    second_share: float
    first_lines: tuple[tuple[int, int], ...] = ()
    second_lines: tuple[tuple[int, int], ...] = ()
    page: str = ""


class Cohort(msgspec.Struct, frozen=True):
    """Everything that the cohort's page and the gradebooks see.

    ``begun_at`` is when the run began, as ISO 8601, and ``source`` what was graded, as the person named it.
    ``language`` is that of the students' reports.
    """

    pack: str
    title: str
    seed: int
    isolation: str
    run: int
    exercises: tuple[ExerciseTitle, ...]
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    begun_at: str = ""
    source: str = ""
    language: str = "en"


class Graded(msgspec.Struct, frozen=True):
    """A student with their report (None where there was nothing to grade)."""

    student: Student
    report: Report | None
