"""One batch for one folder."""

import os
from pathlib import Path

import pytest

from grader.store import hold
from grader.store.lock import LockError


def test_the_second_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(LockError, match=rf"process {os.getpid()}\)"), hold(tmp_path):
        pass


def test_the_lock_is_let_go_at_the_end(tmp_path: Path) -> None:
    with hold(tmp_path):
        pass
    with hold(tmp_path):
        pass
