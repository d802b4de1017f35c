"""How a file is written: remarks on its source, read in memory and never imported nor executed."""

from grader.core.rubric import rule_of
from grader.style.lint import lint

__all__ = ["lint", "rule_of"]
