"""Report -> JSON, versioned by its ``format``; safe to print on a terminal or into a CI log as it stands."""

import inspect
import math
import re
from typing import Any

import msgspec

from grader.core.report import Report
from grader.render.neutral import INVISIBLE, clip

MOST_CHARACTERS = {"source": 200_000, "output": 8_000, "trace": 500}
"""Where each long text of the student's is cut, by its key, so that no one can flood a file."""

_TEXT = 4_000
_ITEMS = {"style": 1_000, "trace": 40, "notes": 60, "hints": 60}

_SURROGATE = re.compile("[\ud800-\udfff]")
# Outside of strings JSON is ASCII, so what is found here stands inside one, where an escape means the same.
_UNSAFE = re.compile(f"[\x7f-\x9f{INVISIBLE}]|(?<=#)#(?=\\w{{0,20}}\\[)|(?<=:):(?=[A-Za-z])")


def render(report: Report, *, indent: int = 2) -> bytes:
    r"""Encode a Report; numbers that JSON lacks become text in tables, and a lone surrogate its escape.

    Characters that command a terminal or a CI runner, or reorder a line, are written as ``\uXXXX``: a reader
    of JSON gets them back unchanged.
    """
    text = msgspec.json.format(msgspec.json.encode(_plain(msgspec.to_builtins(report))), indent=indent).decode()
    return _UNSAFE.sub(_escape, text).encode() + b"\n"


def read(data: bytes) -> Report:
    """Decode what ``render`` wrote; raises msgspec.ValidationError on anything else."""
    return msgspec.json.decode(data, type=Report)


def schema() -> bytes:
    """The JSON Schema of format 1, as published in docs/report.schema.json."""
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of a graded submission, format 1",
        **_dedented(msgspec.json.schema(Report)),
    }
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"


def _dedented(schema: Any) -> Any:
    """Take the indentation out of descriptions, as Python itself does with docstrings from 3.13 on."""
    if isinstance(schema, dict):
        return {
            key: inspect.cleandoc(item) if key == "description" and isinstance(item, str) else _dedented(item)
            for key, item in schema.items()
        }
    return [_dedented(item) for item in schema] if isinstance(schema, list) else schema


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _plain(value: Any, key: str = "") -> Any:
    if isinstance(value, str):
        cut = clip(value, MOST_CHARACTERS.get(key, _TEXT))
        text = f"{cut.text}\n{cut.notice}" if cut.notice else cut.text
        return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {_plain(name): _plain(part, name) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part, key) for part in value[: _ITEMS.get(key)]]
    return value
