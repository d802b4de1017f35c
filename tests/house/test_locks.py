"""The locks pin everything by hash and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)( ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$")


def entries(text: str) -> list[str]:
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    return re.split(r"\n(?=\S)", body.strip())


def foreign_lines(text: str) -> list[str]:
    """Return what is neither a comment nor a pin with its hashes."""
    return [entry for entry in entries(text) if not PIN.match(entry)]


def pins(name: str) -> dict[str, str]:
    found = [PIN.match(entry) for entry in entries((ROOT / name).read_text())]
    return {match[1]: match[2] for match in found if match}


def name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_pins_with_hashes_and_nothing_else(name: str) -> None:
    text = (ROOT / name).read_text()
    assert len(entries(text)) > 40
    assert not foreign_lines(text)


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://example.org/simple",
        "--find-links /wheels",
        "-i https://example.org/simple",
        "numpy==2.4.6",
        "numpy>=2.4",
        "grader @ file:///somewhere",
    ],
)
def test_anything_else_in_a_lock_is_found(line: str) -> None:
    text = (ROOT / LOCKS[0]).read_text()
    assert foreign_lines(f"{text}\n{line}\n") == [line]


def test_both_locks_agree() -> None:
    runtime, development = map(pins, LOCKS)
    assert runtime.items() <= development.items()


def test_the_locks_hold_every_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    runtime = [*project["project"]["dependencies"], *groups["install"]]
    development = [one for one in groups["dev"] if isinstance(one, str)]
    development += project["project"]["optional-dependencies"]["dask"]
    assert {name_of(one) for one in runtime} <= set(pins(LOCKS[0]))
    assert {name_of(one) for one in development} <= set(pins(LOCKS[1]))


def test_every_direct_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    optional = project["project"]["optional-dependencies"]
    direct = [*project["project"]["dependencies"], *optional["dask"], *optional["torch"]]
    direct += [one for group in project["dependency-groups"].values() for one in group if isinstance(one, str)]
    page = (ROOT / "docs" / "dependencies.md").read_text()
    named = set(re.findall(r"^\| `([a-z0-9-]+)`", page, re.MULTILINE))
    assert {name_of(one) for one in direct} == named
