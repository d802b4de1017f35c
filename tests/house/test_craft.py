"""Rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "grader").rglob("*.py"))
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
LONGEST = 300


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_drawer_takes_what_has_no_place() -> None:
    assert not [relative(path) for path in MODULES if DRAWERS & {path.stem, *path.parent.parts}]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST, "is there a second room in it?"
    assert ast.get_docstring(ast.parse(text))


def broad_handlers(source: str) -> int:
    """Count the handlers that swallow anything; one that ends by raising it again swallows nothing."""
    handlers = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler)]
    swallowing = [node for node in handlers if not (isinstance(node.body[-1], ast.Raise) and not node.body[-1].exc)]
    broad = {None, "Exception", "BaseException"}
    return sum((node.type.id if isinstance(node.type, ast.Name) else node.type) in broad for node in swallowing)


def test_a_broad_handler_is_counted() -> None:
    assert broad_handlers("try: f()\nexcept Exception: pass\ntry: f()\nexcept: pass\n") == 2
    assert broad_handlers("try: f()\nexcept ValueError: pass\ntry: f()\nexcept BaseException:\n g()\n raise\n") == 0


def test_broad_handlers_stand_around_code_that_is_not_ours_and_around_a_task_alone() -> None:
    found = {path.relative_to(ROOT / "grader").parts[0] for path in MODULES if broad_handlers(path.read_text())}
    assert found <= {"worker", "packs", "batch", "attack"}


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b|raise NotImplemented" r"Error")
    files = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
    assert not [relative(path) for path in files if marks.search(path.read_text(encoding="utf-8"))]
