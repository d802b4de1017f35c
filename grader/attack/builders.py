"""Every builder by name: what a manifest's ``builder`` may ask for."""

from grader.attack import accidents, folders, tars, zips
from grader.attack.scene import Builder

BUILDERS: dict[str, Builder] = {**zips.BUILDERS, **tars.BUILDERS, **folders.BUILDERS, **accidents.BUILDERS}
