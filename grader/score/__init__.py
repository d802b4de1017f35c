"""From verdicts and violations to points: exact fractions, and nothing that was not proven."""

from grader.score.overall import overall
from grader.score.tally import tally

__all__ = ["overall", "tally"]
