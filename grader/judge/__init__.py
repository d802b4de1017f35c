"""The one pipeline: a submission meets its exercises in a box, and a Report comes out."""

from grader.judge.collect import collect
from grader.judge.expect import Expectations, Memory
from grader.judge.explain import Explanations
from grader.judge.grade import assemble, grade, grade_exercise
from grader.judge.memory import FolderMemory

__all__ = [
    "Expectations",
    "Explanations",
    "FolderMemory",
    "Memory",
    "assemble",
    "collect",
    "grade",
    "grade_exercise",
]
