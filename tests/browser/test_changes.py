"""The pages beside the cohort's: what changed, and two similar files; readable on a phone, and nothing for axe."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from grader.core.change import CaseChange, Changes, StudentChange
from grader.core.cohort import Pair
from grader.render import alike, changes

pytestmark = pytest.mark.browser

MOVED = tuple(
    CaseChange("0-conv_forward", f"a_long_name_of_case_{at}", "close, 0 of 4", "passed, 4 of 4", "A[0] is 1, but 2")
    for at in range(8)
)
TEXT = "".join(f"def function_{at}(argument, another_argument, and_a_third_argument_with_a_name):\n" for at in range(9))
PAGES = {
    "changes": changes.render(
        Changes("out#1", "out#2", (StudentChange("ada", "Ada", 17.0, 100.0, ("handed in other files",), MOVED),), 3, ())
    ),
    "alike": alike.render(Pair("e", "ada", "bob", 1.0, 0.5, ((1, 4),), ((2, 5),)), ("Ada", TEXT), ("Bob", TEXT)),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_and_axe_finds_nothing(chromium: Browser, tmp_path: Path, name: str, width: int) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGES[name], encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    hidden = "[...document.querySelectorAll('td, pre')].filter((e) => e.getBoundingClientRect().right > innerWidth)"
    assert page.evaluate(f"{hidden}.length") == 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
