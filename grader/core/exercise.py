"""What is asked: packs, exercises, cases and the limits under which they run."""

from fractions import Fraction
from typing import Annotated

import msgspec

from grader.core.policy import Policy
from grader.core.values import Value

Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]
Amount = Annotated[int, msgspec.Meta(gt=0, le=2**20)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one case may use; the units are in the names.

    ``cpu_seconds`` and ``wall_seconds`` bound each case and the import of the file; ``exercise_seconds`` (wall) bounds
    what time-outs and sleep may cost in all before the remaining cases are left out, ``result_mib`` what all answers
    of a file take together.
    """

    cpu_seconds: Seconds = 5.0
    wall_seconds: Seconds = 15.0
    exercise_seconds: Seconds = 60.0
    memory_mib: Amount = 1024
    output_kib: Amount = 1024
    result_mib: Amount = 64


class Call(msgspec.Struct, frozen=True):
    """One call of a student's function.

    ``prepare`` names a fixture called with the arguments in the box first (it returns the real
    arguments as a tuple); ``probe`` names one that turns the returned object into plain values.

    What an object is cannot be told beside code that may have changed it. Where ``describe`` and ``rebuild``
    name fixtures, the first turns what was returned into a plain description, and that is all that leaves the
    student's box; in another box, which never saw the student's file, the second makes the object again from
    the description and ``kept``, and the probe looks at that one.

    ``otherwise`` are calls to make, one after the other, in place of one that raises: the same question put for
    functions that read it in another accepted way, with the same answer.
    """

    target: str
    arguments: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}
    prepare: str | None = None
    probe: str | None = None
    describe: str | None = None
    rebuild: str | None = None
    kept: tuple[Value, ...] = ()
    otherwise: tuple["Call", ...] = ()


class Case(msgspec.Struct, frozen=True):
    """One question with a title that the student reads.

    ``results`` names what is returned, in order (one name: the value itself). ``context`` is the phrase
    in brackets behind every sentence. ``reduction`` is the longest sum behind one number of the answer:
    the tolerance follows from it.
    """

    name: str
    title: str
    call: Call
    possible: Fraction
    results: tuple[str, ...]
    context: str = ""
    visible: bool = False
    pure: bool = False
    reduction: int = 1
    rtol: float | None = None
    count_lines: bool = False


class EfficiencyPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the growth of an exercise's work is counted: a case is asked again with 1, 2 and 8 images.

    ``batch`` names the arguments whose first axis is the batch; ``pixels`` the argument (or result) whose
    second and third axes are the positions of the window; ``kernel`` the argument that gives the window's size.
    ``points`` are lost where the work grows with the batch; 0 makes it information.
    """

    case: str
    batch: tuple[str, ...]
    pixels: str
    kernel: str
    points: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)] = 0.0


class SourceText(msgspec.Struct, frozen=True):
    """A named piece of source: a reference, an accepted or a wrong solution, a fixture file."""

    name: str
    text: bytes


class StyleRule(msgspec.Struct, frozen=True):
    """One rule of the style rubric and its points.

    All its points are lost at the first violation, but for pycodestyle's, which loses a quarter a kind of remark.
    """

    code: str
    possible: Fraction


class Exercise(msgspec.Struct, frozen=True):
    """One exercise of a pack, whole: everything that the judge needs and nothing of a student's.

    ``fixtures`` is the source of the functions that live in the box beside the student's, ``fixture_parts`` that of
    the modules that it imports as ``fixtures.name``, where it is a package.
    ``truths`` is the source of the laws that answers must keep (see ``core.truth``), run on the judge's side;
    ``partner`` the exercise whose function they may call beside the student's own: the forward of a backward.
    ``workings`` is the source that says how one number of an answer comes about (see ``core.working``), run on the
    judge's side; ``hints`` holds, by language, the texts of the named mistakes by their names, ``texts`` those of all
    else that the pack says, by what it is in English. ``language`` is the one that its reports are told in.
    """

    pack: str
    id: str
    file: str
    title: str
    function: str
    parameters: tuple[str, ...]
    libraries: tuple[str, ...]
    imports: tuple[str, ...]
    tolerated: tuple[str, ...]
    limits: Limits
    cases: tuple[Case, ...]
    style: tuple[StyleRule, ...]
    fixtures: SourceText
    reference: SourceText
    accepted: tuple[SourceText, ...]
    wrong: tuple[SourceText, ...]
    starter: SourceText
    statements: dict[str, str]
    tiny: tuple[Call, ...]
    digest: str
    efficiency: EfficiencyPlan | None = None
    combine_mistakes: bool = True
    fixture_parts: tuple[SourceText, ...] = ()
    truths: SourceText = SourceText("truths", b"")
    partner: "Exercise | None" = None
    workings: SourceText = SourceText("workings", b"")
    hints: dict[str, dict[str, str]] = {}
    texts: dict[str, dict[str, str]] = {}
    language: str = "en"


class Pack(msgspec.Struct, frozen=True):
    """A course's set of exercises; ``policy`` is how they add up where the course says nothing else.

    ``texts`` holds, by language, what the pack itself says, by what it is in English; ``language`` is the one that
    reports are told in.
    """

    name: str
    title: str
    exercises: tuple[Exercise, ...]
    weights: dict[str, Fraction]
    folders: tuple[str, ...]
    seed: int
    digest: str
    policy: Policy = Policy()
    texts: dict[str, dict[str, str]] = {}
    language: str = "en"
