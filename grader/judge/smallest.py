"""The smallest calls on which a student and what is accepted differ: an exercise's tiny calls, tried in order."""

from collections.abc import Mapping, Sequence

import msgspec

from grader.core.exercise import Call, Case, Exercise
from grader.core.findings import Counterexample, Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, counterexample
from grader.diagnose.failings import Answered, Failing, behaviours, by_mistakes, by_ways, wrong_parts
from grader.diagnose.traits import defaults_of, fractions, traits, ways
from grader.judge.expect import Behaviour, Expectations
from grader.judge.verdicts import verdict
from grader.packs.workings import load_working
from grader.sandbox import Boxes, Job

MOST_SHOWN = 4
_REDUCTION = 16
_UNTOLD = (Outcome.BOX_FAILED, Outcome.NOT_RUN)

Traits = tuple[frozenset[str], dict[str, str]]
"""What can be said of a call, and what of it says how it is asked."""


class Climb(msgspec.Struct, frozen=True):
    """What a student's file did with the tiny calls: ``verdicts`` by position, of those that can be judged."""

    tiny: tuple[Case, ...]
    seen: tuple[Observation, ...]
    expected: tuple[Value, ...]
    verdicts: dict[int, Verdict]

    @property
    def missed(self) -> list[int]:
        """The positions of the missed calls in the order in which they are told: changed inputs last."""
        missed = (at for at, one in self.verdicts.items() if not one.passed)
        return sorted(missed, key=lambda at: (self.verdicts[at].rung is Rung.PURE, at))


class TinyLadder:
    """Asks tiny calls of students; remembers what each accepted behaviour and some mistakes answer to them."""

    def __init__(self, boxes: Boxes, expectations: Expectations) -> None:
        """Use these boxes, and the behaviours of these expectations."""
        self._boxes = boxes
        self._expectations = expectations
        self._answers: dict[str, tuple[Observation, ...]] = {}
        self._rivals: dict[str, tuple[tuple[Observation, ...], ...]] = {}
        self._missed: dict[str, frozenset[int]] = {}
        self._traits: dict[str, dict[str, Traits]] = {}

    def counterexamples(
        self,
        exercise: Exercise,
        source: SourceFile,
        behaviour: Behaviour,
        evidence: Evidence,
        mistakes: Sequence[Mistake] | None = None,
    ) -> tuple[Counterexample, ...]:
        """Return for each failed behaviour the first tiny call that no accepted behaviour answers so, in their order.

        Wrong answers come before changed inputs.

        Args:
            exercise: whose tiny calls are asked.
            source: the student's file.
            behaviour: the one that the student is scored by: what it answers is what should be.
            evidence: the failed cases.
            mistakes: those that explain all that is wrong only together; none where there is one cause, whichever;
                None where that is not known, so that the calls alone must tell.

        """
        tiny = tiny_cases(exercise)
        if not tiny:
            return ()
        climb = self._climb(exercise, tiny, behaviour, self._boxes.run(_job(exercise, source.data, tiny)).observations)
        failing = self._failing(exercise, behaviour, climb, evidence, mistakes)[:MOST_SHOWN]
        names = ("",) * len(failing)
        if len(failing) > 1:
            names = behaviours(failing, *self._answered(exercise, climb, evidence))
        explain = load_working(exercise.workings)
        return tuple(
            msgspec.structs.replace(
                counterexample(
                    exercise,
                    tiny[one.tiny],
                    climb.expected[one.tiny],
                    climb.seen[one.tiny],
                    climb.verdicts[one.tiny],
                    explain,
                ),
                cases=tuple(exercise.cases[at].name for at in one.cases),
                behaviour=name,
            )
            for one, name in zip(failing, names, strict=True)
        )

    def _failing(
        self,
        exercise: Exercise,
        behaviour: Behaviour,
        climb: Climb,
        evidence: Evidence,
        mistakes: Sequence[Mistake] | None,
    ) -> tuple[Failing, ...]:
        missed = climb.missed
        if not missed:
            return ()
        if mistakes is None:
            return by_ways(*self._answered(exercise, climb, evidence))
        known = [(self._missed_by(exercise, behaviour, climb.tiny, one.id), one.failed) for one in mistakes]
        found = by_mistakes(missed, evidence.failed, known)
        return found or (Failing(missed[0], tuple(sorted(evidence.failed))),)

    def _climb(
        self, exercise: Exercise, tiny: tuple[Case, ...], behaviour: Behaviour, seen: tuple[Observation, ...]
    ) -> Climb:
        """Judge answers to the tiny calls; one that another accepted behaviour gives is neither right nor wrong."""
        wanted = self._of(exercise, behaviour.name, tiny)
        rivals = self._rivals_of(exercise, behaviour, tiny)
        verdicts: dict[int, Verdict] = {}
        for at, (case, observation) in enumerate(zip(tiny, seen, strict=True)):
            if observation.outcome in _UNTOLD or wanted[at].outcome is not Outcome.RETURNED:
                continue
            found = verdict(case, observation, wanted[at].value)
            if found.passed or not any(_accepts(case, observation, other) for other in rivals[at]):
                verdicts[at] = found
        return Climb(tiny, seen, tuple(one.value for one in wanted), verdicts)

    def _rivals_of(
        self, exercise: Exercise, behaviour: Behaviour, tiny: tuple[Case, ...]
    ) -> tuple[tuple[Observation, ...], ...]:
        """The answers of other accepted behaviours to each call that are not this behaviour's."""
        key = f"{exercise.digest}/{behaviour.name}"
        if key not in self._rivals:
            wanted = self._of(exercise, behaviour.name, tiny)
            others = [self._of(exercise, one.name, tiny) for one in self._expectations.of(exercise)]
            self._rivals[key] = tuple(
                tuple(other[at] for other in others if not _accepts(case, other[at], wanted[at]))
                for at, case in enumerate(tiny)
            )
        return self._rivals[key]

    def _missed_by(
        self, exercise: Exercise, behaviour: Behaviour, tiny: tuple[Case, ...], mistake: str
    ) -> frozenset[int]:
        """The calls that a known mistake misses."""
        key = f"{exercise.digest}/{behaviour.name}/{mistake}"
        if key not in self._missed:
            climb = self._climb(exercise, tiny, behaviour, self._of(exercise, mistake, tiny))
            self._missed[key] = frozenset(climb.missed)
        return self._missed[key]

    def _answered(
        self, exercise: Exercise, climb: Climb, evidence: Evidence
    ) -> tuple[dict[int, Answered], dict[int, Answered]]:
        """What can be said of the tiny calls that were judged, and of the failed cases."""
        known = self._known_traits(exercise, climb.tiny)
        tiny = {
            at: Answered(
                *known[climb.tiny[at].name],
                wrong_parts(climb.tiny[at], climb.expected[at], climb.seen[at], one, evidence.alike),
            )
            for at, one in climb.verdicts.items()
        }
        cases = {
            at: Answered(
                *known[evidence.cases[at].name],
                wrong_parts(
                    evidence.cases[at],
                    evidence.expected[at],
                    evidence.observations[at],
                    evidence.verdicts[at],
                    evidence.alike,
                ),
            )
            for at in sorted(evidence.failed)
        }
        return tiny, cases

    def _known_traits(self, exercise: Exercise, tiny: tuple[Case, ...]) -> Mapping[str, Traits]:
        if exercise.digest not in self._traits:
            defaults = defaults_of(exercise.reference.text, exercise.function, exercise.parameters)
            self._traits[exercise.digest] = {
                case.name: (traits(case, defaults) | fractions(case), ways(case, defaults))
                for case in (*exercise.cases, *tiny)
            }
        return self._traits[exercise.digest]

    def _of(self, exercise: Exercise, name: str, tiny: tuple[Case, ...]) -> tuple[Observation, ...]:
        """What the reference, an accepted or a wrong solution answers."""
        key = f"{exercise.digest}/{name}"
        if key not in self._answers:
            sources = (exercise.reference, *exercise.accepted, *exercise.wrong)
            source = next(one for one in sources if one.name == name)
            self._answers[key] = self._boxes.run(Job(exercise.file, source.text, exercise, tiny)).observations
        return self._answers[key]


def tiny_cases(exercise: Exercise) -> tuple[Case, ...]:
    """The exercise's tiny calls as cases: their results are those of its first case, or of one with the same probe.

    Changed arguments count where any case of the exercise asks about them.
    """
    pure = any(case.pure for case in exercise.cases)
    return tuple(_tiny_case(exercise, at, call, pure=pure) for at, call in enumerate(exercise.tiny))


def _tiny_case(exercise: Exercise, at: int, call: Call, *, pure: bool) -> Case:
    model = next((case for case in exercise.cases if case.call.probe == call.probe), exercise.cases[0])
    name = f"tiny call {at}"  # no case has a name with a space
    return Case(name, "", call, model.possible, model.results, visible=True, pure=pure, reduction=_REDUCTION)


def _job(exercise: Exercise, source: bytes, tiny: tuple[Case, ...]) -> Job:
    """Ask under the exercise's own limits, but end with the first call that uses up the time of one."""
    limits = exercise.limits
    seconds = min(limits.exercise_seconds, max(limits.cpu_seconds, 0.001))
    bounded = msgspec.structs.replace(exercise, limits=msgspec.structs.replace(limits, exercise_seconds=seconds))
    return Job(exercise.file, source, bounded, tiny)


def _accepts(case: Case, observation: Observation, wanted: Observation) -> bool:
    """Whether another accepted behaviour gives this answer."""
    return wanted.outcome is Outcome.RETURNED and verdict(case, observation, wanted.value).passed
