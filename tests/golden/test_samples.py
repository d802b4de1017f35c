"""The whole report of each sample student, as it was accepted last.

What differs from one machine and run to the next is scrubbed in the open: seconds, memory, versions and the tier.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from grader import api
from grader.render import json as render_json

ROOT = Path(__file__).resolve().parents[2]
SCRUBBED = {"seconds", "reference_seconds", "peak_mib", "versions", "isolation"}


def scrubbed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: "scrubbed" if key in SCRUBBED else scrubbed(item) for key, item in value.items()}
    return [scrubbed(item) for item in value] if isinstance(value, list) else value


@pytest.mark.timeout(900)
@pytest.mark.parametrize("sample", ["right", "typical", "careless"])
def test_a_samples_report_is_the_accepted_one(sample: str, golden: Any) -> None:
    report = api.grade_path(ROOT / "exercises" / "cnn" / "samples" / sample)
    assert report.complete
    data = scrubbed(json.loads(render_json.render(report)))
    golden.check(f"{sample}.json", json.dumps(data, indent=1, ensure_ascii=False) + "\n")


def test_the_reference_is_an_ordinary_submission_that_scores_100() -> None:
    report = api.grade_path(ROOT / "reference" / "cnn")
    assert report.complete
    assert [(exercise.id, exercise.score) for exercise in report.exercises] == [
        (exercise.id, 100.0) for exercise in report.exercises
    ]
    assert report.score == 100.0
