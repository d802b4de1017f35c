"""The HTML report in a real Chromium: accessible, quiet, alone, and usable with a keyboard and on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

pytestmark = pytest.mark.browser

NAMES = ("right", "mistakes", "incomplete", "hostile")
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js")
DESKTOP, PHONE = 1280, 375


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = DESKTOP, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """Open a report; at the end, fail for anything said on the console, asked of the network, or popped up."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    trouble: list[str] = []
    address = path.as_uri()

    def said(message: ConsoleMessage) -> None:
        trouble.append(f"console: {message.text}")

    def raised(error: Error) -> None:
        trouble.append(f"error: {error}")

    def popped_up(dialog: Dialog) -> None:
        trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def asked(request: Request) -> None:
        if request.url.split("#")[0] != address:
            trouble.append(f"request: {request.url}")

    page.on("console", said)
    page.on("pageerror", raised)
    page.on("dialog", popped_up)
    page.on("request", asked)
    page.goto(address)
    yield page
    context.close()
    assert trouble == []


def open_everything(page: Page) -> None:
    page.get_by_role("button", name="Open everything").click()
    assert page.locator("details:not([open])").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    chromium: Browser, pages: dict[str, Path], name: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    with opened(chromium, pages[name], width=width, scheme=scheme) as page:
        open_everything(page)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
        found = [
            f"{rule['id']}: {node['html'][:200]} ({node.get('failureSummary', '')})"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]
        assert found == []
        assert len(result["passes"]) > 15


def test_axe_would_find_something(chromium: Browser, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>x</title><p style='color:#ccc;background:#fff'>pale</p><button></button>")
    with opened(chromium, bad) as page:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        ids = {rule["id"] for rule in page.evaluate("axe.run()")["violations"]}
    assert {"color-contrast", "button-name", "html-has-lang"} <= ids


@pytest.mark.parametrize("width", [320, PHONE, 768, DESKTOP])
@pytest.mark.parametrize("name", NAMES)
def test_the_page_never_scrolls_sideways(chromium: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    with opened(chromium, pages[name], width=width) as page:
        open_everything(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_does_nothing(chromium: Browser, pages: dict[str, Path]) -> None:
    with opened(chromium, pages["hostile"]) as page:
        open_everything(page)
        for element in page.locator("h1, h2, summary, code").all()[:60]:
            element.dispatch_event("mouseover")
        assert page.evaluate("window.owned") is None
        assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, form, base').length") == 0
        assert page.evaluate("document.scripts.length") == 1
        assert page.evaluate("getComputedStyle(document.querySelector('footer')).display") != "none"


def test_the_policy_stops_a_script_that_is_not_ours(chromium: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    text = pages["right"].read_text(encoding="utf-8")
    page_file = tmp_path / "injected.html"
    page_file.write_text(text.replace("</main>", "<script>window.owned = 1</script><b onclick='owned=1'>x</b></main>"))
    context = chromium.new_context()
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.evaluate("window.owned") is None
    page.locator("main > b").click()
    assert page.evaluate("window.owned") is None
    context.close()


def test_the_keyboard_opens_what_is_folded(chromium: Browser, pages: dict[str, Path]) -> None:
    with opened(chromium, pages["mistakes"]) as page:
        summary = page.get_by_text("Name the mistake").first
        details = summary.locator("xpath=..")
        for _ in range(200):
            page.keyboard.press("Tab")
            if summary.evaluate("element => element === document.activeElement"):
                break
        else:
            pytest.fail("Tab never reaches the summary")
        assert summary.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert details.evaluate("element => element.open") is True
        assert page.get_by_text("keeps its padding").is_visible()
        page.keyboard.press("Space")
        assert details.evaluate("element => element.open") is False


def test_the_first_tab_skips_to_the_report(chromium: Browser, pages: dict[str, Path]) -> None:
    with opened(chromium, pages["mistakes"]) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_a_link_from_the_rubric_leads_to_the_line_even_when_it_is_folded(
    chromium: Browser, pages: dict[str, Path]
) -> None:
    with opened(chromium, pages["mistakes"]) as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false; })")
        page.get_by_role("link", name="30", exact=True).click()
        page.wait_for_function("document.querySelector(':target')?.checkVisibility()")
        assert page.locator(":target").inner_text().startswith("                    dA[i")


def test_headings_go_down_one_step_at_a_time(chromium: Browser, pages: dict[str, Path]) -> None:
    with opened(chromium, pages["mistakes"]) as page:
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_printing_opens_everything_and_closes_it_again(chromium: Browser, pages: dict[str, Path]) -> None:
    with opened(chromium, pages["mistakes"], scheme="dark") as page:
        before = page.locator("details[open]").count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == before
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.get_by_role("button", name="Open everything").count() == 0


def test_the_report_reads_without_scripts(chromium: Browser, pages: dict[str, Path]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["mistakes"].as_uri())
    assert page.get_by_role("heading", name="amelie-durand").is_visible()
    assert page.locator("button").filter(visible=True).count() == 0
    page.get_by_text("Name the mistake").first.click()
    assert page.get_by_text("keeps its padding").is_visible()
    context.close()


def test_the_command_can_be_copied(chromium: Browser, pages: dict[str, Path]) -> None:
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(pages["mistakes"].as_uri())
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("grader reproduce cnn/2-conv_backward")
    context.close()
