"""From a folder under exercises/ to a Pack: strict manifests, every fault named with its place and cure."""

from grader.packs.load import load_pack
from grader.packs.places import find_pack

__all__ = ["find_pack", "load_pack"]
