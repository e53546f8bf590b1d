"""What packing costs, counted: neither how far one has zoomed in nor how often work is resumed adds to it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, boxes_at, event, measure, timeline

from viewer.layout.axis.scale import Axis, TimeScale, fitted
from viewer.layout.index.index import TimelineIndex
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.bar_rows import BarRows
from viewer.layout.packing.grid import TileGrid
from viewer.layout.packing.labels import ELLIPSIS, Labels
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.layout.packing.proportions import fold
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Timeline

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


def reigns(lanes: int = 3) -> Arrangement:
    """Return 120 long events in some lanes, on an axis of the same scale everywhere."""
    events = [event(n, f"19{n % 40:02}/19{60 + n % 40}", lane="abcdef"[n % lanes]) for n in range(120)]
    return arranged(timeline(*events, lanes=lanes), WIDTH, 60, fold_gaps=False)


def test_that_what_a_tile_costs_does_not_grow_with_the_zoom(monkeypatch: pytest.MonkeyPatch) -> None:
    arrangement = reigns()
    whole = fitted(arrangement.axis)
    boxes_at(arrangement, whole)
    calls = Calls(monkeypatch, (BarRows, "numbers"), (TileGrid, "between"))
    costs = []
    for doublings in (6, 24):
        scale = whole
        for _ in range(doublings):
            scale = scale.zoomed(2.0, 400.0)
            boxes_at(arrangement, scale)
        calls.reset()
        assert len(boxes_at(arrangement, scale.panned(2000))) == len(boxes_at(arrangement, scale)) > 20
        costs.append(dict(calls.made))
    near, far = costs
    assert near["numbers"] > 0 and near["between"] > 0
    assert far["numbers"] <= near["numbers"]
    assert far["between"] <= near["between"]


def test_that_where_tiles_lie_is_found_once_for_all_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Calls(monkeypatch, (TileGrid, "__init__"))
    made = []
    for lanes in (2, 6):
        calls.reset()
        arrangement = reigns(lanes)
        for doubling in range(5):
            boxes_at(arrangement, fitted(arrangement.axis).zoomed(2.0**doubling, 400.0))
        made.append(calls.made["__init__"])
    assert 0 < made[0] == made[1]


def test_that_zooming_in_by_five_doublings_and_out_again_packs_nothing_twice() -> None:
    arrangement = reigns()
    scales = [fitted(arrangement.axis).zoomed(2.0 ** (level / 2), 400.0) for level in range(1, 11)]
    there = [len(boxes_at(arrangement, scale)) for scale in scales]
    with arrangement.budget.limited(0.0):
        back = [len(boxes_at(arrangement, scale)) for scale in reversed(scales)]
    assert not arrangement.budget.is_overdrawn
    assert back[::-1] == there
    assert min(there) > 20


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


def crowd() -> Timeline:
    """Return so many short events in one lane that many of them find no room."""
    rng = random.Random(8)
    titles = [
        "meets officials of the border station",
        "talks",
        "leaves by train for the far east of the country",
    ]
    days = [f"{rng.randint(1990, 2000)}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(400)]
    return timeline(*[event(n, day, f"{titles[n % 3]} {n % 20}") for n, day in enumerate(days)])


def test_that_where_an_event_stands_is_found_once_for_all_zooms(monkeypatch: pytest.MonkeyPatch) -> None:
    arrangement = arranged(crowd(), WIDTH, 8, fold_gaps=False)
    scale = fitted(arrangement.axis)
    before = boxes_at(arrangement, scale)
    calls = Calls(monkeypatch, (Axis, "position"), (ItemMaker, "item"))
    after = boxes_at(arrangement, scale.zoomed(1.5, 400.0))
    assert len(before) > 20 < len(after)
    assert calls.made["item"] > 100
    assert calls.made["position"] < calls.made["item"] / 2


def test_that_no_title_is_cut_for_less_room_than_was_too_little_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arrangement = arranged(crowd(), WIDTH, 8, fold_gaps=False)
    tried: dict[int, list[float]] = {}
    shortened = ItemMaker.shortened

    def noted(maker: ItemMaker, item: Item, room_px: float) -> Item | None:
        tried.setdefault(id(item), []).append(room_px)
        return shortened(maker, item, room_px)

    monkeypatch.setattr(ItemMaker, "shortened", noted)
    boxes_at(arrangement)
    assert sum(map(len, tried.values())) > 50
    assert [rooms for rooms in tried.values() if rooms != sorted(set(rooms))] == []


def test_that_the_beginning_of_a_title_is_measured_once_for_all_rows_and_zooms() -> None:
    measured: list[str] = []

    def noted(text: str) -> float:
        measured.append(text)
        return measure(text)

    made, index = crowd(), TimelineIndex(crowd())
    labels = Labels(noted)
    axis = fold(index, labels, WIDTH, 8, fold_gaps=False)
    arrangement = Arrangement(index, axis, labels, [9] * len(made.lanes), 0)
    for zoom in (1.0, 1.5, 2.2):
        assert len(boxes_at(arrangement, fitted(axis).zoomed(zoom, 400.0))) > 20
    beginnings = [text for text in measured if text.endswith(ELLIPSIS)]
    assert len(beginnings) == len(set(beginnings)) > 5


def test_that_the_edges_of_a_view_are_found_once_for_all_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [event(n, f"20{n % 20:02}-05-{1 + n % 28:02}", lane="abcdefghijkl"[n % 12]) for n in range(240)]
    arrangement = arranged(timeline(*events, lanes=12), WIDTH, fold_gaps=False)
    scale = fitted(arrangement.axis).zoomed(3.5, 400.0)
    before = boxes_at(arrangement, scale)
    bands = [box.lane for box in before]
    assert len(set(bands)) == 12
    calls = Calls(monkeypatch, (TimeScale, "locate"))
    boxes_at(arrangement, scale.panned(3.0))
    # Each lane finds the two tiles at the edges.
    assert calls.made["locate"] <= 2 * 12 + 4


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 200)), min_size=1, max_size=40),
    st.integers(0, 12),
)
def test_that_shorter_events_are_counted_up_to_a_limit(spans: list[tuple[int, int]], most: int) -> None:
    events = [event(n, f"{1700 + start}/{1700 + start + length}") for n, (start, length) in enumerate(spans)]
    reach = TimeSpan(events[0].when.start, events[0].when.end)
    index = LaneIndex(events, range(len(events)), reach)
    numbers = range(len(index))
    shorter = [
        sum(
            index.length_class(other) < index.length_class(number)
            and index.starts[number] <= index.starts[other] < index.ends[number]
            for other in numbers
        )
        for number in numbers
    ]
    assert [index.shorter(number, most) for number in numbers] == [min(most, count) for count in shorter]
    assert shorter
