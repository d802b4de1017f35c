"""One world outside and one arena a tier, for the whole run of a test process."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from grader.attack.arena import Arena, open_arena, the_pack
from grader.attack.outside import Outside
from grader.attack.scene import NAME, right


@pytest.fixture(scope="session")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    _, places = the_pack()
    world = Outside(tmp_path_factory.mktemp("outside"), places)
    (world.neighbour / NAME).write_bytes(right())
    yield world
    world.close()


@pytest.fixture(scope="session")
def arena_of(outside: Outside) -> Iterator[Callable[[str], Arena]]:
    pack, _ = the_pack()
    arenas: dict[str, Arena] = {}
    with ExitStack() as stack:

        def arena(tier: str) -> Arena:
            if tier not in arenas:
                arenas[tier] = stack.enter_context(open_arena(tier, outside, pack))
            return arenas[tier]

        yield arena
