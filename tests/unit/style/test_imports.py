"""Imports, wherever and however they are written."""

import pytest

from grader.style.imports import import_violations
from grader.style.source import Tree, read_source, read_tree


def texts(source: str, *allowed: str) -> list[str]:
    data = source.encode()
    found = import_violations(read_tree(data, read_source(data)), allowed)
    return [f"{one.code} {one.text.split(', but')[0]}" for one in found]


@pytest.mark.parametrize(
    ("source", "allowed"),
    [
        ("import numpy", ("numpy",)),
        ("import numpy as np", ("numpy",)),
        ("import numpy.linalg", ("numpy",)),
        ("from numpy import zeros", ("numpy",)),
        ("from numpy.lib import stride_tricks", ("numpy",)),
        ("from numpy import *", ("numpy",)),
        ("import keras", ("keras",)),
        ("from keras.layers import Dense", ("keras",)),
        ("from tensorflow import keras as K", ("tensorflow.keras",)),
        ("import tensorflow.keras as K", ("tensorflow.keras",)),
        ("from tensorflow.keras import layers", ("tensorflow.keras",)),
        ("import tensorflow.keras.layers as L", ("keras", "tensorflow.keras")),
        ("import tensorflow.compat.v1 as tf", ("tensorflow.compat.v1",)),
        ("from __future__ import annotations", ()),
        ("__import__('numpy')", ("numpy",)),
        ("import importlib\nimportlib.import_module('numpy.linalg')", ("numpy", "importlib")),
        ("importlib.import_module(name='numpy')", ("numpy",)),
        ("x = 'import os'", ()),
    ],
)
def test_what_is_allowed_is_no_violation(source: str, allowed: tuple[str, ...]) -> None:
    assert texts(source, *allowed) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import os", ["G301 'os' is imported"]),
        ("import numpy, os, sys", ["G301 'os' is imported", "G301 'sys' is imported"]),
        ("import numpyx", ["G301 'numpyx' is imported"]),
        ("from os import path", ["G301 'os.path' is imported"]),
        ("from tensorflow import keras", ["G301 'tensorflow.keras' is imported"]),
        ("from os import *", ["G301 'os.*' is imported"]),
        ("from . import answer", ["G301 a file beside this one is imported"]),
        ("from .numpy import zeros", ["G301 a file beside this one is imported"]),
        ("def f():\n    if 0:\n        import os", ["G301 'os' is imported"]),
        ("try:\n    import os\nexcept ImportError:\n    pass", ["G301 'os' is imported"]),
        ("__import__('os')", ["G302 'os' is imported by a call"]),
        ("builtins.__import__('os')", ["G302 'os' is imported by a call"]),
        ("x.import_module('os')", ["G302 'os' is imported by a call"]),
        ("import_module(name='os')", ["G302 'os' is imported by a call"]),
        ("import_module(package='numpy', name='os')", ["G302 'os' is imported by a call"]),
        ("__import__('o' + 's')", ["G302 a module is imported whose name is not written out"]),
        ("__import__(name)", ["G302 a module is imported whose name is not written out"]),
        ("__import__(*names)", ["G302 a module is imported whose name is not written out"]),
        ("__import__()", ["G302 a module is imported whose name is not written out"]),
        ("__import__(7)", ["G302 a module is imported whose name is not written out"]),
        ("load = __import__", ["G302 the import function itself is passed on"]),
        ("map(importlib.import_module, names)", ["G302 the import function itself is passed on"]),
        ("__import__('\\u202e\\n')", ["G302 '\\u202e\\n' is imported by a call"]),
    ],
)
def test_what_is_not_allowed_is_found(source: str, expected: list[str]) -> None:
    assert texts(source, "numpy") == expected


def test_a_part_of_a_module_does_not_allow_the_whole() -> None:
    assert texts("import tensorflow", "tensorflow.keras") == ["G301 'tensorflow' is imported"]
    assert texts("from tensorflow import keras, data", "tensorflow.keras") == ["G301 'tensorflow.data' is imported"]


def test_the_sentence_says_what_is_allowed_and_where_it_is() -> None:
    data = b"x = 1\nif x:\n    import os\n"
    tree = read_tree(data, read_source(data))
    (violation,) = import_violations(tree, ("keras", "numpy"))
    assert (violation.line, violation.column) == (3, 5)
    assert violation.text == "'os' is imported, but only keras or numpy should be"
    (violation,) = import_violations(tree, ())
    assert violation.text == "'os' is imported, but nothing should be"


def test_a_file_without_tree_is_not_taken_for_free_of_imports() -> None:
    (violation,) = import_violations(Tree(None, "it is odd", 7), ())
    assert (violation.code, violation.line, violation.column) == ("G309", 7, 0)
    assert violation.text == "imports cannot be checked: it is odd"
