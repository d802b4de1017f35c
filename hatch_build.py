"""Ships the packs and their references inside the wheel; a checkout that is installed in place has them already."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PacksInWheel(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its parameter open
    """Maps exercises/ and reference/ to grader/_packs/, where grader.packs looks for them outside a checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add both folders, unless the build is an editable one."""
        if version == "standard":
            build_data["force_include"]["exercises"] = "grader/_packs/exercises"
            build_data["force_include"]["reference"] = "grader/_packs/reference"
