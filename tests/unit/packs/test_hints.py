"""Catalogues of hints are read by language, and what names no mistake is a fault with a cure."""

from pathlib import Path

from grader.packs.hints import read_hints

MISTAKES = frozenset({"bias_missing"})


def test_each_language_has_its_texts_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "hints.fr.toml").write_text('bias_missing = """\\\n  Le biais\n  manque."""\n', encoding="utf-8")
    (tmp_path / "hints.de.toml").write_text('bias_missing = "Der Bias fehlt."\n', encoding="utf-8")
    faults: list[str] = []
    assert read_hints(tmp_path, MISTAKES, faults) == {
        "de": {"bias_missing": "Der Bias fehlt."},
        "fr": {"bias_missing": "Le biais manque."},
    }
    assert faults == []


def test_a_hint_of_no_mistake_and_a_hint_that_is_no_text_are_faults(tmp_path: Path) -> None:
    (tmp_path / "hints.fr.toml").write_text('bias_mising = "x"\nbias_missing = 3\n', encoding="utf-8")
    faults: list[str] = []
    read_hints(tmp_path, MISTAKES, faults)
    assert [fault.split(": ", 1)[1] for fault in faults] == [
        "'bias_mising' is no file of wrong/; take the line out, or add wrong/bias_mising.py",
        "the hint of 'bias_missing' should be a text in quotes",
    ]


def test_what_is_no_toml_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "hints.fr.toml").write_text("bias_missing =", encoding="utf-8")
    faults: list[str] = []
    assert read_hints(tmp_path, MISTAKES, faults) == {}
    assert "this is not TOML" in faults[0]
