"""Hostile and damaged tar archives, each built the same way every time."""

import gzip
import io
import random
import tarfile
from collections.abc import Callable
from pathlib import Path

from grader.attack.scene import NAME, Scene, builders, right, wrong
from grader.attack.zips import COLLIDING_NAMES, MEGABYTE, ODD_NAMES

Entry = tuple[tarfile.TarInfo, bytes]
_END = bytes(2 * tarfile.BLOCKSIZE)


def entry(name: str, data: bytes = b"x", kind: bytes = tarfile.REGTYPE, target: str = "", mode: int = 0o755) -> Entry:
    """Return one entry; ``target`` is where a link leads."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.mode, info.size = kind, target, mode, len(data)
    info.devmajor, info.devminor = 1, 5
    return info, data


def tarred(*entries: Entry) -> bytes:
    """Return a tar.gz with these entries."""
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w:gz", format=tarfile.PAX_FORMAT, compresslevel=1) as archive:
        for info, data in entries:
            archive.addfile(info, io.BytesIO(data) if info.isreg() else None)
    return memory.getvalue()


def sparse(_: Scene) -> bytes:
    """Return a tar with a file that is said to be a terabyte of holes."""
    info, data = entry(NAME, b"x" * 512)
    info.pax_headers = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.name": NAME,
        "GNU.sparse.size": str(1 << 40),
        "GNU.sparse.map": f"{(1 << 40) - 512},512",
    }
    return tarred((info, data))


def pax_bomb(_: Scene) -> bytes:
    """Return a tar whose extended header alone is a hundred megabytes."""
    info, data = entry(NAME, right())
    info.pax_headers = {"comment": "A" * (100 * MEGABYTE)}
    return tarred((info, data))


def raw(name: str, data: bytes, kind: bytes = tarfile.REGTYPE) -> bytes:
    """Return the blocks of one entry, whatever its kind may hold."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(data)
    return info.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % tarfile.BLOCKSIZE)


def endless_number(_: Scene) -> bytes:
    """Return a tar whose attributes are one long number, which is searched from each of its digits."""
    return gzip.compress(raw("attributes", b"1" * 2**17, tarfile.XHDTYPE) + raw(NAME, right()) + _END, 0)


def sparse_map(_: Scene) -> bytes:
    """Return a tar with a sparse file whose map has twenty million numbers, and noise that hides how it grows."""
    marks = b"22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n"
    numbers = 20 * 10**6
    entries = (
        raw("noise", random.Random(0).randbytes(MEGABYTE)),  # noqa: S311 - the same each time
        raw("attributes", marks, tarfile.XHDTYPE),
        raw(NAME, b"%d\n" % numbers + b"1\n" * numbers),
    )
    return gzip.compress(b"".join(entries) + _END, 1)


def setuid(_: Scene) -> bytes:
    """Return a tar with special modes and foreign owners."""
    info, data = entry(NAME, right(), mode=0o6777)
    info.uid, info.gid, info.uname = 0, 0, "root"
    return tarred((info, data), entry("program", mode=0o4755))


def _good() -> Entry:
    return entry(NAME, right())


def _link(name: str, target: Path, kind: bytes = tarfile.SYMTYPE) -> Entry:
    return entry(name, b"", kind, str(target))


CONTENT: dict[str, Callable[[Scene], bytes]] = {
    "tar_traversal": lambda _: tarred(_good(), entry("../escaped.py"), entry("a/../../../escaped.py")),
    "tar_absolute": lambda scene: tarred(_good(), entry(f"{scene.outside}/escaped.py")),
    "tar_symlink": lambda scene: tarred(_link(NAME, scene.secret)),
    "tar_symlinked_folder": lambda scene: tarred(_link("cnn", scene.outside), entry(f"cnn/{NAME}", right())),
    "tar_bomb": lambda _: tarred(entry(NAME, bytes(600 * MEGABYTE))),
    "tar_many_entries": lambda _: tarred(_good(), *(entry(f"{n}.py", b"") for n in range(30_000))),
    "tar_duplicate_names": lambda _: tarred(entry(NAME, wrong()), _good()),
    "tar_damaged": lambda _: _damaged(tarred(_good())),
    "tar_cut_short": lambda _: tarred(_good())[:200],
    "tar_odd_names": lambda _: tarred(_good(), *(entry(name) for name in ODD_NAMES)),
    "tar_colliding_names": lambda _: tarred(_good(), *(entry(name, wrong()) for name in COLLIDING_NAMES)),
    "tar_hardlink": lambda scene: tarred(_link(NAME, scene.secret, tarfile.LNKTYPE)),
    "tar_device": lambda _: tarred(entry(NAME, b"", tarfile.CHRTYPE), entry("fifo", b"", tarfile.FIFOTYPE)),
    "tar_sparse": sparse,
    "tar_pax_bomb": pax_bomb,
    "tar_setuid": setuid,
    "tar_endless_number": endless_number,
    "tar_sparse_map": sparse_map,
    "gzip_of_streams": lambda _: gzip.compress(b"", mtime=0) * (60 * MEGABYTE // 20),
    "gzip_bomb": lambda _: gzip.compress(bytes(600 * MEGABYTE), 1, mtime=0),
    "tar_of_the_folder": lambda _: tarred(entry(f"cnn/{NAME}", right())),
}


def _damaged(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(byte ^ 0x5A for byte in data[middle : middle + 40]) + data[middle + 40 :]


BUILDERS = builders(CONTENT, ".tar.gz")
