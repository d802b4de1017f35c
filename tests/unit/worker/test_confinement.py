"""The filter that is compiled before the fork holds in the child as it should."""

import os
import threading
from collections.abc import Callable

import pytest

from grader.worker import confinement

seccompy = pytest.importorskip("seccompy", reason="only Linux has it")
pytestmark = pytest.mark.skipif(not seccompy.supported(), reason="the kernel has no seccomp")


def in_a_child(attempt: Callable[[], object], *, threads: bool = False) -> str:
    """Run something in a fork behind the filter; return the name of what it raised, or nothing."""
    install = confinement.prepare_filter(threads=threads)
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            install()
            attempt()
            os.write(theirs, b"-")
        except BaseException as error:  # noqa: BLE001 - told to the test
            os.write(theirs, type(error).__name__.encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as door:
        told = door.read().decode()
    os.waitpid(child, 0)
    return told.removesuffix("-")


def test_a_process_may_signal_itself_alone() -> None:
    parent = os.getpid()
    assert in_a_child(lambda: os.kill(os.getpid(), 0)) == ""
    assert in_a_child(lambda: os.kill(parent, 0)) == "PermissionError"
    assert in_a_child(lambda: os.kill(-1, 0)) == "PermissionError"
    assert in_a_child(lambda: os.kill(0, 0)) == "PermissionError"


def test_what_is_listed_goes_and_what_is_not_is_refused() -> None:
    assert in_a_child(os.getcwd) == ""
    assert in_a_child(os.fork) == "PermissionError"
    assert in_a_child(lambda: os.mkdir("anything")) == "PermissionError"


def test_threads_are_started_only_where_they_are_wanted() -> None:
    thread = threading.Thread(target=int)
    assert in_a_child(thread.start, threads=True) == ""
    assert in_a_child(thread.start, threads=False) == "RuntimeError"


def test_every_child_gets_the_filter_for_itself() -> None:
    install = confinement.prepare_filter(threads=False)
    statuses = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            install()
            try:
                os.kill(os.getpid(), 0)
            except OSError:
                os._exit(1)
            os._exit(0)
        statuses.append(os.waitpid(child, 0)[1])
    assert statuses == [0, 0]
