"""Reports as JSON text for the database, whatever a student's code put into them."""

import re
from typing import Any

import msgspec

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(report: msgspec.Struct) -> bytes:
    """Encode a report; what UTF-8 cannot hold (a lone surrogate from a student's message) becomes its escape."""
    try:
        return msgspec.json.encode(report)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(msgspec.to_builtins(report)))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", value)
    if isinstance(value, dict):
        return {_encodable(key): _encodable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(part) for part in value]
    return value
