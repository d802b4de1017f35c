"""All families of rules over one file, in the order of its lines."""

from collections import Counter
from collections.abc import Iterable

from grader.core.exercise import Exercise
from grader.core.findings import Violation
from grader.core.said import numbered
from grader.core.submission import SourceFile
from grader.style.docstrings import docstring_violations
from grader.style.imports import import_violations
from grader.style.layout import layout_violations
from grader.style.pep8 import pep8_violations, unchecked
from grader.style.source import Text, Tree, read_source, read_tree

SHOWN_OF_ONE_CODE = 20
"""So many remarks of one code are kept: a hostile file must not swell the report."""


def lint(source: SourceFile, exercise: Exercise) -> tuple[Violation, ...]:
    """Every remark on a file, by line and column; the work is bounded whatever the file holds.

    Nothing of the file is executed, no configuration of it or of the user is read, and no ``# noqa`` is
    heard. A family that cannot judge the file says so in a remark of its own, never by finding nothing.
    """
    text = read_source(source.data)
    tree = read_tree(source.data, text)
    found = (
        *layout_violations(source),
        *_pep8(text, tree),
        *docstring_violations(tree),
        *import_violations(tree, exercise.imports),
    )
    ordered = sorted(found, key=lambda violation: (violation.line, violation.column, violation.code))
    return _thinned(tuple(ordered))


def _pep8(text: Text, tree: Tree) -> Iterable[Violation]:
    """Leave a file alone that does not parse: what its broken lines look like differs from Python to Python."""
    return (unchecked(tree.line, tree.fault),) if tree.module is None else pep8_violations(text)


def _thinned(violations: tuple[Violation, ...]) -> tuple[Violation, ...]:
    """Keep the first remarks of each code; the last one kept says how many more there are."""
    totals = Counter(violation.code for violation in violations)
    seen: Counter[str] = Counter()
    kept = []
    for violation in violations:
        code = violation.code
        seen[code] += 1
        if seen[code] < SHOWN_OF_ONE_CODE or totals[code] == SHOWN_OF_ONE_CODE:
            kept.append(violation)
        elif seen[code] == SHOWN_OF_ONE_CODE:
            more = totals[code] - SHOWN_OF_ONE_CODE
            text = numbered(more, "{remark} (and {count} more of this kind)", remark=violation.text)
            kept.append(Violation(code, violation.line, violation.column, text))
    return tuple(kept)
