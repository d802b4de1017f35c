"""The warm worker: import the libraries once, then fork a confined child for each job until the judge leaves."""

import fcntl
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from typing import Never

from grader.worker import child, confinement

SETUP_FAILED = 70
"""Exit status of a child that could not confine itself or lost its thread: the judge's affair."""


def main(descriptor: int) -> None:
    """Serve jobs on the control socket until it closes; the first line on it is the judge's JSON configuration.

    Its keys: ``libraries`` to import, ``readable`` paths, ``tier``, ``threads`` (whether children
    may start any), and ``forget`` (entries to drop from sys.path).
    """
    control = socket.socket(fileno=descriptor)
    configuration = json.loads(_line(control))
    layers = confinement.warm()
    for name in configuration["libraries"]:
        importlib.import_module(name)
    sys.path[:] = [entry for entry in sys.path if entry not in configuration["forget"]]
    confined = configuration["tier"] != "process"
    restrict = confinement.prepare_landlock(configuration["readable"]) if confined else None
    filter_calls = confinement.prepare_filter(threads=configuration["threads"]) if confined else None
    confinement.adopt_orphans()
    gc.collect()
    gc.freeze()
    _send(control, {"ready": True, "layers": layers, "pid": os.getpid()})
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 65536, 2)
        if not data:
            return
        if not descriptors:
            continue  # a late word about a child that had ended by itself
        job = json.loads(data.splitlines()[-1])  # a late word may stand before it
        pid = os.fork()
        if pid == 0:
            _become_child(descriptors, job, restrict, filter_calls)
        for given in descriptors:
            os.close(given)
        _watch(control, pid)


def _become_child(
    descriptors: list[int],
    job: dict[str, int],
    restrict: Callable[[int], None] | None,
    filter_calls: Callable[[], None] | None,
) -> Never:
    """Keep the job's two descriptors, close all others, take every right away, and live."""
    living = False
    try:
        door, output = descriptors
        os.setsid()
        signal.set_wakeup_fd(-1)
        confinement.limit_resources(**job)
        if restrict is None:
            confinement.limit_processes(256)
        else:
            confinement.drop_capabilities()
            restrict(os.getpid())
        nothing = os.open("/dev/null", os.O_RDONLY)
        for target, source in enumerate([_high(each) for each in (nothing, output, output, door)]):
            os.dup2(source, target)
        os.closerange(child.JOB + 1, 65536)
        if filter_calls is not None:
            filter_calls()
        living = True
        child.live()
    except BaseException as error:  # noqa: BLE001 - the child tells why it could not be set up, and is gone
        if not living:  # later on it is the student's file that speaks
            os.write(2, f"the box could not be set up: {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(SETUP_FAILED)


def _high(descriptor: int) -> int:
    """Duplicate a descriptor out of the way of the four that the child will have."""
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD, 16)


def _watch(control: socket.socket, pid: int) -> None:
    """Report the child's end; kill it on the judge's word, or when the judge is gone."""
    _send(control, {"started": pid})
    handle = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else None
    poll = select.poll()
    poll.register(control, select.POLLIN)
    if handle is not None:
        poll.register(handle, select.POLLIN)
    ended = None
    while ended is None:
        for descriptor, _ in poll.poll(None if handle is not None else 20):
            if descriptor == control.fileno():
                word = control.recv(4096)
                os.kill(pid, signal.SIGKILL)
                if not word:
                    os._exit(0)
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            ended = status
    if handle is not None:
        os.close(handle)
    _kill_orphans()
    _send(control, {"ended": ended})


def _kill_orphans() -> None:
    """Kill what a child left behind: as their subreaper we are the parent of them all."""
    while True:
        try:
            done, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not done:
            for orphan in _children():
                os.kill(orphan, signal.SIGKILL)


def _children() -> list[int]:
    me = os.getpid()
    try:
        with open(f"/proc/{me}/task/{me}/children", encoding="ascii") as listing:
            return [int(pid) for pid in listing.read().split()]
    except OSError:
        return []


def _line(control: socket.socket) -> bytes:
    text = b""
    while not text.endswith(b"\n"):
        piece = control.recv(65536)
        if not piece:
            os._exit(0)
        text += piece
    return text


def _send(control: socket.socket, message: dict[str, object]) -> None:
    control.sendall(json.dumps(message).encode() + b"\n")
