"""A file in a box: every way to end costs its own case and nothing else, at every tier of this machine."""

import os
import time
from collections.abc import Iterator
from fractions import Fraction

import msgspec
import numpy as np
import pytest

from grader.core.errors import IsolationError
from grader.core.exercise import Call, Case, Exercise, Limits, SourceText
from grader.core.observation import Run
from grader.core.outcome import Outcome
from grader.core.values import Fixture, Opaque
from grader.sandbox import Boxes, Job, open_boxes
from grader.sandbox.layers import choose_tier

LIMITS = Limits(cpu_seconds=1.0, wall_seconds=2.0, memory_mib=256, output_kib=64, result_mib=4)
NOTHING = SourceText("nothing", b"")
FIXTURES = SourceText("fixtures.py", b"def half(Z):\n    return Z / 2\n")


def case(name: str, *arguments: object, pure: bool = False) -> Case:
    return Case(name, name, Call("f", arguments), Fraction(1), ("A",), pure=pure)  # type: ignore[arg-type]


CASES = (case("first", np.ones((2, 2))), case("second", np.ones((2, 2)) * 2), case("third", np.ones((2, 2)) * 3))
EXERCISE = Exercise(
    pack="test",
    id="0-f",
    file="0-f.py",
    title="f",
    function="f",
    parameters=("A",),
    libraries=("numpy",),
    imports=("numpy",),
    tolerated=("math",),
    limits=LIMITS,
    cases=CASES,
    style=(),
    fixtures=FIXTURES,
    reference=NOTHING,
    accepted=(),
    wrong=(),
    starter=NOTHING,
    statements={},
    tiny=(),
    digest="test",
)


def tiers() -> list[str]:
    usable = []
    for tier in ("strict", "confined", "process"):
        try:
            choose_tier(tier)
        except IsolationError:
            continue
        usable.append(tier)
    return usable


@pytest.fixture(scope="module", params=tiers())
def boxes(request: pytest.FixtureRequest) -> Iterator[Boxes]:
    with open_boxes(request.param) as pool:
        yield pool


def run(boxes: Boxes, source: str, exercise: Exercise = EXERCISE) -> Run:
    return boxes.run(Job("0-f.py", source.encode(), exercise, exercise.cases))


def outcomes(found: Run) -> list[Outcome]:
    return [observation.outcome for observation in found.observations]


def test_values_come_back_with_what_they_cost(boxes: Boxes) -> None:
    found = run(boxes, "import numpy as np\n\n\ndef f(A):\n    print('seen')\n    return A * 2\n")
    assert outcomes(found) == [Outcome.RETURNED] * 3
    for at, observation in enumerate(found.observations):
        np.testing.assert_array_equal(np.ones((2, 2)) * 2 * (at + 1), observation.value)
        assert observation.seconds > 0
        assert observation.output == "seen\n"


CHILD = "np.random.__builtins__['__import__']('sys').modules['grader.worker.child']"
"""The worker's own code, by a way round the guard."""
SECOND_ONLY = "import numpy as np\n\n\ndef f(A):\n    if A[0, 0] == 2:\n        {}\n    return A\n"


@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        ("raise ValueError('no')", Outcome.RAISED),
        ("raise SystemExit(0)", Outcome.EXITED),
        ("raise KeyboardInterrupt", Outcome.RAISED),
        ("np.ctypeslib.ctypes.CDLL(None)._exit(0)", Outcome.EXITED),
        ("np.ctypeslib.ctypes.string_at(0)", Outcome.CRASHED),
        ("np.ctypeslib.ctypes.CDLL(None).abort()", Outcome.CRASHED),
        ("np.ones(10 ** 9)", Outcome.OUT_OF_MEMORY),
        ("np.ones(10 ** 6).tobytes() * 1000", Outcome.OUT_OF_MEMORY),
        ("\n        while True:\n            print('x' * 1000)", Outcome.FLOODED),
        ("\n        while True:\n            pass", Outcome.TIMED_OUT),
        (
            "\n        while True:\n            try:\n                while True:\n                    pass\n"
            "            except BaseException:\n                pass",
            Outcome.TIMED_OUT,
        ),
        ("np.ctypeslib.ctypes.CDLL(None).write(3, b'x' * 64, 64)", Outcome.GARBLED),
        ("\n        import time\n        time.sleep(60)", Outcome.TIMED_OUT),
        (
            f"{CHILD}.encode = (lambda old: lambda one, **_: old(dict(one, token=b''), max_bytes=999))({CHILD}.encode)",
            Outcome.GARBLED,
        ),
        (
            f"{CHILD}.encode = (lambda old: lambda value, **_: old([value], max_bytes=999))({CHILD}.encode)",
            Outcome.GARBLED,
        ),
        (f"{CHILD}.describe = lambda *_: None\n        raise ValueError", Outcome.GARBLED),
        (f"{CHILD}.describe = lambda *_: {{}}\n        raise ValueError", Outcome.RAISED),
        (f"{CHILD}.outcome_of = lambda _: 'BOX_FAILED'\n        raise ValueError", Outcome.GARBLED),
    ],
)
def test_an_end_costs_its_own_case(boxes: Boxes, action: str, outcome: Outcome) -> None:
    exercise = msgspec.structs.replace(EXERCISE, tolerated=("math", "time"))
    found = run(boxes, SECOND_ONLY.format(action), exercise)
    assert outcomes(found) == [Outcome.RETURNED, outcome, Outcome.RETURNED]


def test_what_is_too_large_to_come_back_is_named(boxes: Boxes) -> None:
    found = run(boxes, "import numpy as np\n\n\ndef f(A):\n    return np.zeros(10 ** 6)\n")
    assert found.observations[0].outcome is Outcome.RETURNED
    assert type(found.observations[0].value).__name__ == "Opaque"


@pytest.mark.parametrize(
    ("waits", "last"), [("time.sleep(0.6)", Outcome.NOT_RUN), ("spin(time.thread_time)", Outcome.RETURNED)]
)
def test_sleep_has_an_end_that_work_has_not(boxes: Boxes, waits: str, last: Outcome) -> None:
    spin = "def spin(clock):\n    end = clock() + 0.6\n    while clock() < end:\n        pass\n"
    limits = msgspec.structs.replace(LIMITS, wall_seconds=20.0, exercise_seconds=1.0)
    exercise = msgspec.structs.replace(EXERCISE, tolerated=("time",), limits=limits)
    found = run(boxes, f"import time\n\n\n{spin}\n\ndef f(A):\n    {waits}\n    return A\n", exercise)
    assert outcomes(found) == [Outcome.RETURNED, Outcome.RETURNED, last]


def test_all_answers_of_a_file_share_one_room(boxes: Boxes) -> None:
    source = "import numpy as np\n\n\ndef f(A):\n    return np.zeros(524_240) if A[0, 0] < 3 else A\n"
    first, second, third = run(boxes, source).observations
    assert isinstance(first.value, np.ndarray)
    assert second.value == Opaque("array", "its shape is (524240,), larger than the room for an answer")
    np.testing.assert_array_equal(np.ones((2, 2)) * 3, third.value)  # small ones have room whatever came before


@pytest.mark.parametrize(
    ("source", "outcome", "reached"),
    [
        ("def f(A)\n    return A\n", Outcome.RAISED, "parses"),
        ("import socket\nsocket.socket()\n\n\ndef f(A):\n    return A\n", Outcome.RAISED, "imports"),
        ("raise SystemExit\n", Outcome.EXITED, "imports"),
        ("g = 1\n", Outcome.NOT_RUN, "defines"),
        ("f = 1\n", Outcome.NOT_RUN, "defines"),
        ("while True:\n    pass\n", Outcome.TIMED_OUT, "imports"),
        ("import numpy as np\nnp.ctypeslib.ctypes.CDLL(None)._exit(0)\n", Outcome.EXITED, "imports"),
    ],
)
def test_a_file_that_cannot_be_loaded_says_how_far_it_came(
    boxes: Boxes, source: str, outcome: Outcome, reached: str
) -> None:
    found = run(boxes, source)
    assert (found.opening.outcome, found.opening.reached) == (outcome, reached)
    assert outcomes(found) == [Outcome.NOT_RUN] * 3


def test_the_line_of_a_failure_is_the_students_own(boxes: Boxes) -> None:
    found = run(boxes, "import numpy as np\n\n\ndef f(A):\n    return np.dot(A, np.ones(3))\n")
    failure = found.observations[0].failure
    assert failure is not None
    assert (failure.type, failure.line) == ("ValueError", 5)


def test_an_exception_that_cannot_be_read_is_still_told(boxes: Boxes) -> None:
    source = "class Mute(Exception):\n    def __str__(self):\n        raise SystemExit\n\n\ndef f(A):\n    raise Mute\n"
    failure = run(boxes, source).observations[0].failure
    assert failure is not None
    assert failure.type == "Mute"


def test_arguments_are_sent_back_where_a_case_asks_whether_they_changed(boxes: Boxes) -> None:
    exercise = msgspec.structs.replace(EXERCISE, cases=(case("pure", np.ones((2, 2)), pure=True),))
    found = run(boxes, "def f(A):\n    A += 1\n    return A\n", exercise)
    after = found.observations[0].arguments_after
    assert isinstance(after, list)
    np.testing.assert_array_equal(np.full((2, 2), 2.0), after[0])


def test_arguments_that_were_prepared_are_sent_back_as_they_were_given(boxes: Boxes) -> None:
    fixtures = SourceText("fixtures.py", b"def views(A):\n    return (memoryview(A),)\n")
    asked = Case("pure", "", Call("f", (np.ones(2),), prepare="views"), Fraction(1), ("A",), pure=True)
    exercise = msgspec.structs.replace(EXERCISE, fixtures=fixtures, cases=(asked,))
    for body, expected in (("return A[0]", [1.0, 1.0]), ("A[0] = 7", [7.0, 1.0])):
        after = run(boxes, f"def f(A):\n    {body}\n", exercise).observations[0].arguments_after
        assert isinstance(after, list)
        np.testing.assert_array_equal(expected, after[0])


def test_one_students_file_leaves_nothing_for_the_next(boxes: Boxes) -> None:
    run(boxes, "import numpy as np\nnp.left_behind = 1\n\n\ndef f(A):\n    return A\n")
    found = run(boxes, "import numpy as np\n\n\ndef f(A):\n    return hasattr(np, 'left_behind')\n")
    assert [observation.value for observation in found.observations] == [False] * 3


@pytest.mark.skipif(not os.path.exists("/proc/self/cwd"), reason="only Linux tells where a process is")
def test_a_worker_is_not_where_the_judge_works(boxes: Boxes) -> None:
    run(boxes, "def f(A):\n    return A\n")
    assert os.readlink(f"/proc/{boxes._workers['numpy',]._process.pid}/cwd") == os.path.sep


def test_a_worker_that_is_killed_is_replaced_and_nobody_is_blamed(boxes: Boxes) -> None:
    source = "def f(A):\n    return A\n"
    run(boxes, source)
    worker = boxes._workers["numpy",]
    worker._process.kill()
    worker._process.wait()
    assert outcomes(run(boxes, source)) == [Outcome.RETURNED] * 3
    assert boxes._workers["numpy",] is not worker


def test_a_box_that_never_comes_up_is_the_judges_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.sandbox.warm.worker_command", lambda *_: ["/bin/false"])
    with open_boxes("process") as broken:
        found = run(broken, "def f(A):\n    return A\n")
    assert found.opening.outcome is Outcome.BOX_FAILED
    assert outcomes(found) == [Outcome.BOX_FAILED] * 3


def test_an_unknown_isolation_is_refused() -> None:
    with pytest.raises(IsolationError, match="choose auto"), open_boxes("perfect"):
        pass


def test_fixtures_that_do_not_parse_are_the_judges_fault(boxes: Boxes) -> None:
    broken = msgspec.structs.replace(EXERCISE, fixtures=SourceText("fixtures.py", b"def f(:\n"))
    run = boxes.run(Job("0-f.py", b"def f(A):\n    return A\n", broken, broken.cases[:1]))
    assert run.opening.outcome is Outcome.BOX_FAILED
    assert run.opening.detail == "fixtures.py does not parse: invalid syntax (fixtures.py, line 1)"


def test_fixtures_of_several_modules_live_in_the_box(boxes: Boxes) -> None:
    exercise = msgspec.structs.replace(
        EXERCISE,
        fixtures=SourceText("fixtures", b"from fixtures.rules import half\n"),
        fixture_parts=(SourceText("fixtures.rules", FIXTURES.text),),
    )
    case = msgspec.structs.replace(exercise.cases[0], call=Call("f", (np.array([8.0]), Fixture("half"))))
    source = b"def f(A, rule):\n    return rule(A)\n"
    (found,) = boxes.run(Job("0-f.py", source, exercise, (case,))).observations
    assert found.outcome is Outcome.RETURNED, found
    assert found.value == np.array([4.0])


def test_many_files_are_asked_one_call_each_in_one_child(boxes: Boxes) -> None:
    job = Job("0-f.py", b"def f(A):\n    return A\n", EXERCISE, CASES[1:])
    sources = [f"def f(A):\n    return A * {factor}\n".encode() for factor in (3, 5)]
    files = [*sources, b"def f(:\n", b"g = 1\n", b"def f(A):\n    return missing\n", sources[0]]
    seen = list(boxes.attempts(job, files, most_ended=2))
    assert {one.case for one in seen} == {"second"}
    assert [one.outcome for one in seen] == [*[Outcome.RETURNED] * 2, *[Outcome.RAISED] * 3, Outcome.RETURNED]
    assert [float(np.asarray(one.value).sum()) for one in seen if one.outcome is Outcome.RETURNED] == [24, 40, 24]
    assert [one.failure.type for one in seen if one.failure] == ["SyntaxError", "TypeError", "NameError"]


def test_a_file_that_ends_its_child_costs_its_own_answer_and_some_end_it_all(boxes: Boxes) -> None:
    job = Job("0-f.py", b"def f(A):\n    return A\n", EXERCISE, CASES)
    good, endless = b"def f(A):\n    return A\n", b"def f(A):\n    while True:\n        pass\n"
    begun = time.monotonic()
    seen = list(boxes.attempts(job, [endless, good, endless, good], most_ended=2))
    assert [one.outcome for one in seen] == [Outcome.TIMED_OUT, Outcome.RETURNED, Outcome.TIMED_OUT]
    spent = sum(one.seconds for one in seen)
    assert seen[0].seconds >= LIMITS.cpu_seconds / 2
    assert 0 <= time.monotonic() - begun - spent < 1


def test_what_many_files_take_together_is_bounded(boxes: Boxes) -> None:
    hasty = msgspec.structs.replace(EXERCISE, limits=msgspec.structs.replace(LIMITS, exercise_seconds=0.0))
    good = b"def f(A):\n    return A\n"
    seen = [one.outcome for one in boxes.attempts(Job("0-f.py", good, hasty, CASES), [good, good], most_ended=2)]
    assert seen == [Outcome.NOT_RUN]
