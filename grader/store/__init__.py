"""What is kept of a batch: an append-only SQLite database, a lock, and files that are whole or absent."""

from grader.store.database import Store
from grader.store.files import write_whole
from grader.store.lock import hold

__all__ = ["Store", "hold", "write_whole"]
