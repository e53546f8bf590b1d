"""What lies outside a view is counted to the last event, without going through the events."""

from __future__ import annotations

import random

import pytest
from layout_helpers import arranged, event, random_events, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.beyond import Beyond, beyond, rows_in_time
from viewer.layout.frame.boxes import LaneBand
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.scene import lane_bands, rows_in_view, visible_boxes
from viewer.layout.index.run_on import drawn_end, drawn_start
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.clusters import Members

WIDTH, TOP, HEIGHT = 800.0, 48.0, 400.0


def bands_at(
    arrangement: Arrangement, scale: TimeScale, scroll_y: float = 0.0, view: LaneView = ALL_LANES
) -> list[LaneBand]:
    """Return the lanes as high as what is in view."""
    rows = rows_in_view(arrangement, scale, WIDTH)
    return lane_bands(arrangement, TOP, HEIGHT, scroll_y, view, rows)


def counted(
    arrangement: Arrangement, scale: TimeScale, scroll_y: float = 0.0, view: LaneView = ALL_LANES
) -> Beyond:
    bands = bands_at(arrangement, scale, scroll_y, view)
    return beyond(arrangement, scale, WIDTH, bands, (TOP, HEIGHT))


def sought(arrangement: Arrangement, scale: TimeScale, scroll_y: float, view: LaneView = ALL_LANES) -> Beyond:
    """Count by looking at every event and at every box there is."""
    made, reach = arrangement.index.timeline, arrangement.axis.reach
    start, end = scale.to_fine_time(0), scale.to_fine_time(WIDTH)
    bands = bands_at(arrangement, scale, scroll_y, view)
    shown = {made.lanes[band.number].id for band in bands}
    found, inside = Beyond(), set()
    for place, one in enumerate(made.events):
        if one.lane not in shown:
            continue
        if drawn_end(one.when, reach) <= start:
            found.earlier += 1
        elif drawn_start(one.when, reach) >= end:
            found.later += 1
        else:
            inside.add(place)
    by_number = {band.number: band for band in bands}
    for box in visible_boxes(arrangement, scale, WIDTH, bands):
        band = by_number[box.lane]
        places = set(box.members.places()) if box.members is not None else {box.place}
        if band.y + band.height <= TOP or (
            band.y < TOP and not band.is_thin and box.y + box.height / 2 < TOP
        ):
            found.above += len(places & inside)
        elif band.y >= HEIGHT or (not band.is_thin and box.y + box.height > HEIGHT + 3):
            found.below += len(places & inside)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_that_every_event_outside_a_view_is_counted_once(seed: int) -> None:
    rng = random.Random(seed)
    arrangement = arranged(timeline(*random_events(300, seed, 3), lanes=3), WIDTH, 12)
    fit = fitted(arrangement.axis)
    told = Beyond()
    for _ in range(25):
        scale = fit.zoomed(rng.choice((1, 2, 7, 40, 300)), rng.uniform(0, WIDTH)).panned(
            rng.uniform(-400, 400)
        )
        last = bands_at(arrangement, scale)[-1]
        scroll_y = rng.uniform(0, max(0.0, last.y + last.height - HEIGHT))
        found, wished = counted(arrangement, scale, scroll_y), sought(arrangement, scale, scroll_y)
        assert (found.earlier, found.later) == (wished.earlier, wished.later)
        assert (found.above, found.below) == (wished.above, wished.below)
        for name in ("earlier", "later", "above", "below"):
            setattr(told, name, getattr(told, name) + getattr(found, name))
    assert min(told.earlier, told.later, told.above, told.below) > 0


def test_that_the_nearest_event_on_either_side_is_named() -> None:
    made = timeline(*(event(n, f"{2001 + n}-06-15") for n in range(9)))
    arrangement = arranged(made, WIDTH, fold_gaps=False)
    scale = fitted(arrangement.axis).zoomed(4, 0).centred(made.events[4].when.start, WIDTH)
    found = counted(arrangement, scale)
    assert found.earlier > 0
    assert found.later > 0
    assert found.earlier_end == made.events[found.earlier - 1].when.end
    assert found.later_start == made.events[9 - found.later].when.start


def test_that_hidden_lanes_do_not_count_and_collapsed_ones_do() -> None:
    made = timeline(*random_events(200, 3, 3), lanes=3)
    arrangement = arranged(made, WIDTH)
    scale = fitted(arrangement.axis).zoomed(9, 500)
    for view in (LaneView(hidden=frozenset("a")), LaneView(collapsed=frozenset("ab"))):
        found, wished = counted(arrangement, scale, view=view), sought(arrangement, scale, 0.0, view)
        assert (found.earlier, found.later, found.below) == (wished.earlier, wished.later, wished.below)


def test_that_nothing_lies_outside_the_whole_timeline() -> None:
    arrangement = arranged(timeline(*random_events(30, 1)), WIDTH)
    bands = lane_bands(arrangement, TOP, 4000.0, 0.0)
    found = beyond(arrangement, fitted(arrangement.axis), WIDTH, bands, (TOP, 4000.0))
    assert found == Beyond()


def test_that_nobody_lists_what_a_count_at_the_edge_stands_for(monkeypatch: pytest.MonkeyPatch) -> None:
    arrangement = arranged(timeline(*random_events(4000, 6, 2), lanes=2), WIDTH, 20, fold_gaps=False)
    scale = fitted(arrangement.axis).zoomed(3.0, 300.0)
    listed: list[int] = []
    counted_lasting: list[int] = []
    lasting = Members.lasting

    def places(members: Members) -> list[int]:
        listed.append(len(members))
        return []

    def noted(members: Members, start: float, end: float) -> int:
        counted_lasting.append(len(members))
        return lasting(members, start, end)

    monkeypatch.setattr(Members, "lasting", noted)
    monkeypatch.setattr(Members, "places", places)
    found = [counted(arrangement, scale.panned(40 * step), scroll_y=30.0) for step in range(8)]
    assert any(one.below for one in found) and counted_lasting
    assert listed == []


@pytest.mark.parametrize("seed", range(4))
def test_that_rows_with_something_of_the_time_in_view_are_told_in_sight_or_not(seed: int) -> None:
    rng = random.Random(seed)
    made = timeline(*random_events(300, seed, 3), lanes=3)
    arrangement = arranged(made, WIDTH, 12)
    fit, found_in_sight = fitted(arrangement.axis), 0
    view = LaneView(collapsed=frozenset("b"))
    for _ in range(20):
        scale = fit.zoomed(rng.choice((1, 7, 40, 300)), rng.uniform(0, WIDTH))
        bands = bands_at(arrangement, scale, rng.uniform(0.0, 100.0), view)
        rows = rows_in_time(arrangement, scale, WIDTH, bands)
        outside = beyond(arrangement, scale, WIDTH, bands, (TOP, HEIGHT))
        in_time = sum(len(lane) for lane in arrangement.index.lane_indexes) - outside.earlier - outside.later
        assert bool(rows) == bool(in_time)
        edges = {(band.y, band.y + band.height) for band in bands}
        assert all(any(top <= low and high <= end for top, end in edges) for low, high in rows)
        above = [row for row in rows if row[1] <= TOP]
        below = [row for row in rows if row[0] >= HEIGHT]
        assert not above or outside.above > 0
        assert not below or outside.below > 0
        found_in_sight += len(rows) - len(above) - len(below)
    assert found_in_sight > 0
