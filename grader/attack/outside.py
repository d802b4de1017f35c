"""The world outside of the box: canaries, listeners and a bystander, and whether an attack has touched any of them."""

import contextlib
import os
import re
import resource
import secrets
import shutil
import signal
import site
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import grader

_BYSTANDER = """
import os, signal, sys
for number in range(1, 32):
    if number not in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM):
        signal.signal(number, lambda number, frame: os.write(1, b"%d " % number))
print("ready", sys.argv[1], flush=True)
os.read(0, 1)  # until whoever started it is gone
"""
_CORE = re.compile(r"core(\.\d+)?")
CANARY_VARIABLE = "ESCAPE_CANARY"


class Outside:
    """Everything that no attack may reach. One a test process; ``harm`` is asked after each attack."""

    def __init__(self, room: Path, places: Mapping[str, Path]) -> None:
        """Set up in an empty folder; ``places`` are further tokens (the package's, the answers' folders …)."""
        self.secret = f"open-sesame-{secrets.token_hex(8)}"
        self.room = room
        self.canary = room / "canary.txt"
        self.canary.write_text(self.secret)
        self.target = room / "target"
        self.empty = room / "empty"
        self.neighbour = room / "neighbour"
        for folder in (self.target, self.empty, self.neighbour):
            folder.mkdir()
        os.environ[CANARY_VARIABLE] = self.secret
        self._places = places
        self._abstract = f"escape-{secrets.token_hex(8)}"
        self._socket = Path(tempfile.mkdtemp(prefix="escape-")) / "door"
        self._doors = self._listen()
        self._bystander = subprocess.Popen(
            [sys.executable, "-c", _BYSTANDER, self.secret],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        self._words = self._bystander.stdout
        if self._words is None or not self._words.readline().startswith(b"ready"):
            raise RuntimeError("the bystander did not start")
        os.set_blocking(self._words.fileno(), False)
        self._settings = self._processes()
        self.begin()

    def begin(self) -> None:
        """Choose the names by which the next attack's traces are found."""
        self.unique = f"escaped_{secrets.token_hex(6)}"
        self.process = f"esc-{secrets.token_hex(5)}"
        self._begun = time.time()

    def tokens(self) -> dict[str, str]:
        """Return what the ``@TOKEN@``s of the corpus stand for."""
        return {
            "PORT": str(self._doors["TCP"].getsockname()[1]),
            "UDP_PORT": str(self._doors["UDP"].getsockname()[1]),
            "SOCKET": str(self._socket),
            "ABSTRACT": self._abstract,
            "CANARY_FILE": str(self.canary),
            "TARGET": str(self.target),
            "EMPTY_FOLDER": str(self.empty),
            "NEIGHBOUR": str(self.neighbour),
            "JUDGE_PID": str(os.getpid()),
            "JUDGE_PARENT_PID": str(os.getppid()),
            "DECOY_PID": str(self._bystander.pid),
            "UNIQUE": self.unique,
            "PROCESS": self.process,
            "PACKAGE": str(Path(grader.__file__).parent),
            "HOME": str(Path.home()),
            "CWD": str(Path.cwd()),
            "TEMP": tempfile.gettempdir(),
            **{name: str(path) for name, path in self._places.items()},
        }

    def harm(self) -> tuple[str, ...]:
        """Return what has been touched since the last question, in sentences; nothing when all is well."""
        return (*self._touched_files(), *self._visitors(), *self._hurt_processes(), *self._left_behind())

    def close(self) -> None:
        """Take everything down."""
        self._bystander.kill()
        self._bystander.wait()
        for pipe in (self._bystander.stdin, self._words):
            if pipe is not None:
                pipe.close()
        for door in self._doors.values():
            door.close()
        shutil.rmtree(self._socket.parent, ignore_errors=True)
        os.environ.pop(CANARY_VARIABLE, None)

    def _listen(self) -> dict[str, socket.socket]:
        doors = {
            "TCP": socket.create_server(("127.0.0.1", 0)),
            "UDP": socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
            "a unix socket": socket.socket(socket.AF_UNIX),
        }
        doors["UDP"].bind(("127.0.0.1", 0))
        doors["a unix socket"].bind(str(self._socket))
        doors["a unix socket"].listen()
        if sys.platform == "linux":
            doors["an abstract socket"] = socket.socket(socket.AF_UNIX)
            doors["an abstract socket"].bind(f"\0{self._abstract}")
            doors["an abstract socket"].listen()
        for door in doors.values():
            door.setblocking(False)
        return doors

    def _touched_files(self) -> Iterator[str]:
        if os.path.ismount(self.target):
            yield "something is mounted outside of the box"
            subprocess.run(["umount", str(self.target)], check=False, capture_output=True)
        for folder in (self.target, self.empty):
            if not folder.is_dir():
                yield "a folder outside of the box was removed"
                folder.mkdir()
            for path in folder.iterdir():
                yield f"{path.name} was written outside of the box"
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        if not self.canary.is_file() or self.canary.read_text() != self.secret:
            yield "a file outside of the box was changed"
            self.canary.write_text(self.secret)

    def _visitors(self) -> Iterator[str]:
        for name, door in self._doors.items():
            with contextlib.suppress(BlockingIOError):
                if name == "UDP":
                    door.recv(100)
                else:
                    door.accept()[0].close()
                yield f"the box reached {name} outside"

    def _hurt_processes(self) -> Iterator[str]:
        if self._bystander.poll() is not None:
            yield "a process outside of the box was killed"
            return
        heard = self._words.read() if self._words is not None else None
        if heard:
            yield f"a process outside of the box got signal {heard.decode()}"
        if "T" in _state(self._bystander.pid):
            yield "a process outside of the box was stopped"
            os.kill(self._bystander.pid, signal.SIGCONT)
        settings = self._processes()
        if settings != self._settings:
            yield f"the settings of a process outside were changed from {self._settings} to {settings}"
            self._settings = settings

    def _processes(self) -> tuple[object, ...]:
        found: list[object] = [os.getcwd(), os.getpgid(0)]
        for pid in (os.getpid(), self._bystander.pid):
            found.append(os.getpriority(os.PRIO_PROCESS, pid))
            if sys.platform == "linux":
                found += [os.sched_getaffinity(pid), os.sched_getscheduler(pid)]
                found += [resource.prlimit(pid, limit) for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_CPU)]
        return tuple(found)

    def _left_behind(self) -> Iterator[str]:
        for folder in self._watched():
            with contextlib.suppress(OSError):
                for name in os.listdir(folder):
                    path = os.path.join(folder, name)
                    core = _CORE.fullmatch(name) and os.path.isfile(path) and os.stat(path).st_mtime > self._begun
                    if core or self.unique in name:
                        yield f"{path} was left behind"
                    if self.unique in name:  # a core may be another program's: it is told of, and stays
                        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        deadline = time.monotonic() + 0.5
        while (alive := _named(self.process)) and time.monotonic() < deadline:
            time.sleep(0.02)
        for pid in alive:
            yield f"process {pid} lives on"
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)

    def _watched(self) -> Iterator[str]:
        yield from ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - watched, never written to
        yield from (tempfile.gettempdir(), "/etc", "/etc/cron.d", "/var/spool/cron")
        yield from ("/", "/run", "/usr/local/bin", "/usr/lib/python3", str(Path.cwd()), str(self.room))
        home = Path.home()
        yield from (str(home), str(home / ".config"), str(home / ".cache"), str(Path(sys.executable).parent))
        yield from (*sys.path, *site.getsitepackages(), site.getusersitepackages())
        package = Path(grader.__file__).parent
        yield from (str(package), str(package / "worker"), *(str(path) for path in self._places.values()))


def _named(name: str) -> list[int]:
    """Return the processes, in this name space or below it, that call themselves so."""
    found = []
    for entry in Path("/proc").iterdir() if Path("/proc/self/comm").exists() else ():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if (entry / "comm").read_text().strip() == name:
                    found.append(int(entry.name))
    return found


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
