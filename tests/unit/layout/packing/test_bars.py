"""Long events: where they stand however one comes to them, and what a view deep inside a crowd of them costs."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, boxes_at, event, measure, overlapping, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import Box
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import Item
from viewer.layout.packing.proportions import fold
from viewer.layout.packing.rows import BOX_GAP_PX, RowsBelow
from viewer.model.timeline import Event, Timeline

WIDTH = 800.0


def crowd(count: int, seed: int, *, fading: bool = False) -> Timeline:
    """Return events of all lengths up to ten years, in one lane; of some the start or the end is not known."""
    rng = random.Random(seed)
    events: list[Event] = []
    for number in range(count):
        year, days = rng.randint(1900, 1999), int(10 ** rng.uniform(0, 3.5))
        start = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        end = f"{year + days // 360:04}-{1 + days // 30 % 12:02}-28"
        form = f"{start}/{max(start, end)}"
        if fading:
            form = rng.choice((form, f"/{max(start, end)}", f"{start}/", start[:7]))
        events.append(event(number, form, f"What lasted for long, {number}", "a"))
    return timeline(*events)


def in_the_middle(arrangement: Arrangement, zoom: float) -> TimeScale:
    """Return a view about the middle of the last century."""
    scale = fitted(arrangement.axis).zoomed(zoom, 400.0)
    return scale.centred(event(0, "1950-05-05").when.start, WIDTH)


def rows_of(boxes: list[Box]) -> dict[int, float]:
    """Return where events stand, by place."""
    return {box.place: box.y for box in boxes if box.event is not None}


@pytest.mark.parametrize("fading", [False, True])
@pytest.mark.parametrize("zoom", [3.0, 20.0, 150.0, 1500.0, 12000.0])
def test_that_a_bar_has_one_row_from_wherever_one_comes_to_it(zoom: float, fading: bool) -> None:
    made = crowd(5000, 1, fading=fading)
    at_once, on_the_way = (arranged(made, WIDTH, 6, fold_gaps=False) for _ in range(2))
    shown = in_the_middle(at_once, zoom)
    rows: dict[int, float] = {}
    seen = 0
    for step in range(-8, 9):
        boxes = boxes_at(on_the_way, shown.panned(311.0 * step))
        assert overlapping(boxes) == []
        moved = [place for place, y in rows_of(boxes).items() if rows.setdefault(place, y) != y]
        assert moved == []
        seen += len(boxes)
    there = rows_of(boxes_at(at_once, shown))
    assert there == {place: rows[place] for place in there}
    assert len(there) > 5 and seen > 150


def test_that_what_is_made_and_measured_for_a_deep_view_is_what_it_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: set[str] = set()

    def noted_px(text: str) -> float:
        measured.add(text)
        return measure(text)

    made, labels = crowd(16_000, 2), Labels(noted_px)
    index = TimelineIndex(made)
    axis = fold(index, labels, WIDTH, 6, fold_gaps=False)
    arrangement = Arrangement(index, axis, labels, [7], 1000)
    boxes_at(arrangement)
    items: list[Item] = []
    init = Item.__init__

    def noted(item: Item, *values: object, **named: object) -> None:
        items.append(item)
        init(item, *values, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Item, "__init__", noted)
    measured.clear()
    boxes = boxes_at(arrangement, in_the_middle(arrangement, 9000.0))
    assert len(boxes) > 60
    # And those few that have a row in sight at a coarser zoom, around the view.
    assert len(items) <= len(boxes) + 100
    assert len(measured) <= len(boxes) + 100
    items.clear()
    measured.clear()
    boxes_at(arrangement, in_the_middle(arrangement, 9000.0).panned(300.0))
    assert len(items) < 10 and len(measured) < 10, "what runs on is not made again"


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 90)), max_size=12),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60), st.integers(0, 3)), min_size=1, max_size=20),
    st.integers(1, 9),
)
def test_that_what_stands_below_takes_the_uppermost_free_row(
    others: list[tuple[int, int]], pieces: list[tuple[int, int, int]], count: int
) -> None:
    taken: list[tuple[float, float, int]] = []

    def first_free(low: float, high: float, least: int) -> int:
        def is_free(row: int) -> bool:
            return not any(
                row == other and a < high + BOX_GAP_PX and low < b + BOX_GAP_PX for a, b, other in taken
            )

        return next((row for row in range(least, count) if is_free(row)), -1)

    for low, width in others:
        row = first_free(low, low + width, 0)
        taken += [(low, low + width, row)] if row >= 0 else []
    pieces.sort()
    reach = pieces[0][0], max(low + width for low, width, _ in pieces)
    rows = RowsBelow(taken, count, *reach)
    found, expected = [], []
    for low, width, least in pieces:
        expected.append(first_free(low, low + width, least))
        found.append(rows.take_first(low, low + width, least))
        taken += [(low, low + width, expected[-1])] if expected[-1] >= 0 else []
    assert found == expected
