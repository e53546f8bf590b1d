"""Gaps that are unfolded one by one: what stands around them keeps its titles, and may use the room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_helpers import arranged, boxes_at, event, overlapping, timeline

from viewer.layout.frame.boxes import Box
from viewer.model.timeline import Timeline

EVENTS = [
    event(0, "2001-07/2001-08", "Journey"),
    event(1, "2002-08", "Far East"),
    event(2, "2009", "Plant completed"),
    event(3, "2011-05", "Visit to China"),
    *(event(4 + day, f"2011-08-{20 + day:02}", f"Something of day {day}") for day in range(8)),
]


def gaps(made: Timeline) -> list[int]:
    """Return where the gaps begin that are folded when nothing is opened."""
    stretches = arranged(made, 760).axis.stretches
    return [one.span.end for one, other in pairwise(stretches) if one.breaks < other.breaks]


def with_opened(made: Timeline, *opened: int) -> list[Box]:
    """Return the boxes of everything with some gaps opened."""
    return boxes_at(arranged(made, 760, opened=frozenset(opened)), width=760.0)


def titles(boxes: list[Box]) -> dict[str, str]:
    """Return by title what is drawn of it."""
    return {box.event.title: " ".join(box.lines) for box in boxes if box.event is not None}


@pytest.mark.parametrize("number", range(3))
def test_that_a_gap_is_opened_at_the_cost_of_no_title(number: int) -> None:
    made = timeline(*EVENTS)
    start = gaps(made)[number]
    boxes = with_opened(made, start)
    assert titles(boxes) == {one.title: one.title for one in EVENTS}
    assert overlapping(boxes) == []


def test_that_titles_reach_into_an_opened_gap_from_both_sides() -> None:
    made = timeline(*EVENTS)
    _, before, after = gaps(made)
    boxes = with_opened(made, before)
    (plant,) = (box for box in boxes if box.event is EVENTS[2])
    assert plant.label_x + plant.label_px > plant.x1
    (visit,) = (box for box in boxes if box.event is EVENTS[3])
    assert visit.label_x < visit.x0
    (visit,) = (box for box in with_opened(made, after) if box.event is EVENTS[3])
    assert visit.label_x + visit.label_px > visit.x1
