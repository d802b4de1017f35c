"""What was said in English is told in another language: whole templates, their parts, and numbers."""

import pytest

from grader.core.said import counted, joined, numbered, say
from grader.languages import Teller

TEXTS = {
    "same padding": "padding same",
    "It moves by {partner}.": "Bouge selon {partner} : tout.",
    "4 images": "4 images",
}
FRENCH = Teller("fr", TEXTS)


def test_parts_are_told_too() -> None:
    text = say("{subject} is {actual}, but should be {expected}", subject="A", actual=say("missing"), expected="3")
    assert text == "A is missing, but should be 3"
    assert FRENCH(text) == "A est absent, mais devrait être 3"


def test_a_context_is_told_part_by_part_and_what_stands_in_brackets_is_one() -> None:
    context = "same padding, stride (2, 3), 4 images"
    text = say("{sentence} [{context}]", sentence=say("not run"), context=context)
    assert FRENCH(text) == "pas exécuté [padding same, stride (2, 3), 4 images]"


def test_what_the_box_says_with_numbers_is_told_with_them() -> None:
    detail = "its shape is (2, 300), larger than the room for an answer"
    text = say("{kind} ({detail})", kind=say("an array"), detail=detail)
    assert FRENCH(text) == "un tableau (de forme (2, 300), trop grand pour une réponse)"
    assert FRENCH("its shape is (2, x), larger") == "its shape is (2, x), larger"


def test_a_text_of_a_pack_may_stand_for_others_with_other_numbers() -> None:
    teller = Teller(
        "fr", {"{}×{} kernel": "noyau {}×{}", "2×2 kernel": "noyau carré", "stride ({}, {})": "pas ({}, {})"}
    )
    assert teller("3×-2 kernel") == "noyau 3×-2"
    assert teller("2×2 kernel") == "noyau carré"
    assert teller("float32 kernel") == "float32 kernel"
    text = say("{sentence} [{context}]", sentence=say("not run"), context="4×5 kernel, stride (1, 2)")
    assert teller(text) == "pas exécuté [noyau 4×5, pas (1, 2)]"


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (0, "0 cases pass", "0 cas réussit"),
        (1, "1 case passes", "1 cas réussit"),
        (2, "2 cases pass", "2 cas réussissent"),
    ],
)
def test_a_number_takes_the_form_of_its_language(number: int, english: str, french: str) -> None:
    text = counted(number, "{count} case passes", "{count} cases pass")
    assert text == english
    assert FRENCH(text) == french


def test_thousands_are_parted_as_the_language_does() -> None:
    text = numbered(1234, "… {count} more lines are not shown here")
    assert text == "… 1,234 more lines are not shown here"
    assert FRENCH(text) == "… 1\u202f234 lignes de plus ne sont pas montrées ici"


def test_spaces_hold_a_sign_on_the_line_of_its_word() -> None:
    assert FRENCH(say("It moves by {partner}.", partner="x.py : y ;")) == "Bouge selon x.py : y ;\u00a0: tout."
    assert FRENCH.typeset("A[i, :] : « b » ?") == "A[i, :]\u00a0: «\u00a0b\u00a0»\u202f?"
    assert FRENCH(say("{percent}%", percent=12)) == "12\u202f%"


def test_a_pack_may_count_too() -> None:
    text = numbered(3, "{count} of {places} lie outside", places=9)
    assert Teller("fr", {text.template: "{count} sur {places} sont dehors"})(text) == "3 sur 9 sont dehors"


def test_the_name_of_a_parameter_stays_whatever_the_word_means_elsewhere() -> None:
    assert FRENCH(say("padding")) == "remplissage"
    assert FRENCH(say("{name} is left out", name="padding")) == "padding est omis"
    assert FRENCH(say("{fact}: {detail}", fact=say("it took too long"), detail="not run")).endswith("pas exécuté")


def test_names_are_joined_in_the_language() -> None:
    assert joined(["dW"]) == "dW"
    assert FRENCH(joined(["dA", "dW", "db"])) == "dA, dW et db"


def test_what_is_not_known_stays_in_english_in_a_plain_string() -> None:
    text = say("Nobody {said} this.", said=say("missing"))
    assert FRENCH(text) == "Nobody absent this."
    assert not FRENCH.knows(text)
    assert FRENCH.knows(say("not run"))
    assert type(FRENCH(text)) is str
    assert FRENCH("Nobody said this.") == "Nobody said this."


def test_a_language_without_a_catalogue_has_the_packs_texts_alone() -> None:
    german = Teller("de", {"same padding": "Padding same"})
    assert german("same padding") == "Padding same"
    assert german(say("not run")) == "not run"
    assert german(counted(2, "{count} case", "{count} cases")) == "2 cases"


def test_english_is_what_was_said() -> None:
    text = say("not run")
    assert Teller("en", {"not run": "altered"})(text) == "not run"
    assert type(Teller("en")(text)) is str
