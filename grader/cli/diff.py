"""``grader diff``: two runs side by side, by student and case, with the reason."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.output import check_target, write_file, write_out

MOST_STUDENTS = 20
MOST_CASES = 6


def diff(
    before: Annotated[str, typer.Argument(metavar="OUT_A", help="A folder of grades, or one of its runs: OUT#1.")],
    after: Annotated[str, typer.Argument(metavar="OUT_B", help="A folder of grades, or one of its runs: OUT#2, #2.")],
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the changes as one HTML page.")] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the changes as a table.")] = None,
) -> None:
    """Say whose grade moved, by which cases, and why."""
    from grader.batch.compare import compare_runs
    from grader.render.changes import render, table
    from grader.render.figures import count
    from grader.render.neutral import visible

    for target in (html, csv):
        if target is not None:
            check_target(target)
    changes = compare_runs(before, after, Path(before.partition("#")[0]))
    if html is not None:
        write_file(html, render(changes).encode())
    if csv is not None:
        write_file(csv, table(changes))
    lines = [f"{len(changes.students)} changed, {changes.unchanged} did not", *changes.reasons]
    for student in changes.students[:MOST_STUDENTS]:
        scores = " -> ".join("no grade" if score is None else f"{score:g}" for score in (student.before, student.after))
        lines.append(f"{student.name}: {scores}")
        lines += [f"    {reason}" for reason in student.reasons]
        lines += [f"    {one.exercise}, {one.case}: {one.before} -> {one.after}" for one in student.cases[:MOST_CASES]]
        if len(student.cases) > MOST_CASES:
            lines.append(f"    and {count(len(student.cases) - MOST_CASES, 'more case')}")
    if len(changes.students) > MOST_STUDENTS:
        lines.append(f"and {len(changes.students) - MOST_STUDENTS} more: write them all with --html or --csv")
    write_out("".join(f"{visible(line)}\n" for line in lines))
