"""Hostile and damaged zip archives, each built the same way every time."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from grader.attack.scene import NAME, Scene, builders, right, wrong

Entries = list[tuple[str | zipfile.ZipInfo, bytes]]
ODD_NAMES = (
    "\x1b[31mred.py",
    "line\nbreak.py",
    "::notice::pwned.py",
    "<x-pwned onclick=1>.py",
    "..",
    "...",
    "C:\\windows.py",
    "\\\\server\\share.py",
    "nul",
    "con.py",
    "-rf",
    "~/.bashrc",
    "$(touch pwned).py",
    " ",
    "a/./../b.py",
    "\u202eyp.drawrof",
)
COLLIDING_NAMES = ("0-CONV_FORWARD.py", "0-conv_forward.py.", "0-conv_forward.py ", "caf\u00e9.py", "cafe\u0301.py")
MEGABYTE = 1 << 20


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], stored: bool = False) -> bytes:
    """Return a zip with these entries."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return memory.getvalue()


def link(name: str, target: Path) -> tuple[zipfile.ZipInfo, bytes]:
    """Return an entry that is a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = 0o120777 << 16
    return entry, str(target).encode()


def overlapping(_: Scene) -> bytes:
    """Return a zip of 300 entries that share one compressed body."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = bytes(4 * MEGABYTE)
    packed = packer.compress(data) + packer.flush()
    sizes = (zlib.crc32(data), len(packed), len(data), 4)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, *sizes, 0) + b"0000" + packed
    directory = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0, 0) + f"{number:04}".encode()
        for number in range(300)
    )
    return local + directory + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 300, 300, len(directory), len(local), 0)


def lying_sizes(_: Scene) -> bytes:
    """Return a zip whose headers say ten bytes where a hundred megabytes come."""
    said = struct.pack("<I", 100 * MEGABYTE)
    return zipped((NAME, bytes(100 * MEGABYTE))).replace(said, struct.pack("<I", 10))


def encrypted(_: Scene) -> bytes:
    """Return a zip whose entry says that it is encrypted."""
    data = bytearray(zipped((NAME, right())))
    data[6] |= 1
    data[data.rindex(b"PK\1\2") + 8] |= 1
    return bytes(data)


def nested(_: Scene) -> bytes:
    """Return a zip in a zip, four deep."""
    data = zipped((NAME, right()))
    for number in range(4):
        data = zipped((f"{number}.zip", data))
    return data


def damaged(data: bytes) -> bytes:
    """Flip forty bytes of the first body."""
    return data[:60] + bytes(byte ^ 0x5A for byte in data[60:100]) + data[100:]


def _good() -> tuple[str, bytes]:
    return NAME, right()


CONTENT: dict[str, Callable[[Scene], bytes]] = {
    "zip_traversal": lambda _: zipped(_good(), ("../escaped.py", b"x"), ("a/../../../escaped.py", b"x")),
    "zip_absolute": lambda scene: zipped(_good(), (f"{scene.outside}/escaped.py", b"x")),
    "zip_backslashes": lambda scene: zipped(_good(), ("..\\escaped.py", b"x"), (f"{scene.outside}\\escaped.py", b"x")),
    "zip_symlink": lambda scene: zipped(link(NAME, scene.secret)),
    "zip_symlinked_folder": lambda scene: zipped(link("cnn", scene.outside), (f"cnn/{NAME}", right())),
    "zip_bomb": lambda _: zipped((NAME, bytes(200 * MEGABYTE)), *((f"{n}", bytes(8 * MEGABYTE)) for n in range(20))),
    "zip_many_entries": lambda _: zipped(_good(), *((f"{n}.py", b"") for n in range(100_000)), stored=True),
    "zip_duplicate_names": lambda _: _twice(),
    "zip_damaged": lambda _: damaged(zipped(_good())),
    "zip_cut_short": lambda _: zipped(_good())[:200],
    "zip_odd_names": lambda _: zipped(_good(), *((name, b"x") for name in ODD_NAMES)),
    "zip_colliding_names": lambda _: zipped(_good(), *((name, wrong()) for name in COLLIDING_NAMES)),
    "zip_encrypted": encrypted,
    "zip_overlapping": overlapping,
    "zip_nested": nested,
    "zip_lying_sizes": lying_sizes,
    "zip_two_directories": lambda _: zipped((NAME, wrong())).replace(NAME.encode(), b"1-conv_forward.py", 1),
    "zip_long_name": lambda _: zipped(_good(), ("n" * 60_000, b"x"), ("d/" * 20_000 + "x", b"x")),
    "zip_nul_in_name": lambda _: zipped(_good(), ("../escapedX.py", b"x")).replace(b"escapedX", b"escaped\0"),
    "zip_of_nothing": lambda _: zipped(),
    "not_an_archive": lambda _: b"This is no archive.\n" * 50,
    "zip_of_the_folder": lambda _: zipped((f"cnn/{NAME}", right())),
    "macos_leftovers": lambda _: zipped(
        (f"cnn/{NAME}", right()), (f"__MACOSX/cnn/._{NAME}", b"\0\5\x16\7"), ("cnn/.DS_Store", b"\0\0\0\1Bud1")
    ),
}


def _twice() -> bytes:
    first, second = zipped((NAME, wrong()), ("X" * len(NAME), right())), NAME.encode()
    return first.replace(b"X" * len(NAME), second)


BUILDERS = builders(CONTENT, ".zip")
