"""Laws of manifests: whatever stands in one is read, or told as a fault with its place; nothing else happens."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.packs.manifest import ExerciseManifest, PackManifest, exact, read_manifest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = tuple(path.read_text("utf-8") for path in sorted((ROOT / "exercises").glob("*/**/*.toml")))
WORDS = (
    *("title", "file", "cases", "points", "style", "limits", "rtol", "results", "weights", "seed", "[", "]", "[[", "{"),
    *(
        "}",
        "=",
        ".",
        ",",
        "\n",
        '"',
        "'",
        "'''",
        "nan",
        "inf",
        "-1",
        "1e999",
        "true",
        "0x",
        "1979-05-27",
        "\0",
        "é",
        "#",
    ),
)
places = st.integers(0, 3000)
changes = st.lists(
    st.tuples(places, st.integers(0, 40), st.one_of(st.sampled_from(WORDS), st.text(max_size=5))), max_size=6
)
kinds = st.sampled_from((ExerciseManifest, PackManifest))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("manifests") / "exercise.toml"


def read(path: Path, data: bytes, kind: type[ExerciseManifest] | type[PackManifest]) -> object:
    """Read bytes as a manifest: there is one, with points that are numbers, or there is a fault."""
    path.write_bytes(data)
    faults: list[str] = []
    manifest = (
        read_manifest(path, ExerciseManifest, faults)
        if kind is ExerciseManifest
        else read_manifest(path, PackManifest, faults)
    )
    assert (manifest is None) == bool(faults)
    assert all(fault.startswith(f"{path}:") for fault in faults)
    if isinstance(manifest, ExerciseManifest):
        worth = [entry.points for entry in manifest.cases.values()] + list((manifest.style or {}).values())
        assert all(exact(points) >= 0 for points in worth)
    if isinstance(manifest, PackManifest):
        assert all(exact(points) >= 0 for points in (*manifest.weights.values(), *manifest.style.values()))
    return manifest


@given(data=st.binary(max_size=200), kind=kinds)
def test_any_bytes_are_a_manifest_or_a_fault(path: Path, data: bytes, kind: type[ExerciseManifest]) -> None:
    read(path, data, kind)


@given(words=st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40), kind=kinds)
@example(words=["x=", "[" * 3000], kind=PackManifest)
@example(words=["x", ".x" * 3000, "=1"], kind=PackManifest)
def test_any_words_are_a_manifest_or_a_fault(path: Path, words: list[str], kind: type[ExerciseManifest]) -> None:
    read(path, "".join(words).encode("utf-8", "surrogatepass"), kind)


@given(sample=st.sampled_from(SAMPLES), change=changes, kind=kinds)
def test_a_changed_manifest_is_a_manifest_or_a_fault(
    path: Path, sample: str, change: list[tuple[int, int, str]], kind: type[ExerciseManifest]
) -> None:
    text = sample
    for at, length, other in change:
        text = text[:at] + other + text[at + length :]
    read(path, text.encode("utf-8", "surrogatepass"), kind)


@pytest.mark.parametrize("points", ["nan", "inf", "-inf", "-1", "1e300"])
def test_points_that_are_none_are_a_fault(path: Path, points: str) -> None:
    sample = next(text for text in SAMPLES if "function =" in text)
    head = sample[: sample.index("[cases]")]
    assert read(path, (head + "[cases]\na = { points = 1 }\n").encode(), ExerciseManifest) is not None
    assert read(path, (head + f"[cases]\na = {{ points = {points} }}\n").encode(), ExerciseManifest) is None
    assert read(path, (head + f"[cases]\n[style]\npycodestyle = {points}\n").encode(), ExerciseManifest) is None


def test_the_samples_are_read(path: Path) -> None:
    read_ones = [read(path, sample.encode(), kind) for sample in SAMPLES for kind in (ExerciseManifest, PackManifest)]
    assert sum(one is not None for one in read_ones) >= len(list((ROOT / "exercises").glob("*/*/exercise.toml")))
