"""What packing costs, counted: how often it is resumed adds nothing to it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from layout_helpers import arranged, boxes_at, event, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.packing.grid import TileGrid

WIDTH = 800.0


class Calls:
    """Counts the calls of methods, by name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *methods: tuple[type, str]) -> None:
        self.made = dict.fromkeys([name for _, name in methods], 0)
        for owner, name in methods:
            monkeypatch.setattr(owner, name, self._counting(getattr(owner, name), name))

    def _counting(self, method: Callable[..., object], name: str) -> Callable[..., object]:
        def counted(*args: object) -> object:
            self.made[name] += 1
            return method(*args)

        return counted

    def reset(self) -> None:
        for name in self.made:
            self.made[name] = 0


def test_that_what_begins_in_a_tile_is_looked_through_once_however_often_packing_stops(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = random.Random(3)
    days = [event(n, f"{rng.randint(1990, 2000)}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(3000)]
    edges = []
    for items in (1e9, 12.0):
        arrangement = arranged(timeline(*days), WIDTH, 30, fold_gaps=False)
        scale = fitted(arrangement.axis).zoomed(6.0, 400.0)
        boxes_at(arrangement, fitted(arrangement.axis))
        with monkeypatch.context() as patch:
            calls = Calls(patch, (TileGrid, "edge"))
            frames = 0
            while not frames or arrangement.budget.is_overdrawn:
                frames += 1
                with arrangement.budget.limited(items):
                    boxes_at(arrangement, scale)
            edges.append((frames, calls.made["edge"]))
    (one, at_once), (frames, bit_by_bit) = edges
    assert one == 1 and frames > 20
    assert bit_by_bit <= at_once + 10 * frames
