"""A real local Dask cluster of several processes, one of which is killed in mid-run: the results are the local ones."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader import api
from grader.batch.cluster import opened
from grader.batch.conduct import Request, conduct
from grader.batch.judging import OpenBoxes, PackJudge
from grader.batch.pool import LocalPool
from grader.batch.ports import Executor
from grader.batch.run import Finished
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.core.report import Report
from grader.store import Store
from tests.batch.fakes import FakeGrader, FakeJudge, HereExecutor, OpenFake, Ticking, hand_in, pack

distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
STUDENTS = 30


class Silent:
    """Counts who is done; ``first`` is called when the first one is."""

    def __init__(self, first: Callable[[], None] | None = None) -> None:
        self.students: list[str] = []
        self._first = first

    def found(self, platform: str, students: int) -> None:
        """Nothing is to be said."""

    def done(self, finished: Finished) -> None:
        """Remember who."""
        self.students.append(finished.student.key)
        if self._first is not None and len(self.students) == 1:
            self._first()


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Three worker processes of one thread each."""
    with distributed.LocalCluster(
        n_workers=3,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address=None,
    ) as running:
        yield running


def grade(source: Path, out: Path, executor: Executor) -> Silent:
    """Grade a source into a folder with the fake judge."""
    silent = Silent()
    fake = pack()
    conduct(Request(str(source), out), fake, FakeJudge(fake), executor, Ticking(), silent)
    return silent


def reports(out: Path) -> dict[str, Report | None]:
    """The reports of the newest run."""
    with Store(out, create=False) as store:
        return {graded.student.key: graded.report for graded in store.current()}


def files(out: Path) -> dict[str, bytes]:
    """All pages, JSON files and tables, by name."""
    wanted = (".html", ".json", ".csv")
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.suffix in wanted}


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_run_that_loses_a_worker_gives_the_local_results(tmp_path: Path, cluster: Any) -> None:
    source = tmp_path / "source"
    for number in range(STUDENTS):
        hand_in(source, f"student{number:02d}", f"right # {number}", f"wrong # {number}")
    grade(source, tmp_path / "local", HereExecutor(FakeGrader("", 0)))

    log = tmp_path / "log"
    killed: list[int] = []

    def kill_one() -> None:
        """Kill the process that began the fifth task, as soon as it did."""
        while not killed:
            lines = log.read_text("utf-8").splitlines() if log.exists() else []
            if len(lines) >= 5:
                killed.append(int(lines[4].split()[1]))
                os.kill(killed[0], signal.SIGKILL)
            time.sleep(0.005)

    killer = threading.Thread(target=kill_one)
    killer.start()
    with opened(cluster.scheduler_address, pack(), OpenFake(str(log), 0.03)) as executor:
        silent = grade(source, tmp_path / "dask", executor)
    killer.join(timeout=30)

    assert killed
    assert len(silent.students) == STUDENTS
    # A new process took the dead one's place, or the others did all: more than the first five tasks ran elsewhere.
    workers = {int(line.split()[1]) for line in log.read_text("utf-8").splitlines()}
    assert len(workers) >= 3
    assert reports(tmp_path / "dask") == reports(tmp_path / "local")
    assert files(tmp_path / "dask") == files(tmp_path / "local")


def graded(source: Path, out: Path, pack: Pack, executor: Executor, silent: Silent) -> dict[str, bytes]:
    """Grade for real; return each student's report as JSON, without what a clock or the kernel measured."""
    judge = PackJudge(pack, api.choose_tier("auto"))
    conduct(Request(str(source), out), pack, judge, executor, Ticking(), silent)
    found = {path.name: json.loads(path.read_bytes()) for path in (out / "students").glob("*.json")}
    return {name: json.dumps(unmeasured(report)).encode() for name, report in found.items()}


def unmeasured(value: Any) -> Any:
    """Leave out what differs from run to run: seconds and memory."""
    if isinstance(value, dict):
        kept = {name for name in value if "seconds" not in name and name != "peak_mib"}
        return {name: unmeasured(part) for name, part in value.items() if name in kept}
    return [unmeasured(part) for part in value] if isinstance(value, list) else value


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_real_boxes_on_a_cluster_that_loses_a_worker_give_the_local_grades(tmp_path: Path, cluster: Any) -> None:
    pack = api.open_pack("cnn", exercises=("1-pool_forward",))
    exercise = pack.exercises[0]
    texts = [exercise.reference.text, exercise.wrong[0].text, exercise.starter.text, b"import os\nos._exit(0)\n"]
    for at in range(12):
        folder = tmp_path / "source" / f"student{at:02d}"
        folder.mkdir(parents=True)
        (folder / exercise.file).write_bytes(texts[at % len(texts)] + f"# {at}\n".encode())
    opener = OpenBoxes(str(api.choose_tier("auto")), str(tmp_path / "memory"))
    expected = graded(tmp_path / "source", tmp_path / "local", pack, LocalPool(pack, opener, 1), Silent())
    assert len(expected) == 12

    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        processes = list(client.run(os.getpid).values())
    silent = Silent(first=lambda: os.kill(processes[0], signal.SIGKILL))
    with opened(cluster.scheduler_address, pack, opener) as executor:
        actual = graded(tmp_path / "source", tmp_path / "dask", pack, executor, silent)
    assert len(silent.students) == 12
    assert not alive(processes[0])
    assert actual == expected


def alive(process: int) -> bool:
    """Whether a process is there, and not merely unburied."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_nobody_at_the_address_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.cluster.CONNECT_SECONDS", 1)
    with (
        pytest.raises(UsageError, match="no Dask scheduler answers at tcp://127.0.0.1:9"),
        opened("tcp://127.0.0.1:9", pack(), OpenFake()),
    ):
        pass


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_workers_with_another_program_are_refused(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.batch.cluster.program", lambda: "another")
    with (
        pytest.raises(UsageError, match="another version of the grader"),
        opened(cluster.scheduler_address, pack(), OpenFake()),
    ):
        pass
