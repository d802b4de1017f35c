"""Find every template in the program's code and pages: what the catalogues must have."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

from grader.diagnose.environment import _CHANGES
from grader.diagnose.keras_meanings import KERAS_MEANINGS
from grader.diagnose.marks import PATTERNS
from grader.diagnose.meanings import MEANINGS
from grader.diagnose.patterns import _NOT_NUMBERS
from grader.diagnose.regions import OF_IMAGES, OF_KERNELS
from grader.diagnose.syntax_meanings import SYNTAX_MEANINGS

ROOT = Path(__file__).resolve().parents[3] / "grader"
PLACES = {"say": (0,), "numbered": (1,), "counted": (2,), "joined": (1,)}
"""Where the template stands among the arguments of what says it; of ``counted`` that for several things."""

FORMS = {"numbered": (1, 1), "counted": (1, 2)}
"""Where what is said of a single thing stands, and what is said of several."""

TABLES = {
    "diagnose/environment.py": [text for *_, text in _CHANGES],
    "diagnose/failures.py": [text for *_, text in (*KERAS_MEANINGS, *MEANINGS, *SYNTAX_MEANINGS)],
    "diagnose/patterns.py": [text for *_, text in (*PATTERNS, *_NOT_NUMBERS, *OF_IMAGES, *OF_KERNELS)],
}
"""Templates that stand in tables, by the one file that may say what is no literal."""

PASSED_ON = {"judge/truths.py", "style/pep8.py", "core/said.py"}
"""Files that also say what a pack or a library wrote, or pass on what they are given."""


def templates() -> set[str]:
    """Return every template of the program; fails where one cannot be found by reading."""
    found = {template for file, texts in TABLES.items() for template in texts}
    for path in sorted(ROOT.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if "_packs" not in place and "_attacks" not in place:
            found |= set(in_code(path.read_text(encoding="utf-8"), place))
    for path in sorted((ROOT / "render" / "templates").glob("*.j2")):
        found |= set(in_page(path.read_text(encoding="utf-8"), path.name))
    return found


def forms() -> set[tuple[str, str]]:
    """Return what the program says of a single thing beside what it says of several."""
    found: set[tuple[str, str]] = set()
    for path in sorted(ROOT.rglob("*.py")):
        if path.relative_to(ROOT).parts[0] not in ("_packs", "_attacks", "core"):
            found |= set(forms_in_code(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "render" / "templates").glob("*.j2")):
        for node in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(node.node, nodes.Name) and node.node.name in FORMS:
                one, other = (node.args[at].as_const() for at in FORMS[node.node.name])
                found.add((one, other))
    return found


def forms_in_code(source: str) -> Iterator[tuple[str, str]]:
    """Yield the two forms of each text of a Python file that depends on a number."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
            one, other = (ast.literal_eval(node.args[at]) for at in FORMS[node.func.id])
            yield one, other


def in_code(source: str, place: str) -> Iterator[str]:
    """Yield the templates of a Python file: literals, and where it says what is none, every text with names in it."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in PLACES:
            continue
        for at in PLACES[node.func.id]:
            given = node.args[at] if at < len(node.args) else ast.Constant("{first} and {second}")
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value
            elif place not in TABLES and place not in PASSED_ON:
                named = set(_with_names(tree))
                assert named, f"{place}:{node.lineno} says what no catalogue can know"
                yield from named


def _with_names(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a file that have names in braces; those between the braces of other texts are none."""
    inside = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and node not in inside else None
        if isinstance(text, str) and re.search(r"\{\w+\}", text):
            yield text


def in_page(source: str, place: str) -> Iterator[str]:
    """Yield the templates of a page."""
    for node in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in PLACES:
            for at in PLACES[node.node.name]:
                given = node.args[at]
                assert isinstance(given, nodes.Const), f"{place}:{node.lineno} says what no catalogue can know"
                yield given.value
