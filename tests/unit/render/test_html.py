"""The page holds everything that the Report says, and nothing of it can act."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from grader.core.findings import Cell, Efficiency, Grid, Window
from grader.core.report import SubmissionReport
from grader.render import html
from grader.render.cuts import LADDER
from grader.render.neutral import clip
from tests.unit.render import samples

VOID = {"meta", "link", "img", "input", "br", "hr"}
# Written as the empty element that they are in SVG.
SELF_CLOSED = {"path", "circle", "rect"}


class Page(HTMLParser):
    """The elements, their attributes and the text of a page; unbalanced tags are an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SELF_CLOSED
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def structure(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(attributes)) for tag, attributes in page.elements]


REPORTS = {
    "right": samples.right(),
    "mistakes": samples.mistakes(),
    "incomplete": samples.incomplete(),
    "hostile": samples.hostile(),
    "empty": samples.report(),
}


@pytest.mark.parametrize("name", REPORTS)
def test_pages_are_well_formed_and_alone(name: str) -> None:
    text = html.render(REPORTS[name])
    page = Page(text)
    tags = [tag for tag, _ in page.elements]
    assert tags.count("script") == 1
    assert tags.count("style") == 1
    assert not {"img", "link", "iframe", "object", "embed", "form", "base"} & set(tags)
    for tag, attributes in page.elements:
        assert not [key for key in attributes if key.startswith("on") or key in ("style", "src", "srcset", "srcdoc")], (
            tag
        )
        if "href" in attributes:
            assert (attributes["href"] or "").startswith("#")
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(attributes["href"] or "")[1:] for _, attributes in page.elements if "href" in attributes} <= set(ids)


def test_the_policy_allows_the_two_inlined_texts_alone() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html.render(samples.right()))
    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy.group(1)


def test_hostile_text_has_no_more_structure_than_plain_text() -> None:
    plain = msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(samples.right())), type=type(samples.right()))
    hostile = msgspec.structs.replace(
        plain,
        title=samples.BREAKOUT,
        submission=SubmissionReport(samples.BREAKOUT, samples.BREAKOUT),
        versions={samples.BREAKOUT: samples.SCRIPT} | dict(list(plain.versions.items())[1:]),
    )
    assert structure(Page(html.render(hostile))) == structure(Page(html.render(plain)))


def test_hostile_text_is_shown_inert() -> None:
    text = html.render(samples.hostile())
    assert samples.SCRIPT not in text
    assert "<img" not in text
    assert "49" not in Page(text).text.split()
    for control in "\x00\x1b\x9b\r\u202e\u2066\u200b\ufeff\udcff\uffff":
        assert control not in text
    assert samples.SCRIPT in Page(text).text
    assert "␛[31mred" in Page(text).text


def test_a_student_who_pads_with_half_a_gigabyte_gets_a_small_page_that_says_so() -> None:
    text = html.render(samples.flood())
    assert len(text.encode()) < 1_000_000
    page = Page(text)
    assert "more characters are not shown here" in page.text
    assert "more style remarks are not shown" in page.text
    assert "lines is shown." in page.text


def test_an_honest_report_is_never_cut() -> None:
    text = html.render(samples.mistakes())
    assert len(text.encode()) < 150_000
    assert "not shown here" not in text


def test_everything_that_the_report_says_is_on_the_page() -> None:
    report = samples.mistakes()
    text = Page(html.render(report)).text.replace(" ", "")

    def there(words: str) -> bool:
        return words.replace("`", "").replace("\n", "").replace(" ", "") in text

    for exercise in report.exercises:
        assert there(exercise.title)
        assert there(exercise.file)
        for case in exercise.cases if exercise.outcome != "not_submitted" else ():
            assert there(case.title)
            assert there(case.message)
            assert all(there(line) for line in case.trace)
            assert there(case.output)
        for remark in exercise.style:
            assert there(remark.code)
            assert there(remark.text)
        for hint in exercise.hints:
            assert there(hint.text)
        for line in exercise.source.splitlines():
            assert there(line)
    assert there(report.submission.digest)
    assert there(str(report.seed))
    assert there("NumPy2.4.0")
    assert there("strict:ownnamespaces")


def test_failures_stand_before_passes_and_hints_before_both() -> None:
    text = html.render(samples.report(samples.mistaken_exercise()))
    places = [
        text.index(mark) for mark in ("Name the mistake", "The smallest example", 'class="case fail"', "6 cases pass")
    ]
    assert places == sorted(places)


def test_the_named_mistake_is_folded_away_and_the_nudge_is_not() -> None:
    text = html.render(samples.report(samples.mistaken_exercise()))
    nudge, name = text.index("Where do the extra rows"), text.index("keeps its padding.")
    between = text[nudge:name]
    assert "<details><summary>Name the mistake" in between


def test_a_hint_without_a_nudge_still_waits_to_be_opened() -> None:
    page = html.render(samples.report(samples.model_exercise()))
    assert "then read its name" in page
    assert page.index("<summary>Name the mistake") < page.index("Dense layers start from")


def test_a_judges_fault_is_no_grade() -> None:
    page = Page(html.render(samples.incomplete()))
    assert "This is no grade." in page.text
    assert "40 of 100" not in page.text
    assert page.text.startswith("No grade")
    assert "not judged" in page.text
    assert "This is no grade." not in Page(html.render(samples.mistakes())).text


def test_what_is_lost_with_the_whole_exercise_is_said_once() -> None:
    fault = "the box failed"
    cases = tuple(samples.case(at, False, fault, outcome="BOX_FAILED") for at in range(9))
    exercise = msgspec.structs.replace(samples.missing_exercise(), outcome="judge_fault", message=fault, cases=cases)
    page = Page(html.render(samples.report(exercise, complete=False)))
    assert page.text.count(fault) == 1
    assert "9 cases were not judged" in page.text


def test_the_first_picture_alone_is_open() -> None:
    text = html.render(samples.report(samples.mistaken_exercise()))
    assert len(re.findall(r"<details open><summary>Where it differs", text)) == 1
    assert len(re.findall(r"<details><summary>Where it differs", text)) == 1


def test_style_remarks_stand_in_the_source_and_are_reached_from_the_rubric() -> None:
    text = html.render(samples.report(samples.mistaken_exercise()))
    assert '<a href="#e1-21">21</a>' in text
    line = text[text.index('<li id="e1-21"') : text.index('<li id="e1-22"')]
    assert "line too long (100 &gt; 79 characters)" in line
    assert "the file is not executable" in text


def test_style_without_behaviour_explains_itself() -> None:
    zero = tuple(msgspec.structs.replace(rule, points=0.0) for rule in samples.rules())
    exercise = msgspec.structs.replace(samples.broken_exercise(), style_rules=zero)
    assert "Points for style count once the behaviour earns points." in html.render(samples.report(exercise))


def test_two_renderings_are_equal() -> None:
    assert html.render(samples.mistakes()) == html.render(samples.mistakes())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("use `np.pad` here", "use <code>np.pad</code> here"),
        ("``a < b``", "<code>a &lt; b</code>"),
        ("a ` alone", "a ` alone"),
        (
            "A is 1, but should be 2 [same padding]",
            'A is 1, but should be 2 <span class="context">[same padding]</span>',
        ),
        ("A is 1 [pad]; 2 of 3 differ", 'A is 1 <span class="context">[pad]; 2 of 3 differ</span>'),
        ("A[0, 0] is 1", "A[0, 0] is 1"),
    ],
)
def test_sentences_carry_code_and_context(text: str, expected: str) -> None:
    assert str(html._sentence(clip(text, LADDER[0].text))) == expected


def test_many_failures_are_folded_after_the_first_six() -> None:
    cases = tuple(samples.case(at, False, f"wrong {at}") for at in range(9))
    text = html.render(samples.report(msgspec.structs.replace(samples.mistaken_exercise(), cases=cases)))
    assert text.count('<li class="case fail">') == 9
    assert text.index("wrong 5") < text.index("3 more cases fail") < text.index("wrong 6")


def test_an_exception_is_shown_at_its_line_and_linked_to_it() -> None:
    text = html.render(samples.report(samples.mistaken_exercise()))
    assert '<a href="#e1-30">Show line 30</a>' in text
    line = text[text.index('<li id="e1-30"') : text.index('<li id="e1-31"')]
    assert "conv_backward raises ValueError in line 30" in line
    assert "in 1 case" in line


def test_a_line_that_is_not_shown_is_not_linked() -> None:
    cases = (samples.case(1, False, "NameError", outcome="RAISED", line=9_999),)
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), cases=cases)
    assert "Show line" not in html.render(samples.report(exercise))


def test_nothing_measured_is_nothing_said() -> None:
    exercise = msgspec.structs.replace(samples.broken_exercise(), efficiency=Efficiency())
    assert "Efficiency" not in html.render(samples.report(exercise))


def test_an_empty_array_says_that_it_is_empty() -> None:
    empty: tuple[list[list[Cell]], ...] = ([], [[]])
    for rows in empty:
        example = msgspec.structs.replace(samples.counterexample(), actual=(Grid("dA_prev", (1, 0, 0, 1), rows),))
        exercise = msgspec.structs.replace(samples.mistaken_exercise(), counterexamples=(example,))
        assert Page(html.render(samples.report(exercise))).text.count("No elements") == 1


def test_cases_that_fail_in_the_same_words_are_folded_under_the_first() -> None:
    messages = ("NameError: x [valid padding]", "wrong", "NameError: x [same padding]", "NameError: x")
    cases = tuple(samples.case(at, False, message, outcome="RAISED") for at, message in enumerate(messages))
    text = html.render(samples.report(msgspec.structs.replace(samples.mistaken_exercise(), cases=cases)))
    assert text.count('<li class="case fail">') == 4
    assert text.count("The same in 2 more cases") == 1
    places = [text.index(mark) for mark in ("[valid padding]", "The same in 2 more", "[same padding]")]
    assert places == sorted(places)


def test_frames_are_explained_where_there_are_any() -> None:
    framed = samples.report(samples.mistaken_exercise())
    example = samples.counterexample()
    assert "Framed: what the framed number below is made of" not in html.render(framed)  # its results have no frame
    window = Window(0, 0, 1, 1)
    expected = (msgspec.structs.replace(example.expected[0], window=window),)
    exercise = msgspec.structs.replace(
        samples.mistaken_exercise(), counterexamples=(msgspec.structs.replace(example, expected=expected),)
    )
    assert "made of; a 0 outside the image is padding." in html.render(samples.report(exercise))


def test_notes_on_the_submission_and_on_an_exercise_are_shown() -> None:
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), notes=("the grader failed to explain this",))
    report = msgspec.structs.replace(
        samples.report(exercise), submission=SubmissionReport("ada", "0", ("nothing was found in `cnn/`",))
    )
    text = html.render(report)
    assert "nothing was found in <code>cnn/</code>" in text
    assert "the grader failed to explain this" in text


def test_of_several_examples_the_first_is_open_and_each_says_what_it_stands_for() -> None:
    cases = tuple(samples.case(at, False, "wrong") for at in range(3))
    exercise = msgspec.structs.replace(
        samples.mistaken_exercise(), cases=cases, counterexamples=samples.counterexamples()
    )
    text = html.render(samples.report(exercise))
    assert "Your function goes wrong in 2 ways" in text
    folds = re.findall(r'<details class="behaviour"( open)?><summary>(.*?)</summary>', text)
    assert folds == [(" open", "padding is &#39;same&#39;"), ("", "db is wrong")]
    assert "The 2 failed cases that it stands for" in text
    assert "The failed case that it stands for" in text
    assert text.count(f"<li>{cases[2].title}</li>") == 1


def test_an_example_without_a_name_goes_by_its_call() -> None:
    examples = tuple(msgspec.structs.replace(one, behaviour="") for one in samples.counterexamples())
    exercise = msgspec.structs.replace(samples.mistaken_exercise(), counterexamples=examples)
    assert f"<summary>{examples[1].call}</summary>".replace("'", "&#39;") in html.render(samples.report(exercise))


def test_one_example_is_not_folded() -> None:
    text = html.render(samples.report(samples.mistaken_exercise()))
    assert "The smallest call on which your function goes wrong:" in text
    assert 'class="behaviour"' not in text


def test_a_case_without_points_says_so() -> None:
    case = msgspec.structs.replace(samples.case(0, False, "wrong"), points=0.0, possible=0.0)
    text = html.render(samples.report(msgspec.structs.replace(samples.mistaken_exercise(), cases=(case,))))
    assert '<span class="points">no points</span>' in text
