"""While much is made that lives on no garbage is looked for, and afterwards not among it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from viewer.files.read.garbage import Keepers, garbage_kept


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector as it was."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def ages_of(objects: list[list[int]]) -> set[int]:
    """Return the generations that some objects are in."""
    wanted = {id(one) for one in objects}
    return {age for age in range(3) if any(id(one) in wanted for one in gc.get_objects(generation=age))}


def test_that_the_last_one_who_goes_switches_it_on_again() -> None:
    keepers = Keepers()
    keepers.come()
    keepers.come()
    assert not gc.isenabled()
    keepers.go()
    assert not gc.isenabled()
    keepers.go()
    assert gc.isenabled()


def test_that_what_was_made_meanwhile_is_old_at_once() -> None:
    keepers = Keepers()
    keepers.come()
    made = [[number] for number in range(5000)]
    young = ages_of(made)
    keepers.go()
    assert young == {0}
    assert ages_of(made) == {2}, "the next collections of young objects would walk over all of it"


def test_that_circles_among_it_are_found_later() -> None:
    class Node:
        gone = 0
        other: Node

        def __del__(self) -> None:
            Node.gone += 1

    with garbage_kept():
        one, two = Node(), Node()
        one.other, two.other = two, one
    del one, two
    assert Node.gone == 0
    gc.collect()
    assert Node.gone == 2


def test_that_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    keepers = Keepers()
    keepers.come()
    keepers.go()
    assert not gc.isenabled()
