"""Catalogues of a pack's texts are read by language, and what does not fit its English is a fault with a cure."""

from pathlib import Path

from grader.packs.texts import merged, read_texts


def test_each_language_has_its_texts(tmp_path: Path) -> None:
    (tmp_path / "texts.fr.toml").write_text('"{} images" = "{} images !"\n"A {b}." = "Un {b}."\n', encoding="utf-8")
    (tmp_path / "texts.de.toml").write_text('"One." = "Eins."\n', encoding="utf-8")
    faults: list[str] = []
    assert read_texts(tmp_path, faults) == {
        "de": {"One.": "Eins."},
        "fr": {"{} images": "{} images !", "A {b}.": "Un {b}."},
    }
    assert faults == []


def test_other_names_in_braces_and_what_is_no_text_are_faults(tmp_path: Path) -> None:
    (tmp_path / "texts.fr.toml").write_text('"A {b}." = "Un {c}."\n"Two" = 2\n"A." = "Un {."\n', encoding="utf-8")
    faults: list[str] = []
    read_texts(tmp_path, faults)
    assert [fault.split(": ", 1)[1] for fault in faults] == [
        "'A {b}.' and its translation should hold the same names in braces",
        "'Two' should be a text in quotes",
        "'A.' and its translation should hold the same names in braces",
    ]


def test_what_is_no_toml_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "texts.fr.toml").write_text('"One" =', encoding="utf-8")
    faults: list[str] = []
    assert read_texts(tmp_path, faults) == {}
    assert "this is not TOML" in faults[0]


def test_an_exercises_own_texts_go_before_its_packs() -> None:
    assert merged({"fr": {"a": "1", "b": "2"}, "de": {"a": "3"}}, {"fr": {"b": "4"}}) == {
        "de": {"a": "3"},
        "fr": {"a": "1", "b": "4"},
    }
