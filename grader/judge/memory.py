"""Where expected values are kept between runs: files named by digest, in a folder of the judge's own."""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

_SEAL_BYTES = 32


class FolderMemory:
    """Keeps bytes under digests, each file written whole or not at all and sealed by its own hash.

    A folder that cannot be written, or a file that is damaged, costs time and nothing else: what is not
    found is taken anew.
    """

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when first needed."""
        self._folder = folder

    def get(self, digest: str) -> bytes | None:
        """Return what was put under a digest, or None when it is not there or not whole."""
        try:
            data = (self._folder / digest).read_bytes()
        except OSError:
            return None
        seal, content = data[:_SEAL_BYTES], data[_SEAL_BYTES:]
        return content if seal == hashlib.sha256(content).digest() else None

    def put(self, digest: str, data: bytes) -> None:
        """Keep bytes under a digest."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            os.replace(name, self._folder / digest)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(name)
