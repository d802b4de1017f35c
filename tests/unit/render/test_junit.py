"""JUnit XML reads back as it was meant, and says nothing to the CI that shows it."""

import xml.etree.ElementTree as ET

import msgspec
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite

from grader.core.report import Report
from grader.render import junit
from tests.unit.render import samples


def suites(report: Report) -> dict[str, TestSuite]:
    return {suite.name: suite for suite in JUnitXml.fromstring(junit.render(report).encode())}


def test_a_suite_an_exercise_and_a_test_a_case_and_a_rule() -> None:
    found = suites(samples.mistakes())
    assert list(found) == ["0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward", "5-lenet5"]
    perfect = found["0-conv_forward"]
    assert (perfect.tests, perfect.failures, perfect.errors, perfect.skipped) == (12 + 6, 0, 0, 0)
    mistaken = found["2-conv_backward"]
    assert (mistaken.tests, mistaken.failures, mistaken.errors, mistaken.skipped) == (12 + 6, 5 + 2, 0, 1)
    assert {item.name: item.value for item in mistaken.properties()} == {
        "score": "58.33",
        "possible": "100",
        "outcome": "graded",
    }


def test_a_failure_carries_its_sentence_and_its_place() -> None:
    (first, *_) = suites(samples.mistakes())["2-conv_backward"]
    assert first.name == "Same padding keeps height and width at stride 1"
    assert first.classname == "2-conv_backward"
    (result,) = first.result
    assert isinstance(result, Failure)
    assert result.message == "dA_prev.shape is (2, 7, 8, 3), but should be (2, 5, 6, 3) [same padding, stride 1]"
    assert result.type == "Wrong shape"
    assert "0 of 4 points" in result.text
    assert first.system_out == "padding is 1\ndone\n"
    assert ET.fromstring(junit.render(samples.mistakes())).find(".//testcase").attrib["file"] == "0-conv_forward.py"  # type: ignore[union-attr]


def test_a_file_that_cannot_be_graded_fails_once_with_its_line() -> None:
    broken = suites(samples.mistakes())["1-pool_forward"]
    opening = next(iter(broken))
    assert opening.name == "The file can be graded"
    assert opening._elem.attrib["line"] == "7"
    assert isinstance(opening.result[0], Failure)
    assert broken.skipped == 6
    missing = suites(samples.mistakes())["3-pool_backward"]
    assert (missing.tests, missing.failures) == (1, 1)


def test_a_judges_fault_is_an_error_and_no_failure() -> None:
    fault = suites(samples.incomplete())["0-conv_forward"]
    assert (fault.errors, fault.failures) == (2, 0)
    assert [type(test.result[0]) for test in fault if test.result] == [Error, Error]


def test_style_remarks_belong_to_their_rule() -> None:
    tests = {test.name: test for test in suites(samples.mistakes())["2-conv_backward"]}
    text = tests["Style: pycodestyle"].result[0].text
    assert text.count("2-conv_backward.py:21:80: E501 line too long") == 1
    assert "G102" not in text
    assert "G102" in tests["Style: executable bit"].result[0].text
    assert not tests["Style: imports"].result


def test_not_run_is_skipped() -> None:
    results = [result for test in suites(samples.mistakes())["2-conv_backward"] for result in test.result]
    assert sum(isinstance(result, Skipped) for result in results) == 1


def test_hostile_text_is_inert_in_the_file_and_when_it_is_printed() -> None:
    text = junit.render(samples.hostile())
    ET.fromstring(text)
    for sign in (
        "\x1b",
        "\x9b",
        "\r",
        "\x00",
        "\u202e",
        "##[",
        "##vso[",
        "##teamcity[",
        "<script",
        "\n::error",
        "\n  ::set-output",
    ):
        assert sign not in text
    assert "⟦::⟧error" in text


def test_a_flood_is_cut() -> None:
    exercise = msgspec.structs.replace(
        samples.perfect_exercise(),
        cases=(samples.case(0, False, "m" * 5_000_000, output="x" * 50_000_000, trace=("y" * 9_000_000,) * 500),),
    )
    text = junit.render(samples.report(exercise))
    assert len(text) < 20_000
    assert "more characters are not shown here" in text


def test_a_case_without_points_says_so() -> None:
    case = msgspec.structs.replace(samples.case(0, False, "wrong"), points=0.0, possible=0.0)
    text = junit.render(samples.report(msgspec.structs.replace(samples.mistaken_exercise(), cases=(case,))))
    assert "no points" in text
    assert "0 of 0" not in text
