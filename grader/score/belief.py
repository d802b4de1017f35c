"""Whether what a case describes is believed: descriptions can be forged, behaviour cannot."""

from fractions import Fraction

import msgspec

from grader.core.exercise import Exercise
from grader.core.findings import Verdict
from grader.core.outcome import Rung

NOT_BELIEVED = "not believed, because the model does not compute what it describes"


def believe(verdicts: tuple[Verdict, ...], exercise: Exercise) -> tuple[Verdict, ...]:
    """Take back the cases that describe themselves right in everything and yet behave wrongly.

    The cases that name the same proving cases (``proved_by``) form one description. If all of them pass
    while a proving case does not, the description is false: all of it gets nothing. If one of them fails
    by itself, the description was honest and the failed behaviour follows from it: the others keep their
    points. A proving case that the judge itself could not run proves nothing either way. No verdict ever
    gains points here.
    """
    by_name = {verdict.case: verdict for verdict in verdicts}
    descriptions: dict[frozenset[str], list[str]] = {}
    for case in exercise.cases:
        if case.proved_by:
            descriptions.setdefault(frozenset(case.proved_by), []).append(case.name)
    doubted: set[str] = set()
    for proofs, described in descriptions.items():
        claims_everything = all(name in by_name and by_name[name].passed for name in described)
        if claims_everything and any(_refutes(by_name.get(proof)) for proof in proofs):
            doubted.update(described)
    return tuple(_doubt(verdict) if verdict.case in doubted else verdict for verdict in verdicts)


def _refutes(proof: Verdict | None) -> bool:
    """Whether a proving case speaks against the description; one that is missing does."""
    return proof is None or not (proof.passed or proof.outcome.judge_fault)


def _doubt(verdict: Verdict) -> Verdict:
    return msgspec.structs.replace(
        verdict, passed=False, rung=Rung.CLOSE, message=NOT_BELIEVED, points=Fraction(0), difference=None
    )
