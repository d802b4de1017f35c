"""What descriptions have wrong stands beside what they should say, on the page and at a terminal."""

import io

import msgspec
from rich.console import Console

from grader.core.findings import Fact
from grader.core.report import Report
from grader.render import html, terminal
from tests.unit.render import samples
from tests.unit.render.test_html import Page

FACTS = (
    Fact("from the input to the output", "layers, 1", "convolution", "convolution", wrong=False),
    Fact("from the input to the output", "layers, 2", "", "dropout"),
    Fact("second convolution", "filters", "16", "6"),
)


def model(*facts: Fact) -> Report:
    return samples.report(msgspec.structs.replace(samples.model_exercise(), facts=facts))


def rows(page: Page) -> list[dict[str, str | None]]:
    return [
        attributes for tag, attributes in page.elements if tag == "tr" and attributes.get("class") in ("lost", "kept")
    ]


def screen(report: Report) -> list[str]:
    stream = io.StringIO()
    terminal.render(report, Console(file=stream, width=80, color_system=None))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_the_page_shows_every_fact_beside_what_it_should_be() -> None:
    page, plain = Page(html.render(model(*FACTS))), Page(html.render(model()))
    lost, kept = ([row["class"] for row in rows(page)].count(kind) for kind in ("lost", "kept"))
    before = [row["class"] for row in rows(plain)]
    assert (lost, kept) == (before.count("lost") + 2, before.count("kept") + 1)
    assert "What Yours Should be layers, 1 from the input to the output convolution convolution" in page.text
    assert "layers, 2 from the input to the output dropout – filters second convolution 6 16" in page.text
    assert "What differs" not in plain.text


def test_a_terminal_shows_what_is_wrong() -> None:
    lines = screen(model(*FACTS))
    at = lines.index("   What differs")
    assert [line.split() for line in lines[at + 1 : at + 4]] == [
        ["yours", "should", "be"],
        ["layers,", "2", "[from", "the", "input", "to", "the", "output]", "dropout", "–"],
        ["filters", "[second", "convolution]", "6", "16"],
    ]
    assert "   What differs" not in screen(model(FACTS[0]))


def test_facts_are_told_in_the_report_s_language() -> None:
    french = msgspec.structs.replace(model(*FACTS), language="fr")
    assert "Ce qui diffère" in Page(html.render(french)).text
    assert "   Ce qui diffère" in screen(french)


def test_what_a_student_wrote_is_shown_as_text() -> None:
    report = model(Fact("whole", "model", "a model", samples.HOSTILE))
    page = Page(html.render(report))
    assert "onerror" not in {name for _, attributes in page.elements for name in attributes}
    assert "\x1b" not in "\n".join(screen(report))
