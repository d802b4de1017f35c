"""Hold an answer against what it should be: rungs in order, a sentence for the first that is missed."""

from grader.compare.ladder import Missed, compare
from grader.compare.tolerance import Closeness, closeness
from grader.core.outcome import Rung

__all__ = ["Closeness", "Missed", "Rung", "closeness", "compare"]
