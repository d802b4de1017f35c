"""A batch with a fake judge, in a process of its own, so that a test can kill it: SOURCE OUT LOG SECONDS WORKERS."""

import sys
from pathlib import Path

from grader.batch.conduct import Request, conduct
from grader.batch.pool import LocalPool
from grader.batch.run import Finished
from grader.cli.stopping import stoppable
from grader.core.errors import GraderError
from tests.batch.fakes import FakeJudge, OpenFake, Ticking, pack


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Printer:
    """Says on stdout who is done."""

    def found(self, platform: str, students: int) -> None:
        """Say how many there are."""
        say(f"found {students} {platform}")

    def done(self, finished: Finished) -> None:
        """Say who is done."""
        say(f"done {finished.student.key} {finished.ran} {finished.student.status}")


def main() -> None:
    """Run the batch; exit 3 with the sentence of an error, 130 when interrupted."""
    source, out, log, seconds, workers = sys.argv[1:]
    fake = pack()
    pool = LocalPool(fake, OpenFake(log, float(seconds)), int(workers))
    try:
        with stoppable():
            conduct(Request(source, Path(out)), fake, FakeJudge(fake), pool, Ticking(), Printer())
    except GraderError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(3) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
