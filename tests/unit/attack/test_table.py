import io

from rich.console import Console

from grader.attack.results import Campaign, Missing, Result
from grader.attack.table import render, summary

HELD = Result("strict", "exits", "leaves", "Win.", (), 1.24)
BROKEN = Result("strict", "exits", "cheats", "Earn a point.", ("it earned 3 of 8 points", "it said [bold]x"), 0.5)
ELSEWHERE = Result("process", "exits", "leaves", "Win.", (), 0.1)


def shown(campaign: Campaign) -> list[str]:
    paper = io.StringIO()
    render(campaign, Console(file=paper, width=80, color_system=None))
    return [line.rstrip() for line in paper.getvalue().splitlines() if line.strip()]


def test_the_table_counts_and_every_broken_attack_is_named_with_what_must_not_happen_and_what_did() -> None:
    lines = shown(Campaign({}, (HELD, BROKEN), (Missing("confined", "no landlock here"),)))
    assert [line.split() for line in lines[:1] + lines[2:4]] == [
        ["tier", "group", "attacks", "held", "broken", "seconds"],
        ["strict", "exits", "2", "1", "1", "1.7"],
        ["strict", "together", "2", "1", "1", "1.7"],
    ]
    assert lines[4:] == [
        "BROKEN  exits/cheats at the strict tier",
        "        must not: Earn a point.",
        "        but:      it earned 3 of 8 points",
        "        but:      it said [bold]x",
        "Not tried: no landlock here",
        "1 of 2 attacks at one tier broke something.",
    ]


def test_one_sentence_sums_up() -> None:
    assert summary(Campaign({}, (HELD, ELSEWHERE))) == "The wall held against all 2 attacks at 2 tiers."
    assert summary(Campaign({}, (HELD, BROKEN, ELSEWHERE))) == "1 of 3 attacks at 2 tiers broke something."


def test_nothing_tried_is_said() -> None:
    assert shown(Campaign({}, (), (Missing("strict", "no bubblewrap"),))) == [
        "Not tried: no bubblewrap",
        "No attack was tried.",
    ]
