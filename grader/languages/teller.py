"""Tell in a language what was said in English; what a catalogue lacks stays in English."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from grader.core.said import Said
from grader.languages.catalogue import ENGLISH, languages, read_catalogue

_COMMA = re.compile(r", (?![^()]*\))")
"""A comma between the parts of a list, and none inside brackets: «valid padding, stride (2, 3)»."""
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?!\w)")


class Teller:
    """Tells texts in one language; ``texts`` are those of a pack, by what they are in English.

    A text of a pack may stand for others with other numbers: ``{}×{} kernel`` for ``3×2 kernel``.
    """

    def __init__(self, language: str, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        """Take the program's own catalogue of the language, if it has one, besides the pack's texts."""
        self.language = language
        self._texts = texts
        self._catalogue = read_catalogue(language) if language in languages()[1:] else None

    def __call__(self, text: str) -> str:
        """Return a text in the language, as a plain string."""
        if self.language == ENGLISH:
            return str(text)
        return self._retold(text) if isinstance(text, Said) else self._phrase(text)

    def typeset(self, text: str) -> str:
        """Return a text that is in the language already as the language sets it."""
        return text if self._catalogue is None else self._catalogue.typeset(text)

    def knows(self, text: str) -> bool:
        """Whether a text can be told in the language."""
        return self.language == ENGLISH or self._known(text.template if isinstance(text, Said) else text)

    def _known(self, template: str) -> bool:
        own = self._catalogue
        return template in self._texts or (own is not None and (template in own.texts or template in own.counted))

    def _retold(self, said: Said) -> str:
        parts = [self._part(part) for part in said.parts]
        named = {name: self._part(part) for name, part in said.named.items()}
        if isinstance(context := said.named.get("context"), str):
            named["context"] = ", ".join(self._phrase(part) for part in _COMMA.split(context))
        if said.number is not None:
            return self._counted(said, said.number, named)
        return self._template(said.template).format(*parts, **named)

    def _template(self, english: str) -> str:
        """Return what a template or a phrase is in the language: by the pack, by the program, or else in English."""
        if english in self._texts:
            return self.typeset(self._texts[english])
        return self._catalogue.texts.get(english, english) if self._catalogue is not None else english

    def _counted(self, said: Said, number: int, named: Mapping[str, object]) -> str:
        found = self._catalogue.counted.get(said.template) if self._catalogue is not None else None
        if said.template in self._texts:
            template = self._template(said.template)
        elif self._catalogue is not None and found is not None:
            template = found.one if number < self._catalogue.one_below else found.other
        else:
            return str(said)
        thousands = self._catalogue.thousands if self._catalogue is not None else ","
        return template.format(count=f"{number:,}".replace(",", thousands), **named)

    def _part(self, part: object) -> object:
        if isinstance(part, Said):
            return self._retold(part)
        return self._phrase(part) if isinstance(part, str) else part

    def _phrase(self, text: str) -> str:
        """Return a text that was given whole: as it stands in a catalogue, be it with other numbers.

        A single word may be the name of a parameter, whatever it means elsewhere in the program: the pack's texts
        alone have it.
        """
        found = self._whole(text)
        if found is not None:
            return found
        of_any_numbers = self._whole(_NUMBER.sub("{}", text))
        return str(text) if of_any_numbers is None else of_any_numbers.format(*_NUMBER.findall(text))

    def _whole(self, english: str) -> str | None:
        if english not in self._texts and " " not in english:
            return None
        found = self._template(english)
        return None if found is english else found
