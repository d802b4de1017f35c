"""What every test shares: how far Hypothesis searches, a quiet TensorFlow on one thread, golden files, boxes."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# Read when the libraries are first imported, which no test does before this file.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
    os.environ.setdefault(name, "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

# The suite asks the same questions each time and is never failed by a slow machine; `make fuzz` searches at length.
settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=100)
settings.register_profile("fuzz", deadline=None, max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

# A shell that starts the tests in the background has them ignore Ctrl-C, and what they start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is there now as the golden files")


class Golden:
    """Compares text with an accepted file, or accepts it."""

    def __init__(self, *, accept: bool) -> None:
        self.accept = accept

    def check(self, name: str, actual: str) -> None:
        """Fail where the text is not the accepted one."""
        path = GOLDEN / name
        if self.accept:
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert expected == actual, f"{name} changed; if that is meant, run the tests with --accept and read the diff"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """What was accepted last."""
    return Golden(accept=bool(request.config.getoption("--accept")))
