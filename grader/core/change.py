"""What changed between two runs of a cohort, as nouns for its renderers."""

import msgspec


class CaseChange(msgspec.Struct, frozen=True):
    """One case of one exercise: how it ended before and after, and why (the sentence of the failing side)."""

    exercise: str
    case: str
    before: str
    after: str
    reason: str


class StudentChange(msgspec.Struct, frozen=True):
    """One student: scores before and after (None: there was no grade), and what moved them."""

    student: str
    name: str
    before: float | None
    after: float | None
    reasons: tuple[str, ...]
    cases: tuple[CaseChange, ...]


class Changes(msgspec.Struct, frozen=True):
    """Two runs side by side; students about whom nothing changed are counted alone."""

    before: str
    after: str
    students: tuple[StudentChange, ...]
    unchanged: int
    reasons: tuple[str, ...] = ()
