"""Each layer is tried in a child of its own; a layer that does not hold is none, however new the kernel."""

import os
import subprocess
import sys

import pytest

from grader.core.errors import IsolationError
from grader.sandbox import layers, trials
from grader.sandbox.trials import confined, tried

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these layers")


@linux
def test_what_the_kernel_says_it_has_holds_when_it_is_tried() -> None:
    assert tried() == {layer.name: "" for layer in layers.probe_layers() if layer.name != "namespaces"}


def test_a_trial_confines_its_own_child_alone() -> None:
    assert confined(trials.limits) == ""
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(20)]
    for descriptor in opened:
        os.close(descriptor)


def test_a_trial_that_fails_or_dies_is_no_layer_that_holds() -> None:
    def fails() -> str:
        raise OSError(38, "Function not implemented")

    def dies() -> str:
        os._exit(7)

    assert confined(lambda: "it was let through") == "it was let through"
    assert "Function not implemented" in confined(fails)
    assert confined(dies) == "the process that tried it died"


@linux
@pytest.mark.parametrize("name", ["landlock", "seccomp", "limits"])
def test_a_layer_that_does_not_hold_does_not_count(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {**tried(), name: "it was let through"}
    monkeypatch.setattr(layers, "tried", lambda: found)
    probed = {layer.name: layer for layer in layers.probe_layers.__wrapped__()}
    assert (probed[name].works, probed[name].detail) == (False, "it was let through")
    assert probed[name].cure
    assert all(probed[other].works for other in found if other != name)


def test_a_machine_on_which_nothing_can_be_tried_has_no_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("python", 20)

    monkeypatch.setattr(subprocess, "run", run)
    found = tried.__wrapped__()
    assert set(found) == {"landlock", "seccomp", "limits"}
    assert all("could not be tried" in text and "timed out" in text for text in found.values())


def test_without_limits_there_is_no_tier_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(
        layers.Layer(name, works=False, detail="none") for name in ("namespaces", "landlock", "seccomp", "limits")
    )
    monkeypatch.setattr(layers, "probe_layers", lambda: found)
    for isolation in ("auto", "strict", "confined", "process"):
        with pytest.raises(IsolationError):
            layers.choose_tier(isolation)
