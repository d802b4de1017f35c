"""The languages in which a report can be told: a catalogue each, and English without one. It never runs code."""

from grader.languages.catalogue import ENGLISH, Catalogue, Counted, languages, read_catalogue
from grader.languages.teller import Teller

__all__ = ["ENGLISH", "Catalogue", "Counted", "Teller", "languages", "read_catalogue"]
