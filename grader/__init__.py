"""An automated grader for numerical and deep-learning exercises (free of imports: the worker loads this file too)."""
