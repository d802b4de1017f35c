"""One batch for one folder."""

import errno
import os
from pathlib import Path

import pytest

from grader.store import hold
from grader.store.files import StorageError
from grader.store.lock import LockError


def test_the_second_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(LockError, match=rf"process {os.getpid()}\)"), hold(tmp_path):
        pass


def test_the_lock_is_let_go_at_the_end(tmp_path: Path) -> None:
    with hold(tmp_path):
        pass
    with hold(tmp_path):
        pass


def test_a_file_in_the_folders_place_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(StorageError, match="out cannot be written \\(it is a file\\)"), hold(tmp_path / "out"):
        pass


def test_a_disk_that_knows_no_locks_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(StorageError, match="No locks available.*on a disk of this machine"), hold(tmp_path):
        pass


def test_a_full_disk_takes_the_name_of_who_holds_a_folder_and_not_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.pwrite", full)
    with hold(tmp_path), pytest.raises(LockError, match="process unknown"), hold(tmp_path):
        pass
