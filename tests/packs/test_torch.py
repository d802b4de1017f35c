"""An exercise on PyTorch, from its folder to its grade; only where the extra is installed."""

from pathlib import Path

import pytest

from grader import api
from grader.packs.scaffold import scaffold
from grader.verify import Audit, verify_pack

pytest.importorskip("torch", reason="PyTorch is an extra that is not installed here: pip install 'grader[torch]'")

FIXTURES = '''"""Tensors in, arrays out."""

import torch


def tensors(*arrays):
    """Return the arguments as tensors over the same memory."""
    return tuple(torch.from_numpy(one) for one in arrays)


def array(result, arguments):
    """Return a tensor's numbers; anything else is what it is."""
    return result.detach().numpy() if type(result) is torch.Tensor else result
'''


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The scaffold's exercise, written for tensors."""
    scaffold(tmp_path, "mine/0-double")
    folder = tmp_path / "exercises" / "mine" / "0-double"
    (folder / "fixtures.py").write_text(FIXTURES)
    cases = folder / "cases.py"
    cases.write_text(cases.read_text().replace("),)", '),), prepare="tensors", probe="array"'))
    manifest = folder / "exercise.toml"
    manifest.write_text(manifest.read_text().replace('"numpy"', '"torch"'))
    solutions = (folder / "starter.py", *(folder / "wrong").iterdir(), *(tmp_path / "reference").rglob("*.py"))
    for path in solutions:
        path.write_text(path.read_text().replace("numpy as np", "torch").replace("np.", "torch."))
    return folder.parent


def test_every_promise_holds(pack: Path) -> None:
    found = list(verify_pack(api.open_pack(str(pack)), pack, isolation="auto"))
    assert [one for one in found if not isinstance(one, Audit) and not one.kept] == []
    audits = [one for one in found if isinstance(one, Audit)]
    assert [(one.killed, one.total) for one in audits] == [(2, 2)]


def test_a_tensor_that_is_changed_in_place_is_seen(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "0-double.py").write_bytes((pack / "0-double" / "wrong" / "changed_in_place.py").read_bytes())
    report = api.grade_path(tmp_path / "0-double.py", pack=str(pack))
    failed = [case for case in report.exercises[0].cases if not case.passed]
    assert [case.name for case in failed] == ["inputs_unchanged"]
    assert report.exercises[0].counterexamples[0].reproduce == ""
