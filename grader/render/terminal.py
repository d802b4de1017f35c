"""Report -> a short text for a person at a terminal: 80 columns, coloured where the console is."""

from collections import defaultdict
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.core.findings import Counterexample, Fact
from grader.core.report import CaseReport, ExerciseReport, HintReport, Report, StyleRemark
from grader.core.said import Said, counted, say
from grader.languages import Teller
from grader.render import figures, words
from grader.render.blocks import example_blocks
from grader.render.neutral import clip, loggable, one_line

_BAR = 20
_CASES = 5
_REMARKS = 6
_STEPS = 12
_FACTS = 12
_MARGIN = 6
_STATES = {
    "full": ("✔", "green"),
    "part": ("◐", "yellow"),
    "none": ("✘", "red"),
    "missing": ("–", "dim"),
    "fault": ("!", "magenta"),
}


class Command(NamedTuple):
    """A line to be pasted into a shell."""

    line: str


def render(report: Report, console: Console) -> None:
    """Print a Report; everything in it is shown as text, never read as markup, escapes or CI commands."""
    _Page(report, console.width).print(console)


def _clean(text: str, characters: int = 400) -> str:
    cut = clip(text, characters)
    return one_line(loggable(cut.text)) + cut.notice


def _points(part: float, whole: float) -> str:
    return f"{figures.points(part)} / {figures.points(whole)}"


def _row(left: Text, right: Text) -> Table:
    """Text with a figure at the right margin."""
    table = Table.grid(expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(left, right)
    return table


def _indent(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2))


class _Page:
    """A report laid out for a console of some width, in the report's language."""

    def __init__(self, report: Report, width: int) -> None:
        self._report = report
        self._width = width
        self._teller = Teller(report.language)

    def _tell(self, text: str) -> str:
        return self._teller(text) if isinstance(text, Said) else text

    def print(self, console: Console) -> None:
        """Print all of it, from top to bottom."""
        report = self._report
        console.print(self._heading(report))
        if not report.complete:
            no_grade = f"{self._tell(words.NO_GRADE)} {self._tell(words.NO_GRADE_WHY)}"
            console.print(Padding(self._text(no_grade, "bold magenta"), (1, 0, 0, 1)))
        for note in report.submission.notes:
            console.print(Padding(self._text(note, "dim"), (0, 0, 0, 1)))
        console.print()
        console.print(self._overview(report))
        for exercise in report.exercises:
            body = self._exercise(exercise)
            if not body:
                continue
            console.print()
            console.print(self._title(exercise))
            for part in body:
                if isinstance(part, Command):
                    # Never broken, so that it can be copied whole: a terminal wraps it by itself.
                    console.print(Text.assemble(("     $ ", "dim"), part.line), soft_wrap=True)
                else:
                    console.print(Padding(part, (0, 0, 0, 3)))
        console.print()
        console.print(Padding(self._footer(report), (0, 0, 0, 1)))

    def _text(self, text: str, style: str = "", characters: int = 400) -> Text:
        """Return a text in the report's language, with what is too long cut."""
        cut = clip(self._tell(text), characters)
        return Text(one_line(loggable(cut.text)) + self._tell(cut.notice), style=style, overflow="fold")

    def _heading(self, report: Report) -> RenderableType:
        name = Text.assemble(" ", (_clean(report.submission.name, 60), "bold"), "  ", (_clean(report.title, 60), "dim"))
        if not report.complete:
            return _row(name, self._text(say("no grade"), "bold magenta"))
        colour = "green" if words.is_full(report) else "bold"
        return _row(name, Text(_points(report.score, report.possible), f"bold {colour}"))

    def _overview(self, report: Report) -> Table:
        table = Table.grid(padding=(0, 1), pad_edge=True)
        table.add_column()
        table.add_column(overflow="fold")
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(overflow="fold")
        for exercise in report.exercises:
            state = words.state(exercise)
            sign, colour = _STATES[state]
            filled = 0 if state == "fault" else int(figures.share(exercise.score, exercise.possible) * _BAR)
            bar = Text.assemble(("█" * filled, colour), ("░" * (_BAR - filled), "dim"))
            score = self._tell(say("no grade")) if state == "fault" else _points(exercise.score, exercise.possible)
            table.add_row(
                Text(sign, colour),
                self._text(exercise.id, characters=30),
                bar,
                Text(score, "bold"),
                self._text(words.standing(exercise), "dim"),
            )
        return table

    def _title(self, exercise: ExerciseReport) -> Text:
        sign, colour = _STATES[words.state(exercise)]
        return Text.assemble(
            " ", (sign, colour), " ", (_clean(exercise.id, 60), "bold"), "  ", (_clean(exercise.title), "dim")
        )

    def _exercise(self, exercise: ExerciseReport) -> list[RenderableType | Command]:
        """What there is to say about one exercise; nothing when all is well."""
        parts: list[RenderableType | Command] = []
        if exercise.message:
            parts.append(self._text(exercise.message, "magenta" if words.state(exercise) == "fault" else "red"))
        parts += [self._text(note, "dim") for note in exercise.notes]
        if exercise.convention and exercise.hints:
            parts.append(
                self._text(say("scored by the convention: {convention}", convention=exercise.convention), "dim")
            )
        parts += self._hints(exercise.hints)
        parts += self._facts(exercise.facts)
        for at, example in enumerate(exercise.counterexamples):
            parts += self._other_example(example) if at else self._example(example)
        parts += self._cases(exercise)
        parts += self._style(exercise)
        return parts

    def _example(self, example: Counterexample) -> list[RenderableType | Command]:
        """The smallest call that goes wrong: its sentence, its tables, how it should come about, and how to see it."""
        parts: list[RenderableType | Command] = [
            self._example_title(say("Smallest example"), example),
            _indent(self._text(example.call, "cyan")),
            _indent(self._text(example.message)),
            Text(),
            *(_indent(line) for line in example_blocks(example, self._width - _MARGIN, self._teller)),
        ]
        if example.steps:
            parts += [Text(), *(_indent(self._text(step, "dim")) for step in example.steps[:_STEPS])]
        if example.reproduce:
            parts += [Text(), Command(_clean(example.reproduce, 2_000))]
        return [*parts, Text()]

    def _other_example(self, example: Counterexample) -> list[RenderableType | Command]:
        """What goes wrong besides, in a sentence, and how to see it."""
        return [
            self._example_title(say("Another smallest example"), example),
            _indent(self._text(example.call, "cyan")),
            _indent(self._text(example.message)),
            *([Command(_clean(example.reproduce, 2_000))] if example.reproduce else []),
            Text(),
        ]

    def _example_title(self, title: Said, example: Counterexample) -> Text:
        parts = [self._text(title, "bold")]
        if example.behaviour:
            parts += [self._text(f" · {self._tell(example.behaviour)}", "dim")]
        return Text.assemble(*parts)

    def _hints(self, hints: tuple[HintReport, ...]) -> list[RenderableType]:
        """The nudges, or the named mistakes where there is none: a name is for who asks, in the HTML report."""
        nudges = [hint for hint in hints if hint.level <= 1]
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for hint in nudges or hints:
            table.add_row(self._text(say("Hint"), "bold yellow"), self._text(hint.text.strip(), characters=800))
        if nudges and len(hints) > len(nudges):
            table.add_row("", self._text(say("The HTML report names the mistake, for when you want to know."), "dim"))
        return [table] if hints else []

    def _facts(self, facts: tuple[Fact, ...]) -> list[RenderableType]:
        """What descriptions have wrong, beside what they should say."""
        wrong = [fact for fact in facts if fact.wrong][:_FACTS]
        if not wrong:
            return []
        table = Table.grid(padding=(0, 2, 0, 0))
        for _ in range(3):
            table.add_column(overflow="fold")
        table.add_row("", self._text(say("yours"), "dim"), self._text(say("should be"), "dim"))
        for fact in wrong:
            name = Text.assemble(self._text(fact.name), " ", self._text(f"[{self._tell(fact.place)}]", "dim"))
            table.add_row(name, self._text(fact.actual or "–", "red"), self._text(fact.expected or "–", "green"))
        return [self._text(say("What differs"), "bold"), _indent(table), Text()]

    def _cases(self, exercise: ExerciseReport) -> list[RenderableType]:
        failed = [case for case in exercise.cases if not case.passed and not words.left_out(case, exercise)]
        alike: dict[tuple[str, str], list[CaseReport]] = defaultdict(list)
        for case in failed:
            alike[case.outcome, words.stem(case.message)].append(case)
        parts: list[RenderableType] = []
        groups = list(alike.values())
        for first, *others in groups[:_CASES]:
            parts += self._case(first)
            if others:
                same = counted(len(others), "… the same in {count} more case", "… the same in {count} more cases")
                parts.append(_indent(self._text(same, "dim")))
        rest = sum(len(group) for group in groups[_CASES:])
        if rest > 0:
            more = counted(
                rest,
                "… and {count} more case to work on; the HTML report shows all",
                "… and {count} more cases to work on; the HTML report shows all",
            )
            parts.append(self._text(more, "dim"))
        not_run = [case for case in exercise.cases if not case.passed and words.left_out(case, exercise)]
        if not_run and exercise.outcome == "graded":
            unasked = counted(len(not_run), "{count} case was not run", "{count} cases were not run")
            parts.append(Text(f"– {self._tell(unasked)}", "dim"))
        return parts

    def _case(self, case: CaseReport) -> list[RenderableType]:
        sign, colour = ("!", "magenta") if case.outcome == "BOX_FAILED" else ("✘", "red")
        judged = case.outcome != "BOX_FAILED"
        worth = self._tell(words.NO_POINTS if judged else say("not judged"))
        if judged and case.possible > 0:
            worth = _points(case.points, case.possible)
        return [
            _row(Text.assemble((f"{sign} ", colour), _clean(case.title)), Text(worth, "dim")),
            _indent(self._text(case.message)),
        ]

    def _style(self, exercise: ExerciseReport) -> list[RenderableType]:
        if not exercise.style:
            return []
        by_code: dict[str, list[StyleRemark]] = defaultdict(list)
        for remark in exercise.style:
            by_code[remark.code].append(remark)
        table = Table.grid(padding=(0, 1))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for code, remarks in list(by_code.items())[:_REMARKS]:
            lines = [str(line) for line in dict.fromkeys(remark.line for remark in remarks) if line > 0]
            numbers = f"{', '.join(lines[:5])}{' …' if len(lines) > 5 else ''}"
            where = f" · {self._tell(say('line'))} {numbers}" if lines else ""
            text = self._text(remarks[0].text, characters=120) + Text(where, "dim")
            table.add_row(Text(_clean(code, 12), "cyan"), text)
        rest = len(by_code) - _REMARKS
        if rest > 0:
            more = counted(rest, "and {count} more kind of remark", "and {count} more kinds of remark")
            table.add_row("", self._text(more, "dim"))
        head = counted(len(exercise.style), "Style, {count} remark", "Style, {count} remarks")
        return [self._text(head, "bold"), _indent(table)]

    def _footer(self, report: Report) -> Text:
        tier = words.TIERS.get(report.isolation, report.isolation)
        made = say(
            "isolation {tier} · seed {seed} · submission {digest}",
            tier=tier,
            seed=report.seed,
            digest=report.submission.digest[:12],
        )
        return self._text(made, "dim")
