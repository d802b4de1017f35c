import signal

import pytest

from grader.cli.stopping import stoppable


def test_a_sigterm_stops_as_an_interrupt_does_and_only_inside() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), stoppable():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before
