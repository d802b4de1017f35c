"""Ships the packs, their references and the attacks in the wheel; a checkout that is installed in place has them."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PacksInWheel(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its parameter open
    """Maps exercises/ and reference/ to grader/_packs/, and the attacks to grader/_attacks/."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders, unless the build is an editable one."""
        if version == "standard":
            build_data["force_include"]["exercises"] = "grader/_packs/exercises"
            build_data["force_include"]["reference"] = "grader/_packs/reference"
            build_data["force_include"]["tests/escapes/corpus"] = "grader/_attacks"
