"""From a platform's download to students and their files: one module a platform; doubt is listed, never resolved."""

from grader.batch.sources.discover import PLATFORMS, discover
from grader.batch.sources.found import Found

__all__ = ["PLATFORMS", "Found", "discover"]
