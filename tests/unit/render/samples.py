"""Realistic Reports for the tests of the renderers: right, with mistakes, broken, and hostile."""

import msgspec
import numpy as np

from grader.core.findings import Counterexample, Difference, Efficiency, Grid, Window
from grader.core.report import (
    FORMAT,
    CaseReport,
    ExerciseReport,
    HintReport,
    Report,
    StyleRemark,
    StyleRuleReport,
    SubmissionReport,
)

TITLES = (
    "One pixel under a 1×1 kernel is their product plus the bias",
    "The bias is added once to every output",
    "Every image of the batch is convolved",
    "Several channels in are summed",
    "Several channels out have kernels of their own",
    "Same padding keeps height and width at stride 1",
    "Valid padding leaves out what does not fit",
    "A rectangular kernel is not turned",
    "Unequal strides are height first",
    "The activation is applied after the bias",
    "Padding and stride left out take their defaults",
    "The inputs are left as they were",
)

SOURCE = '''#!/usr/bin/env python3
"""Convolution, backward"""
import numpy as np


def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    """Performs back propagation over a convolutional layer

    dZ: gradient with respect to the unactivated output
    """
    m, h_new, w_new, c_new = dZ.shape
    _, h_prev, w_prev, c_prev = A_prev.shape
    kh, kw, _, _ = W.shape
    sh, sw = stride
    if padding == "same":
        ph = int(np.ceil(((h_prev - 1) * sh + kh - h_prev) / 2))
        pw = int(np.ceil(((w_prev - 1) * sw + kw - w_prev) / 2))
    else:
        ph = pw = 0

    A = np.pad(A_prev, ((0, 0), (ph, ph), (pw, pw), (0, 0)), mode="constant", constant_values=0)
    dA = np.zeros(A.shape)
    dW = np.zeros(W.shape)
    db = np.sum(dZ, axis=(0, 1, 2), keepdims=True)
    for i in range(m):
        for h in range(h_new):
            for w in range(w_new):
                for c in range(c_new):
                    top, left = h * sh, w * sw
                    dA[i, top:top + kh, left:left + kw, :] += W[:, :, :, c] * dZ[i, h, w, c]
                    dW[:, :, :, c] += A[i, top:top + kh, left:left + kw, :] * dZ[i, h, w, c]
    return dA, dW, db
'''


def case(
    number: int,
    passed: bool = True,
    message: str = "",
    *,
    rung: str | None = None,
    outcome: str = "RETURNED",
    difference: Difference | None = None,
    output: str = "",
    trace: tuple[str, ...] = (),
    title: str = "",
    line: int = 0,
) -> CaseReport:
    """One case with plausible points."""
    possible = float(2 + number % 3)
    return CaseReport(
        name=f"case_{number}",
        title=title or TITLES[number % len(TITLES)],
        passed=passed,
        outcome=outcome,
        rung=rung,
        message=message,
        points=possible if passed else 0.0,
        possible=possible,
        seconds=0.012,
        peak_mib=41.0,
        output=output,
        trace=trace,
        difference=difference,
        line=line,
    )


def small_difference() -> Difference:
    """A visible 5×6 slice in which the border is wrong."""
    generator = np.random.default_rng(3)
    expected = generator.normal(size=(5, 6)).round(4)
    wrong = np.zeros((5, 6), dtype=bool)
    wrong[0, :] = wrong[:, -1] = True
    actual = np.where(wrong, expected + 0.75, expected)
    return Difference(
        result="dA_prev",
        shape=(2, 5, 6, 3),
        count=60,
        total=180,
        first=(0, 0, 0, 0),
        by_axis=((0.33, 0.33), (1.0, 0.17, 0.17, 0.17, 0.17), (0.2, 0.2, 0.2, 0.2, 0.2, 1.0), (0.33, 0.33, 0.33)),
        slice="[0, :, :, 1]",
        expected=expected.tolist(),
        actual=actual.tolist(),
        wrong=wrong.tolist(),
        axes=("image", "row", "column", "channel"),
    )


def large_difference() -> Difference:
    """A hidden case: no values, a 28×28 map in which the first and last rows and columns are wrong."""
    rows = tuple(1.0 if at in (0, 27) else 0.07 for at in range(28))
    return Difference(
        result="dA_prev",
        shape=(4, 28, 28, 3),
        count=1296,
        total=9408,
        first=(0, 0, 0, 0),
        by_axis=((0.14,) * 4, rows, tuple(0.9 if at in (0, 26, 27) else 0.0 for at in range(28)), (0.14,) * 3),
    )


def counterexample() -> Counterexample:
    """A 3×3 image under a 3×3 kernel with one zero too many on every side."""
    return Counterexample(
        call='conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1))',
        message="dA_prev.shape is (1, 5, 5, 1), but should be (1, 3, 3, 1) [same padding, stride 1]",
        inputs=(
            Grid("dZ", (1, 3, 3, 1), [[1, 0, 2], [0, -3, 0], [1, 0, 1]], "[0, :, :, 0]", Window(-1, -1, 3, 3)),
            Grid("A_prev", (1, 3, 3, 1), [[2, 1, 0], [1, 3, 1], [0, 1, 2]], "[0, :, :, 0]"),
            Grid("W", (3, 3, 1, 1), [[1, 0, -1], [2, 0, -2], [1, 0, -1]], "[:, :, 0, 0]"),
            Grid("b", (1, 1, 1, 1), [[0]]),
        ),
        expected=(Grid("dA_prev", (1, 3, 3, 1), [[3, 2, -3], [-2, 6, 1], [-2, 0, 2]], "[0, :, :, 0]"),),
        actual=(
            Grid(
                "dA_prev",
                (1, 5, 5, 1),
                [[1, 0, 1, 0, -2], [2, -3, 2, 3, -4], [2, -6, 2, 6, -4], [2, -3, 1, 3, -3], [1, 0, 0, 0, -1]],
                "[0, :, :, 0]",
                wrong=[[row in (0, 4) or column in (0, 4) for column in range(5)] for row in range(5)],
            ),
        ),
        steps=("0·1 + 0·2 + 1·0 + 0·−2 = 0", "your cell [0, 0] is 1: it belongs to the padding"),
        reproduce="grader reproduce cnn/2-conv_backward --call 17 student/2-conv_backward.py",
    )


def counterexamples() -> tuple[Counterexample, ...]:
    """Two failed behaviours of ``mistaken_exercise``."""
    other = Counterexample(
        call="conv_backward(dZ, A_prev, W, b, padding='valid', stride=(2, 2))",
        message="db[0, 0, 0, 0] is -3.5, but should be -7",
        inputs=(Grid("dZ", (1, 1, 2, 1), [[-3, -4]]),),
        expected=(Grid("db", (1, 1, 1, 1), [[-7]]),),
        actual=(Grid("db", (1, 1, 1, 1), [[-3.5]], wrong=[[True]]),),
        reproduce="python3 -c \"print('db')\"",
        cases=("case_2",),
        behaviour="db is wrong",
    )
    first = msgspec.structs.replace(counterexample(), cases=("case_0", "case_1"), behaviour="padding is 'same'")
    return first, other


def rules(lost: tuple[str, ...] = ()) -> tuple[StyleRuleReport, ...]:
    """The style rubric, with one remark for each lost rule."""
    titles = {
        "pycodestyle": "pycodestyle",
        "docstrings": "docstrings",
        "shebang": "first line",
        "executable": "executable bit",
        "final_newline": "final newline",
        "imports": "imports",
    }
    return tuple(
        StyleRuleReport(code, title, 0.0 if code in lost else 2.0, 2.0, int(code in lost))
        for code, title in titles.items()
    )


def perfect_exercise() -> ExerciseReport:
    """An exercise at full marks."""
    return ExerciseReport(
        id="0-conv_forward",
        title="Convolution, forward",
        file="0-conv_forward.py",
        score=100.0,
        possible=100.0,
        outcome="graded",
        message="",
        cases=tuple(case(number) for number in range(12)),
        style=(),
        hints=(),
        style_rules=rules(),
        convention="odd rows of zeros go to the bottom and right",
        source=SOURCE.replace("conv_backward", "conv_forward"),
        efficiency=Efficiency("One pass for the whole batch, one step per kernel offset.", 0.42, 0.31, 86.0),
    )


def mistaken_exercise() -> ExerciseReport:
    """An exercise with failing cases of several kinds, hints, style remarks and a counterexample."""
    trace = (
        "Traceback (most recent call last):",
        '  File "2-conv_backward.py", line 30, in conv_backward',
        "    dA[i, top:top + kh, left:left + kw, :] += W[:, :, :, c] * dZ[i, h, w, c]",
        "ValueError: operands could not be broadcast together with shapes (2,3,3) (3,3,3)",
    )
    return ExerciseReport(
        id="2-conv_backward",
        title="Convolution, backward",
        file="2-conv_backward.py",
        score=58.3333,
        possible=100.0,
        outcome="graded",
        message="",
        cases=(
            case(
                5,
                False,
                "dA_prev.shape is (2, 7, 8, 3), but should be (2, 5, 6, 3) [same padding, stride 1]",
                rung="shape",
                output="padding is 1\ndone\n",
            ),
            case(6),
            case(
                1,
                False,
                "dA_prev[0, 0, 0, 0] is 1.52, but should be 0.77 [same padding, stride 1]",
                rung="close",
                difference=small_difference(),
            ),
            case(
                2,
                False,
                "dA_prev is wrong in 1,296 of 9,408 numbers, but should be equal up to 1e-10 "
                "[same padding, four images]",
                rung="close",
                difference=large_difference(),
            ),
            case(
                8,
                False,
                "conv_backward raises ValueError in line 30, but should return (dA_prev, dW, db): "
                "operands could not be broadcast together with shapes (2,3,3) (3,3,3) [stride (2, 1)]",
                rung="runs",
                outcome="RAISED",
                trace=trace,
                line=30,
            ),
            case(0),
            case(3),
            case(4, output="dW ready\n"),
            case(7),
            case(9),
            case(
                10,
                False,
                "conv_backward takes more than 5 s, but should take less [default arguments]",
                rung="runs",
                outcome="TIMED_OUT",
            ),
            case(11, False, "not run: time-outs have used up the 60 s of this exercise", outcome="NOT_RUN"),
        ),
        style=(
            StyleRemark("E501", 21, 80, "line too long (100 > 79 characters)"),
            StyleRemark("E501", 30, 80, "line too long (94 > 79 characters)"),
            StyleRemark("E501", 31, 80, "line too long (94 > 79 characters)"),
            StyleRemark("G102", 0, 0, "the file is not executable: chmod +x 2-conv_backward.py"),
        ),
        hints=(
            HintReport(
                "nudge",
                "Compare the shape of `dA_prev` with that of `A_prev`. Where do the extra rows "
                "and columns come from, and does anyone take them away again?",
                1,
            ),
            HintReport(
                "keeps_padding",
                "`dA_prev` keeps its padding.\n\nThe gradient is gathered in the padded "
                "array, which is right; the rows and columns that belong to the padding must be left out "
                "of what is returned. Look at what `dA` holds just before `return`.",
                2,
            ),
        ),
        style_rules=rules(("pycodestyle", "executable")),
        notes=("`2-conv_backward (1).py` was graded; the name that is asked for is `2-conv_backward.py`",),
        source=SOURCE,
        counterexamples=(counterexample(),),
        efficiency=Efficiency("One pass for each output pixel of each image.", 14.2, 0.35, 128.0),
    )


def missing_exercise() -> ExerciseReport:
    """An exercise that was not handed in."""
    return ExerciseReport(
        id="3-pool_backward",
        title="Pooling, backward",
        file="3-pool_backward.py",
        score=0.0,
        possible=100.0,
        outcome="not_submitted",
        message="No file `3-pool_backward.py` was found.",
        cases=(),
        style=(),
        hints=(),
    )


def broken_exercise() -> ExerciseReport:
    """An exercise whose file does not parse."""
    return ExerciseReport(
        id="1-pool_forward",
        title="Pooling, forward",
        file="1-pool_forward.py",
        score=0.0,
        possible=100.0,
        outcome="does_not_parse",
        message="line 7 is not Python: '(' was never closed",
        cases=tuple(case(number, False, "not run: the file does not parse", outcome="NOT_RUN") for number in range(6)),
        style=(StyleRemark("E999", 7, 19, "SyntaxError: '(' was never closed"),),
        hints=(),
        style_rules=rules(("pycodestyle",)),
        source='#!/usr/bin/env python3\n"""Pooling"""\nimport numpy as np\n'
        "\n\ndef pool_forward(A_prev, kernel_shape):\n"
        "    m, h, w, c = np.shape(A_prev\n    return m\n",
        line=7,
    )


def model_exercise() -> ExerciseReport:
    """A model with one wrong layer."""
    return ExerciseReport(
        id="5-lenet5",
        title="LeNet-5 in Keras",
        file="5-lenet5.py",
        score=91.5,
        possible=100.0,
        outcome="graded",
        message="",
        cases=(
            *(case(number, title=f"Layer {number + 1} is as asked") for number in range(8)),
            case(
                8,
                False,
                "the initialiser of layer 6 (dense, 120) is Glorot uniform, but should be He normal",
                rung="close",
                title="Every layer with weights starts from He normal",
            ),
        ),
        style=(),
        hints=(HintReport("glorot", "Dense layers start from Glorot uniform unless they are told otherwise."),),
        style_rules=rules(),
        source='#!/usr/bin/env python3\n"""LeNet-5"""\nfrom tensorflow import keras as K\n',
        efficiency=Efficiency(seconds=3.1, peak_mib=310.0),
    )


def report(*exercises: ExerciseReport, complete: bool = True, name: str = "amelie-durand") -> Report:
    """A report over some exercises."""
    possible = sum(exercise.possible for exercise in exercises)
    total = sum(exercise.score for exercise in exercises)
    return Report(
        format=FORMAT,
        pack="cnn",
        title="Convolutional networks from scratch",
        seed=20240917,
        isolation="strict",
        submission=SubmissionReport(name, "b1946ac92492d2347c6235b4d2611184"),
        score=int(total / possible * 1_000_000) / 10_000 if possible else 0.0,
        possible=100.0,
        complete=complete,
        exercises=exercises,
        versions={"grader": "1.0.0", "Python": "3.11.2", "NumPy": "2.4.0", "TensorFlow": "2.21.0"},
    )


def right() -> Report:
    """Everything right."""
    return report(perfect_exercise())


def mistakes() -> Report:
    """Five exercises, of every kind that an honest student hands in."""
    return report(
        perfect_exercise(),
        broken_exercise(),
        mistaken_exercise(),
        missing_exercise(),
        model_exercise(),
    )


def incomplete() -> Report:
    """The judge failed in one case: no grade."""
    fault = case(2, False, "the box could not be started: no such device", outcome="BOX_FAILED")
    exercise = perfect_exercise()
    broken = ExerciseReport(
        id=exercise.id,
        title=exercise.title,
        file=exercise.file,
        score=40.0,
        possible=100.0,
        outcome="judge_fault",
        message="The box failed twice in one case.",
        cases=(fault, case(3), case(4)),
        style=(),
        hints=(),
        source=exercise.source,
    )
    return report(broken, model_exercise(), complete=False)


SCRIPT = "<script>window.owned = 1</script>"
BREAKOUT = "</style></script></title></code></pre></details>\"' onmouseover=alert(1) x='<img src=x onerror=owned()>"
CONTROLS = "\x1b[31mred\x1b]0;title\x07\x00 gone\r back\u202e reversed\u2066 \x9b2J \u200b\ufeff\udcff\uffff"
WORKFLOW = "::error file=a::owned\n  ::set-output name=grade::100\n##[group]x\n##vso[task.complete]\n##teamcity[x]"
HOSTILE = (
    f"{SCRIPT} {BREAKOUT} javascript:alert(1) {{{{ 7*7 }}}} {{% raw %}} {CONTROLS}\n{WORKFLOW}\n[bold red]markup[/]"
)


def hostile(size: int = 1) -> Report:
    """A report in which every text is hostile, and long ones are ``size`` times repeated."""
    text, long = HOSTILE, HOSTILE * size
    counter = Counterexample(
        call=long,
        message=long,
        inputs=(Grid(text, (1, 1), [[1.0, text, float("nan")]], text, Window(-40, -40, 90, 90)),),
        expected=(Grid(text, (1, 2), [[1.0, float("inf")]], text),),
        actual=(Grid(text, (1, 2), [[2.0, text]], text, wrong=[[True, True]]),),
        steps=(text,),
        reproduce=long,
    )
    difference = Difference(
        result=text,
        shape=(1, 2),
        count=1,
        total=2,
        first=(0, 0),
        by_axis=((1.0,), (1.0, 0.0)),
        slice=text,
        expected=[[1.0, float("nan")]],
        actual=[[text, float("-inf")]],
        wrong=[[True, False]],
        axes=(text, text),
    )
    failing = case(0, False, long, rung="close", difference=difference, output=long, trace=(text, long), title=text)
    exercise = ExerciseReport(
        id=text,
        title=text,
        file=text,
        score=0.0,
        possible=100.0,
        outcome="graded",
        message=long,
        cases=(
            failing,
            case(1, True, output=long, title=text),
            case(2, False, long, outcome=text, title=text),
            case(3, False, long, outcome="NOT_RUN", title=text),
        ),
        style=(StyleRemark(text, 1, 1, long), StyleRemark("E501", 0, 0, long), StyleRemark("G101", 10**9, -5, text)),
        hints=(HintReport(text, long, 1), HintReport(text, long, 2)),
        style_rules=(StyleRuleReport("pycodestyle", text, 0.0, 1.0, 2),),
        convention=text,
        notes=(long,),
        source=long,
        line=3,
        trace=(long,),
        output=long,
        counterexamples=(counter,),
        efficiency=Efficiency(text, 1.0, 1.0, 1.0),
    )
    return Report(
        format=FORMAT,
        pack=text,
        title=text,
        seed=0,
        isolation=text,
        submission=SubmissionReport(text, text, (long,)),
        score=0.0,
        possible=100.0,
        complete=True,
        exercises=tuple(msgspec.structs.replace(exercise, title=f"{at} {text}") for at in range(5)),
        versions={text: text},
    )


def flood() -> Report:
    """Three exercises whose every long text is as long and as costly to show as a student could make it."""
    source = "\n".join("a<b&c>d;" * 400 for _ in range(4_000))
    output = "<&>" * 20_000_000
    generator = np.random.default_rng(0)
    shares = tuple(float(share) for share in generator.random(100))
    difference = Difference(
        result="A",
        shape=(100,) * 4,
        count=9,
        total=10,
        first=(0, 0, 0, 0),
        by_axis=(shares,) * 4,
        slice="[0, :, :, 0]",
        expected=[[1.23456789e-5] * 15] * 15,
        actual=[[1.23456788e-5] * 15] * 15,
        wrong=[[True] * 15] * 15,
    )
    failing = tuple(
        case(number, False, output, rung="close", difference=difference, output=output, trace=(output,) * 50)
        for number in range(40)
    )
    exercise = ExerciseReport(
        id="0",
        title="Flood",
        file="0.py",
        score=0.0,
        possible=100.0,
        outcome="graded",
        message=output,
        cases=failing,
        style=tuple(StyleRemark(f"E{at % 400}", at % 4_000, 1, "<" * 500) for at in range(1_000)),
        hints=tuple(HintReport(f"h{at}", output) for at in range(5)),
        style_rules=rules(("pycodestyle",)),
        notes=(output,) * 20,
        source=source,
        output=output,
        counterexamples=(counterexample(),),
    )
    return report(*(exercise,) * 3, name="x" * 100_000)
