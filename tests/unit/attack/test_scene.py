"""A builder writes one content under its own name, where it is told to."""

from pathlib import Path

from grader.attack.scene import Scene, builders


def test_each_content_becomes_a_file_of_its_name_and_suffix(tmp_path: Path) -> None:
    scene = Scene(tmp_path, *(tmp_path / name for name in ("secret", "neighbour", "outside")))
    found = builders({"one": lambda _: b"1", "two": lambda at: at.secret.name.encode()}, ".tar.gz")
    assert {name: build(scene).name for name, build in found.items()} == {"one": "one.tar.gz", "two": "two.tar.gz"}
    assert (tmp_path / "one.tar.gz").read_bytes() == b"1"
    assert (tmp_path / "two.tar.gz").read_bytes() == b"secret"
