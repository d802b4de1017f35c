"""What happens to honest files: encodings, line ends, wrong programs, unfinished work."""

import marshal
from collections.abc import Callable
from pathlib import Path

from grader.attack.scene import NAME, Builder, Scene, handed_in, right

HEAD = b'#!/usr/bin/env python3\n"""Convolve."""\nimport numpy as np\n'


def _after_head(text: bytes) -> bytes:
    head, body = right().split(b"import numpy as np\n", 1)
    return head + b"import numpy as np\n" + text + body


def _tabs() -> bytes:
    return b"\n".join(
        b"\t" * ((len(line) - len(line.lstrip(b" "))) // 4) + line.lstrip(b" ") for line in right().split(b"\n")
    )


def _mixed_line_ends() -> bytes:
    lines = right().split(b"\n")
    return b"".join(line + (b"\n", b"\r\n", b"\r")[number % 3] for number, line in enumerate(lines[:-1]))


def _coded(coding: str, text: bytes = b"") -> bytes:
    shebang, rest = right().split(b"\n", 1)
    return shebang + f"\n# -*- coding: {coding} -*-\n".encode() + rest + text


def _nested_ifs() -> bytes:
    blocks = b"".join(b"    " * depth + b"if True:\n" for depth in range(120))
    return HEAD + blocks + b"    " * 120 + b"conv_forward = np.sum\n"


def _chained_elifs() -> bytes:
    choices = b"".join(b"elif A == %d:\n    B = %d\n" % (number, number) for number in range(1, 1500))
    return HEAD + b"A = 5\nif A == 0:\n    B = 0\n" + choices


CONTENT: dict[str, Callable[[], bytes]] = {
    "byte_order_mark": lambda: b"\xef\xbb\xbf" + right(),
    "windows_line_ends": lambda: right().replace(b"\n", b"\r\n"),
    "old_mac_line_ends": lambda: right().replace(b"\n", b"\r"),
    "mixed_line_ends": _mixed_line_ends,
    "tabs": _tabs,
    "form_feeds": lambda: right().replace(b"\ndef ", b"\n\x0c\ndef "),
    "no_final_newline": lambda: right().rstrip(b"\n"),
    "many_final_newlines": lambda: right() + b"\n" * 1000,
    "latin_1": lambda: _coded("latin-1", b"NAME = 'Ren\xe9'\n"),
    "blank_first_lines": lambda: b"\n\n" + right(),
    "utf_16": lambda: right().decode().encode("utf-16"),
    "latin_1_undeclared": lambda: right() + b"NAME = 'Ren\xe9'\n",
    "nul_bytes": lambda: _after_head(b"\0\0\0"),
    "empty_file": lambda: b"",
    "notebook_inside": lambda: b'{"cells": [{"cell_type": "code", "source": ["import numpy as np"], "outputs": null}]}',
    "compiled_inside": lambda: b"\xa7\r\r\n" + bytes(12) + marshal.dumps(compile(right(), NAME, "exec")),
    "word_document": lambda: b"PK\3\4\x14\0\6\0\x08\0" + bytes(range(256)) * 40,
    "merge_markers": lambda: _after_head(b"<<<<<<< HEAD\nA = 1\n=======\nA = 2\n>>>>>>> main\n"),
    "deep_nesting": lambda: HEAD + b"A = " + b"(" * 10_000 + b"1" + b")" * 10_000 + b"\n",
    "deep_expression": lambda: HEAD + b"A = " + b"+".join([b"1"] * 100_000) + b"\n",
    "deep_indentation": _nested_ifs,
    "deep_elifs": _chained_elifs,
    "huge_literal": lambda: HEAD + b"A = " + b"7" * 1_000_000 + b"\n",
    "coding_unknown": lambda: _coded("utf-42"),
    "coding_rot13": lambda: _coded("rot13"),
    "coding_utf_7": lambda: _coded("utf-7", b"#+AAo-print('hidden')\n"),
}


def _file(name: str) -> Builder:
    def build(scene: Scene) -> Path:
        return handed_in(scene, CONTENT[name]())

    return build


def single_file(scene: Scene) -> Path:
    """Build the file, and hand it in without a folder."""
    return handed_in(scene, right()) / NAME


def within(folder: str) -> Builder:
    """Return a builder that puts the file where a course has it."""

    def build(scene: Scene) -> Path:
        return handed_in(scene, right(), f"{folder}/{NAME}")

    return build


def version_control_folder(scene: Scene) -> Path:
    """Build a checkout with its history, its caches and a virtual environment."""
    for name in (".git/objects/pack", "__pycache__", ".venv/lib/python3.11/site-packages/numpy", ".ipynb_checkpoints"):
        (scene.folder / name).mkdir(parents=True)
        (scene.folder / name / NAME).write_bytes(b"raise SystemExit\n")
    (scene.folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    return handed_in(scene, right())


def empty_folder(scene: Scene) -> Path:
    """Build a folder with nothing in it."""
    return scene.folder


def no_such_path(scene: Scene) -> Path:
    """Return a path at which there is nothing."""
    return scene.folder / "nothing"


BUILDERS: dict[str, Builder] = {
    **{name: _file(name) for name in CONTENT},
    "single_file": single_file,
    "deep_in_repository": within("supervised_learning/cnn"),
    "older_folder_name": within("supervised_learning/0x07-cnn"),
    "version_control_folder": version_control_folder,
    "empty_folder": empty_folder,
    "no_such_path": no_such_path,
}
