import json

from grader.attack.results import Campaign, Missing, Result, Row, encode, rows


def result(tier: str, group: str, *harm: str) -> Result:
    return Result(tier, group, "a", "Win.", harm, 0.5)


RESULTS = (
    result("strict", "exits"),
    result("strict", "exits", "it won"),
    result("strict", "tampering"),
    result("process", "exits"),
)


def test_rows_count_each_group_of_each_tier_and_each_tier_as_a_whole() -> None:
    found = list(rows(RESULTS))
    assert found == [
        Row("strict", "exits", 2, 1, 1.0),
        Row("strict", "tampering", 1, 1, 0.5),
        Row("strict", "", 3, 2, 1.5),
        Row("process", "exits", 1, 1, 0.5),
        Row("process", "", 1, 1, 0.5),
    ]
    assert [row.broken for row in found] == [1, 0, 1, 0, 0]


def test_a_campaign_held_when_every_attack_was_held_and_there_was_one() -> None:
    assert Campaign({}, RESULTS[2:]).held
    assert not Campaign({}, RESULTS).held
    assert not Campaign({}, ()).held


def test_the_json_holds_versions_results_and_what_was_not_tried() -> None:
    campaign = Campaign({"grader": "1"}, RESULTS[1:2], (Missing("confined", "no landlock"),))
    assert json.loads(encode(campaign)) == {
        "versions": {"grader": "1"},
        "results": [
            {
                "tier": "strict",
                "group": "exits",
                "name": "a",
                "must_not": "Win.",
                "harm": ["it won"],
                "seconds": 0.5,
            }
        ],
        "missing": [{"tier": "confined", "reason": "no landlock"}],
        "format": 1,
    }
