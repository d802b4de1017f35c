"""Whether a report, and every text that is rendered from it, keeps what an attack's manifest demands."""

import html.parser
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import Any

from grader.attack.corpus import Manifest

Texts = Mapping[str, str]
"""The rendered report by format: json, html, junit, terminal."""
_COMMANDS = re.compile(r"^\s*::|##vso\[|##\[|^\s*##teamcity\[", re.MULTILINE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def behaviour_points(exercise: Mapping[str, Any]) -> tuple[float, float]:
    """Return the points of behaviour that were earned and could be."""
    return sum(case["points"] for case in exercise["cases"]), sum(case["possible"] for case in exercise["cases"])


def breaches(manifest: Manifest, texts: Texts, secrets: tuple[str, ...], hidden: tuple[str, ...]) -> Iterator[str]:
    """Yield a sentence for everything in the report that must not be.

    ``secrets`` are texts from outside of the box; ``hidden`` are the inputs of hidden cases, in hexadecimal.
    """
    report = json.loads(texts["json"])
    exercise = report["exercises"][0]
    if not report["complete"]:
        faults = [case["message"] for case in exercise["cases"] if case["outcome"] == "BOX_FAILED"]
        yield f"the judge is blamed: {exercise['message'] or faults[:1]}"
    yield from _points(manifest, exercise)
    ends = {case["outcome"] for case in exercise["cases"]}
    if manifest.outcomes and exercise["outcome"] == "graded" and not ends <= set(manifest.outcomes):
        yield f"cases ended {sorted(ends)}, but should end {list(manifest.outcomes)}"
    whole = "\n".join(texts.values())
    for text in (*secrets, *manifest.forbidden_text):
        if text in whole:
            yield f"the report says {text!r}"
    if manifest.inputs_hidden:
        letters = re.sub(r"[^0-9a-f]", "", texts["json"])
        disguised = re.sub(r"[^0-9a-dfx]", "", texts["json"]).replace("x", "e")
        for text in hidden:
            if any(text in told for told in (whole, letters, disguised)):
                yield "the report shows the input of a hidden case"
                break
    for name, text in texts.items():
        if len(text.encode("utf-8", "replace")) > manifest.report_mib * 2**20:
            yield f"the {name} report has {len(text) >> 10} KiB"
    yield from speaking(texts, len(exercise["cases"]))


def _points(manifest: Manifest, exercise: Mapping[str, Any]) -> Iterator[str]:
    earned, possible = behaviour_points(exercise)
    if manifest.points == "none" and earned > 0:
        passed = [case["name"] for case in exercise["cases"] if case["points"]]
        yield f"it earned {earned:g} of {possible:g} points, for {', '.join(passed)}"
    if manifest.points == "some" and earned >= possible:
        yield f"it earned all of the {possible:g} points"
    if manifest.points == "full" and earned < possible:
        lost = [f"{case['name']} ({case['message']})" for case in exercise["cases"] if not case["passed"]]
        said = exercise["message"] or "; ".join(lost[:2])
        yield f"an honest file lost {possible - earned:g} of {possible:g} points: {said}"
    if manifest.style == "lost" and all(rule["points"] == rule["possible"] for rule in exercise["style_rules"]):
        yield "no style point was lost"


def speaking(texts: Texts, cases: int) -> Iterator[str]:
    """Yield what a student's words bring about in a page, a test report, a terminal or a CI log."""
    if found := injected(texts["html"]):
        yield f"the page holds {found}"
    yield from _junit(texts["junit"], cases)
    for name in ("terminal", "junit"):
        text = texts[name]
        if control := _CONTROLS.search(text):
            yield f"the {name} report holds the control character {control.group()!r}"
        if command := _COMMANDS.search(_LINE_ENDS.sub("\n", text)):
            yield f"the {name} report speaks to the CI: {command.group()!r}"


def _junit(text: str, cases: int) -> Iterator[str]:
    try:
        root = ET.fromstring(text)  # noqa: S314 - what we rendered ourselves, and it is asked whether it parses
    except ET.ParseError as error:
        yield f"the junit report is no XML: {error}"
        return
    if root.find(".//x-pwned") is not None or any("pwned" in name for part in root.iter() for name in part.attrib):
        yield "the junit report holds an element of the student's"
    if not cases <= len(list(root.iter("testcase"))) <= cases + 20:
        yield f"the junit report has {len(list(root.iter('testcase')))} test cases, for {cases} cases"


def injected(page: str) -> tuple[str, ...]:
    """Return the elements and attributes of a page that no template of ours writes."""
    parser = _Suspicious()
    parser.feed(page)
    return tuple(sorted(parser.found))


class _Suspicious(html.parser.HTMLParser):
    """Collects tags and attributes that only an attack can have brought in."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag in ("x-pwned", "img", "iframe", "object", "embed", "base"):
            self.found.add(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or "pwned" in name:
                self.found.add(f"the attribute {name}")
            if name in ("href", "src", "action") and (value or "").strip().lower().startswith(("javascript:", "data:")):
                self.found.add(f"{name}={value}")
