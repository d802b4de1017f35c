"""The JSON is versioned, documented by its schema, lossless for honest reports and harmless to print."""

from pathlib import Path

import msgspec
import pytest

from grader.core.report import FORMAT, Report, StyleRemark
from grader.render import json
from tests.unit.render import samples

SCHEMA = Path(__file__).parents[3] / "docs" / "report.schema.json"
PUBLISH = (
    """python -c "from grader.render import json; print(json.schema().decode(), end='')" > docs/report.schema.json"""
)


def test_the_published_schema_is_that_of_the_structs() -> None:
    assert SCHEMA.read_bytes() == json.schema(), f"write it anew: {PUBLISH}"


def test_the_schema_documents_every_struct() -> None:
    definitions = msgspec.json.decode(json.schema())["$defs"]
    assert {"Report", "ExerciseReport", "CaseReport", "Counterexample", "Difference"} <= set(definitions)
    assert all(definition.get("description") for definition in definitions.values())


@pytest.mark.parametrize("report", [samples.right(), samples.mistakes(), samples.incomplete()])
def test_what_was_written_is_read_back(report: Report) -> None:
    assert json.read(json.render(report)) == report


def test_the_published_fields_are_there() -> None:
    document = msgspec.json.decode(json.render(samples.mistakes()))
    assert document["format"] == FORMAT == 1
    assert {"pack", "seed", "isolation", "submission", "score", "possible", "complete", "exercises"} <= set(document)
    assert {"name", "digest"} <= set(document["submission"])
    exercise = document["exercises"][2]
    assert {"id", "score", "possible", "outcome", "cases", "style", "hints"} <= set(exercise)
    case_fields = {"name", "title", "passed", "outcome", "rung", "message", "points", "possible"}
    assert case_fields <= set(exercise["cases"][0])
    assert {"code", "line", "column", "text"} <= set(exercise["style"][0])
    assert {"id", "text"} <= set(exercise["hints"][0])


def test_printed_json_commands_nothing() -> None:
    data = json.render(samples.hostile()).decode()
    for sign in (
        "\x1b",
        "\x9b",
        "\r",
        "\u202e",
        "\u200b",
        "\ufeff",
        "##[",
        "##vso[",
        "##teamcity[",
        "::error",
        "::set-output",
    ):
        assert sign not in data
    for line in data.splitlines():
        assert line.strip()[0] in '"{}[]0123456789-tfn'


def test_escapes_change_nothing_for_the_reader() -> None:
    text = "a\u202eb \x9b ##[group] ::error::x \U000e0041 😀"
    report = samples.report(name=text)
    assert json.read(json.render(report)).submission.name == text


def test_numbers_that_json_lacks_and_lone_surrogates_survive_as_text() -> None:
    report = json.read(json.render(samples.hostile()))
    difference = report.exercises[0].cases[0].difference
    assert difference is not None
    assert difference.expected == [[1.0, "nan"]]
    assert difference.actual is not None
    assert difference.actual[0][1] == "-inf"
    assert "\\udcff" in report.submission.name


def test_a_flood_is_cut_and_says_so() -> None:
    exercise = msgspec.structs.replace(
        samples.perfect_exercise(),
        cases=(samples.case(0, output="x" * 50_000_000, trace=("y" * 9_000_000,) * 500),),
        style=tuple(StyleRemark("E1", 1, 1, "z") for _ in range(50_000)),
    )
    data = json.render(samples.report(exercise))
    assert len(data) < 400_000
    assert b"49,992,000 more characters are not shown here" in data


def test_anything_else_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        json.read(b'{"format": 1}')
