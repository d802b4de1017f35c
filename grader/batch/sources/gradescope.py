"""Gradescope's «export submissions»: folders ``submission_<number>``, and who they belong to in a YAML file."""

from pathlib import Path
from typing import Any

import yaml

from grader.batch.sources.found import Found, children, key_of, unreadable
from grader.core.cohort import Status, Student
from grader.core.errors import SubmissionError

METADATA = "submission_metadata.yml"
LARGEST_METADATA_BYTES = 256 * 1024 * 1024


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """Plain values alone; an object of Ruby's becomes the mapping or the text that it is written as."""


def _ruby(loader: Any, _suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else loader.construct_scalar(node)


_Loader.add_multi_constructor("!ruby/", _ruby)


def matches(folder: Path) -> bool:
    """Whether the export's metadata stands in a folder."""
    return (folder / METADATA).is_file()


def find(folder: Path, _wanted: frozenset[str]) -> list[Found]:
    """One submission for each entry of the metadata; a group's goes to each of its members.

    Raises:
        SubmissionError: the metadata cannot be read.

    """
    entries = _metadata(folder / METADATA)
    found: list[Found] = []
    for name, entry in entries.items():
        members = [_plain(member) for member in entry.get("submitters") or [{}]]
        partners = [str(member.get("name", "")) for member in members]
        for member in members:
            remarks = () if len(members) == 1 else ("handed in by a group: " + ", ".join(partners),)
            found.append(_student(folder / name, member, entry, remarks))
    known = set(entries)
    for path in children(folder):
        if path.name not in known and path.name != METADATA:
            found.append(unreadable(path, "gradescope", f"is not in {METADATA}"))
    return found


def _student(path: Path, member: dict[str, Any], entry: dict[str, Any], remarks: tuple[str, ...]) -> Found:
    name = str(member.get("name") or path.name)
    given = {"name": name, "sid": member.get("sid"), "email": member.get("email"), "gradescope": path.name}
    identifiers = {kind: str(value) for kind, value in given.items() if value not in (None, "")}
    problem = "" if path.is_dir() else f"{METADATA} names {path.name}, but the export does not hold it"
    student = Student(
        key=key_of(str(member.get("email") or member.get("sid") or name)),
        name=name,
        identifiers=identifiers,
        platform="gradescope",
        folder=path.name,
        submitted_at=_time(entry.get("created_at")),
        status=Status.UNREADABLE if problem else Status.GRADED,
        problem=problem,
        remarks=remarks,
    )
    return Found(student, path=None if problem else path, carries_modes=False)


def _metadata(path: Path) -> dict[str, dict[str, Any]]:
    try:
        if path.stat().st_size > LARGEST_METADATA_BYTES:
            raise SubmissionError(f"{path} is larger than {LARGEST_METADATA_BYTES // 2**20} MiB: this is no export")
        # _Loader is a SafeLoader: it builds plain values and nothing else.
        read = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SubmissionError(f"{path} cannot be read ({error}); export the submissions again") from error
    if not isinstance(read, dict):
        raise SubmissionError(f"{path} should be a list of submissions by name; export the submissions again")
    return {str(name): _plain(entry) for name, entry in read.items()}


def _plain(entry: object) -> dict[str, Any]:
    """Take Ruby's colon off the keys."""
    return {str(key).lstrip(":"): value for key, value in entry.items()} if isinstance(entry, dict) else {}


def _time(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("utc") or value.get("time")
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat()) if isoformat else str(value or "")
