"""Every builder by name: what a manifest's ``builder`` may ask for."""

from tests.escapes import accidents, folders, tars, zips
from tests.escapes.scene import Builder

BUILDERS: dict[str, Builder] = {**zips.BUILDERS, **tars.BUILDERS, **folders.BUILDERS, **accidents.BUILDERS}
