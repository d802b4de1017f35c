"""Every error has a slug of its own, and docs/errors.md explains each of them and no other."""

import re
from pathlib import Path

from grader.core import errors
from grader.core.rubric import rule_of
from grader.store.files import StorageError
from grader.store.lock import LockError

ROOT = Path(__file__).resolve().parents[2]


def tree(kind: type[errors.GraderError]) -> list[type[errors.GraderError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]


def shipped() -> list[type[errors.GraderError]]:
    """The grader's own errors, wherever they stand; other tests make some of theirs."""
    assert {LockError, StorageError} <= set(tree(errors.GraderError))
    return [kind for kind in tree(errors.GraderError) if kind.__module__.startswith("grader.")]


def test_every_slug_is_explained_and_every_explanation_has_its_slug() -> None:
    slugs = {kind.slug for kind in shipped()}
    page = (ROOT / "docs" / "errors.md").read_text()
    explained = set(re.findall(r"^## `([a-z-]+)`", page, re.MULTILINE))
    assert slugs == explained


def test_no_two_errors_share_a_slug() -> None:
    kinds = [kind for kind in shipped() if "slug" in vars(kind)]
    assert len({kind.slug for kind in kinds}) == len(kinds)


def test_exit_codes_are_usage_or_the_judges_own_fault() -> None:
    assert {kind.exit_code for kind in tree(errors.GraderError)} == {2, 3}


def test_every_code_of_a_style_remark_is_in_the_table_with_its_rule() -> None:
    sources = "".join(path.read_text() for path in sorted((ROOT / "grader" / "style").glob("*.py")))
    used = set(re.findall(r'"(G\d{3})"', sources))
    page = (ROOT / "docs" / "errors.md").read_text()
    table = dict(re.findall(r"^\| (G\d{3}) \| `(\w+)` \|", page, re.MULTILINE))
    assert len(used) > 8
    assert {code: rule_of(code) for code in used} == table
