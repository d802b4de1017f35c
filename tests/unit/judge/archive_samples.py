"""Archives in memory, honest and hostile."""

import io
import stat
import tarfile
import zipfile

UNIX = 3
WINDOWS = 0


def zip_info(name: str, mode: int = 0o644, system: int = UNIX) -> zipfile.ZipInfo:
    """A member's entry with a Unix mode, as a system would write it."""
    info = zipfile.ZipInfo(name)
    info.create_system = system
    info.external_attr = (stat.S_IFREG | mode) << 16 if system == UNIX else 0
    return info


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as opened:
        for name, data in members:
            info = zip_info(name) if isinstance(name, str) else name
            opened.writestr(info, data, compress_type=method)
    return held.getvalue()


def tar_info(
    name: str, size: int = 0, mode: int = 0o644, kind: bytes = tarfile.REGTYPE, to: str = ""
) -> tarfile.TarInfo:
    """A member's header."""
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.type, info.linkname = size, mode, kind, to
    return info


def tar_of(*members: tuple[str | tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    """A tar with these members; ``mode`` as for ``tarfile.open`` (``w:gz``)."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as opened:  # type: ignore[call-overload]
        for name, data in members:
            info = tar_info(name, len(data)) if isinstance(name, str) else name
            opened.addfile(info, io.BytesIO(data))
    return held.getvalue()
