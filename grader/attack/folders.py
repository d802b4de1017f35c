"""Submission folders that no version control could hold: links, pipes, devices, odd names, giants."""

import contextlib
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

from grader.attack.scene import NAME, Builder, Scene, handed_in, right, wrong

MARKUP = "<x-pwned onclick=alert(1)>]]> [bold]x[-] \x1b[31mred\x07 \u202e::notice::pwned =1+1"


def linked(target: Callable[[Scene], Path | str]) -> Builder:
    """Return a builder of a folder whose file is a symbolic link."""

    def build(scene: Scene) -> Path:
        (scene.folder / NAME).symlink_to(target(scene))
        return scene.folder

    return build


def symlinked_folder(scene: Scene) -> Path:
    """Build a folder whose subfolder is another student's."""
    (scene.folder / "cnn").symlink_to(scene.neighbour)
    return scene.folder


def symlink_loop(scene: Scene) -> Path:
    """Build links that lead to each other and to the folder itself."""
    (scene.folder / "a").symlink_to("b")
    (scene.folder / "b").symlink_to("a")
    (scene.folder / "cnn").symlink_to(".")
    (scene.folder / NAME).symlink_to(NAME)
    return scene.folder


def fifo(scene: Scene) -> Path:
    """Build a FIFO in place of the file: reading it waits for ever."""
    os.mkfifo(scene.folder / NAME)
    return scene.folder


def unix_socket(scene: Scene) -> Path:
    """Build a socket in place of the file."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(scene.folder)  # the name of a socket has room for a hundred letters only
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(NAME)
    finally:
        os.fchdir(here)
        os.close(here)
    return scene.folder


def device(scene: Scene) -> Path:
    """Build the zero device in place of the file; a plain folder where that takes a privilege."""
    with contextlib.suppress(OSError):
        os.mknod(scene.folder / NAME, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    return scene.folder


def directory(scene: Scene) -> Path:
    """Build a directory in place of the file."""
    (scene.folder / NAME).mkdir()
    return scene.folder


def sparse_terabyte(scene: Scene) -> Path:
    """Build a file that is a terabyte of nothing."""
    with (scene.folder / NAME).open("wb") as file:
        file.truncate(1 << 40)
    return scene.folder


def fifty_megabytes(scene: Scene) -> Path:
    """Build a file of fifty megabytes of comments."""
    return handed_in(scene, right() + b"# padding " * (5 << 20))


def many_files(scene: Scene) -> Path:
    """Build twenty thousand other files."""
    for number in range(100):
        (scene.folder / str(number)).mkdir()
        for other in range(200):
            (scene.folder / str(number) / f"{other}.py").touch()
    return handed_in(scene, right())


def deep(scene: Scene) -> Path:
    """Build three hundred folders, one in the other, with the file at the bottom."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(scene.folder)
    try:
        for _ in range(300):
            os.mkdir("deeper-and-deeper")
            os.chdir("deeper-and-deeper")
        with open(NAME, "wb") as file:
            file.write(right())
    finally:
        os.fchdir(here)
        os.close(here)
    return scene.folder


def odd_names(scene: Scene) -> Path:
    """Build folders whose names hold everything that a name can hold."""
    base = os.fsencode(scene.folder)
    for name in (b"\xff\xfe", b"line\nbreak", b"\x1b[31m", b"<x-pwned>", b"::notice::pwned", b" ", b"-rf", b"[bold]"):
        os.mkdir(os.path.join(base, name))
        with open(os.path.join(base, name, b"0-conv_forward.py\xff"), "wb") as file:
            file.write(wrong())
    return handed_in(scene, right())


def look_alikes(scene: Scene) -> Path:
    """Build names that only look like the right one."""
    for name in ("\uff10-conv_forward.py", "0-conv_forward.py ", "0-conv\u200d_forward.py", "0\u2010conv_forward.py"):
        handed_in(scene, wrong(), name)
    return scene.folder


def two_candidates(scene: Scene) -> Path:
    """Build two files of the right name at the same depth."""
    handed_in(scene, wrong(), f"a/{NAME}")
    return handed_in(scene, right(), f"b/{NAME}")


def unreadable(scene: Scene) -> Path:
    """Build a file without any right to read it."""
    handed_in(scene, right())
    (scene.folder / NAME).chmod(0)
    return scene.folder


def named_for_injection(scene: Scene) -> Path:
    """Build a folder whose own name speaks to pages, terminals and logs."""
    folder = scene.folder / MARKUP.replace("/", "")
    return handed_in(Scene(folder, scene.secret, scene.neighbour, scene.outside), right())


BUILDERS: dict[str, Builder] = {
    "folder_symlink_to_passwd": linked(lambda _: "/etc/passwd"),
    "folder_symlink_to_secret": linked(lambda scene: scene.secret),
    "folder_symlinked_folder": symlinked_folder,
    "folder_symlink_loop": symlink_loop,
    "folder_fifo": fifo,
    "folder_socket": unix_socket,
    "folder_device": device,
    "folder_directory": directory,
    "folder_sparse_terabyte": sparse_terabyte,
    "folder_fifty_megabytes": fifty_megabytes,
    "folder_many_files": many_files,
    "folder_deep": deep,
    "folder_odd_names": odd_names,
    "folder_look_alikes": look_alikes,
    "folder_two_candidates": two_candidates,
    "folder_unreadable": unreadable,
    "folder_proc": linked(lambda _: "/proc/self/environ"),
    "file_dev_zero": linked(lambda _: "/dev/zero"),
    "named_for_injection": named_for_injection,
}
