"""The cohort's page of a thousand students in a real Chromium: it opens, filters and sorts."""

from pathlib import Path
from typing import Literal

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from grader.core.cohort import CaseTitle, Cohort, Entry, ExerciseSummary, ExerciseTitle, Grade, Status, Student
from grader.core.report import HintReport
from grader.render.index import render

STUDENTS = 1_000
EXERCISES = 5
CASES = 20

pytestmark = pytest.mark.browser


def big() -> Cohort:
    """A thousand students with five exercises of twenty cases each."""
    titles = tuple(
        ExerciseTitle(
            f"{at}-e", f"Exercise {at}", tuple(CaseTitle(f"c{case}", f"Case {case}") for case in range(CASES))
        )
        for at in range(EXERCISES)
    )
    entries = []
    for number in range(STUDENTS):
        passed = tuple((number + case) % 7 > 1 for case in range(CASES))
        score = 100 * sum(passed) / CASES
        summaries = tuple(
            ExerciseSummary(
                title.id,
                "graded",
                score,
                100.0,
                passed,
                (),
                (HintReport(f"hint-{number % 9}", f"Hint number {number % 9}.", 2),),
                ("E501",),
                0.1,
                30.0,
                2_000 + number,
                f"digest-{number % 700}",
                1.0 + number % 12,
                "one pass for the whole batch" if number % 3 else "once for each image",
            )
            for title in titles
        )
        status = Status.MISSING if number % 50 == 0 else Status.GRADED
        student = Student(f"s{number}", "Zoë 1" if number == 1 else f"Student {number}", status=status)
        entries.append(Entry(student, status, score, 100.0, Grade(float(number % 101)), summaries))
    return Cohort("p", "P", 0, "strict", 1, titles, tuple(entries))


def test_it_opens_filters_and_sorts(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(render(big()), encoding="utf-8")
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())

    visible = page.locator("#students tbody tr:visible")
    assert page.locator("#shown").inner_text() == f"{STUDENTS} of {STUDENTS} shown"
    page.get_by_label("Search").fill("student 77")
    assert page.locator("#shown").inner_text() == "19 of 1000 shown"
    page.get_by_label("Search").fill("")
    page.get_by_label("State").select_option("missing")
    assert visible.count() == STUDENTS // 50
    page.get_by_label("State").select_option("")

    page.get_by_label("Search").fill("zöe")
    assert page.locator("#shown").inner_text() == "1 of 1000 shown"
    page.get_by_label("Search").fill("")

    name = page.locator("#students thead th").first
    name.get_by_role("button").click()
    names = page.locator("#students tbody tr td:first-child")
    assert [names.nth(at).inner_text() for at in (0, 1, 8, 999)] == [
        "Student 0",
        "Student 2",
        "Student 9",
        "Zoë 1",
    ], "digits count as numbers, and accents are letters"

    grade = page.locator("#students thead th").nth(1)
    grade.get_by_role("button").click()
    cells = page.locator("#students tbody tr td:nth-child(2)")
    assert [cells.nth(at).inner_text() for at in (0, STUDENTS - 1)] == ["0", "100"]
    grade.get_by_role("button").click()
    assert [cells.nth(at).inner_text() for at in (0, STUDENTS - 1)] == ["100", "0"]
    assert grade.get_attribute("aria-sort") == "descending"
    assert errors == []
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_its_tables_keep_words_whole_and_scroll_by_themselves(chromium: Browser, tmp_path: Path, width: int) -> None:
    path = tmp_path / "index.html"
    path.write_text(render(big()), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    highest = page.evaluate("Math.max(...[...document.querySelectorAll('tbody tr')].map((row) => row.offsetHeight))")
    assert highest < 400, "a cell is broken into letters"
    assert (
        page.locator("[aria-labelledby=items] .tall, .tall[aria-labelledby=items]").evaluate("(e) => e.offsetHeight")
        < 800
    )
    page.close()


def test_a_phone_shows_name_and_grade_and_keeps_the_name_when_it_scrolls(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(render(big()), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.goto(path.as_uri())
    row = page.locator("#students tbody tr").nth(1)
    row.scroll_into_view_if_needed()
    right = "(cell) => cell.getBoundingClientRect().right"
    assert row.locator("td").nth(1).evaluate(right) < 390
    before = row.locator("td").first.evaluate(right)
    page.locator(".scroll:has(#students)").evaluate("(area) => { area.scrollLeft = 200; }")
    assert row.locator("td").nth(1).evaluate(right) < before
    assert row.locator("td").first.evaluate(right) == before
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, tmp_path: Path, scheme: Literal["light", "dark"]) -> None:
    path = tmp_path / "index.html"
    few = msgspec.structs.replace(big(), entries=big().entries[:20], policy=("nobody gets more than 95 of 100",))
    path.write_text(render(few), encoding="utf-8")
    page = chromium.new_page(color_scheme=scheme)
    page.goto(path.as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
