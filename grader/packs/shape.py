"""Does what stands in a manifest fit its typed shape? Every misfit is a sentence with its place and a cure."""

import difflib
import operator
from collections.abc import Iterable, Iterator
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

_WORDS: dict[type, tuple[str, str]] = {
    str: ("a text in quotes", '"…"'),
    int: ("a whole number", "1"),
    float: ("a number", "1.5"),
    bool: ("true or false", "true"),
}
_LONGEST_SHOWN = 40


def misfits(data: object, wanted: Any, place: str = "") -> Iterator[str]:
    """Say where a value read from TOML does not fit a type; nothing where it does.

    Args:
        data: the value.
        wanted: a msgspec Struct, or the type of one of its fields.
        place: the keys that lead to the value, with dots between them; empty for a whole file.

    """
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        found = tuple(misfits(data, arguments[0], place))
        yield from found or _out_of_range(data, arguments, place)
    elif NoneType in arguments:
        yield from misfits(data, next(one for one in arguments if one is not NoneType), place)
    elif isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        yield from _table(data, wanted, place)
    elif origin is dict:
        if not isinstance(data, dict):
            yield f"{place} is {_told(data)}, but should be a table; write [{place}] and its lines below"
            return
        for key, value in data.items():
            yield from misfits(value, arguments[1], f"{place}.{key}")
    elif origin is tuple:
        yield from _list(data, arguments[0], place)
    elif not _fits(data, wanted):
        word, example = _WORDS[wanted]
        yield f"{place} is {_told(data)}, but should be {word}; write {_last(place)} = {example}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the end of a sentence on an unknown name: the nearest known one, or all of them."""
    names = tuple(known)
    close = difflib.get_close_matches(name, names, 1)
    return f"; did you mean '{close[0]}'?" if close else f"; the known ones are {', '.join(names)}"


def _table(data: object, wanted: type[msgspec.Struct], place: str) -> Iterator[str]:
    if not isinstance(data, dict):
        yield f"{place} is {_told(data)}, but should be a table; write {_last(place)} = {{ … }}"
        return
    hints = get_type_hints(wanted, include_extras=True)
    for key in data:
        if key not in hints:
            yield f"unknown key '{key}'{f' in {place}' if place else ''}{nearest(key, hints)}"
    for field in msgspec.structs.fields(wanted):
        name = field.name
        if name in data:
            yield from misfits(data[name], hints[name], f"{place}.{name}" if place else name)
        elif field.required:
            yield f"there is no '{name}'{f' in {place}' if place else ''}; add {name} = {_example(hints[name])}"


def _list(data: object, wanted: Any, place: str) -> Iterator[str]:
    word, example = _WORDS[wanted]
    cure = f"write {_last(place)} = [{example}]"
    if not isinstance(data, list):
        yield f"{place} is {_told(data)}, but should be a list; {cure}"
        return
    for item in data:
        if not _fits(item, wanted):
            yield f"{place} holds {_told(item)}, but should hold {word} each time; {cure}"


def _out_of_range(data: Any, arguments: tuple[Any, ...], place: str) -> Iterator[str]:
    for meta in arguments[1:]:
        bounds = (
            (meta.ge, operator.ge, "at least"),
            (meta.gt, operator.gt, "more than"),
            (meta.le, operator.le, "at most"),
            (meta.lt, operator.lt, "less than"),
        )
        told = " and ".join(f"{word} {bound:,}" for bound, _, word in bounds if bound is not None)
        if not all(holds(data, bound) for bound, holds, _ in bounds if bound is not None):
            yield f"{place} is {_told(data)}, but should be {told}"


def _fits(data: object, wanted: type) -> bool:
    if wanted is float:
        return isinstance(data, (int, float)) and not isinstance(data, bool)
    return type(data) is wanted


def _told(data: object) -> str:
    """A value of TOML in words."""
    if isinstance(data, dict):
        return "a table"
    if isinstance(data, list):
        return "a list"
    if isinstance(data, bool):
        return str(data).lower()
    if isinstance(data, str):
        text = data if len(data) <= _LONGEST_SHOWN else data[: _LONGEST_SHOWN - 1] + "…"
        return f"the text {text!r}"
    return f"the number {data}" if isinstance(data, (int, float)) else "a date"


def _example(wanted: Any) -> str:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _example(arguments[0])
    if origin is tuple:
        return f"[{_WORDS[arguments[0]][1]}]"
    return _WORDS[wanted][1] if wanted in _WORDS else "{ … }"


def _last(place: str) -> str:
    return place.rpartition(".")[2]
