"""This side of the wall: warm workers behind bubblewrap, Landlock and seccomp; never imports student code."""

from grader.sandbox.boxes import Boxes, open_boxes
from grader.sandbox.job import Job
from grader.sandbox.layers import Layer, probe_layers

__all__ = ["Boxes", "Job", "Layer", "open_boxes", "probe_layers"]
