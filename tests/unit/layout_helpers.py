"""Timelines made up for layout tests, with a font as wide as its letters are many."""

from __future__ import annotations

import random
from functools import lru_cache

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import lane_bands, visible_boxes
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.proportions import fold
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.placing import place_on_axis
from viewer.model.timeline import Event, Lane, Timeline, in_order

WORDS = [
    "train",
    "arrives",
    "leaves",
    "talks",
    "with",
    "officials",
    "at",
    "the",
    "border",
    "station",
    "in",
    "the",
    "far",
    "east",
    "on",
    "aid",
]


def measure(text: str) -> float:
    """Return the width of a text whose letters are all seven pixels wide."""
    return 7.0 * len(text)


def event(number: int, date: str, title: str = "", lane: str = "a", *, statement: bool = False) -> Event:
    """Return an event with a date and little else."""
    parsed = parse_date(date)
    when = place_on_axis(parsed, axis_zone=None, event_zone=None, duration=None)
    made = Event(f"e{number}", title or f"Event {number}", parsed, when, lane, number)
    made.about = () if statement else None
    return made


def timeline(*events: Event, lanes: int = 1) -> Timeline:
    """Return a timeline of events; lanes are called a, b, c…"""
    names = tuple(Lane(chr(97 + n), f"Lane {n}") for n in range(lanes))
    return Timeline(title="Test", lanes=names, events=in_order(events))


def random_events(count: int, seed: int, lanes: int = 1) -> list[Event]:
    """Return events of every kind in bursts, some long, some imprecise; the same ones to all who ask."""
    return [*_random_events(count, seed, lanes)]


@lru_cache(maxsize=8)
def random_timeline(count: int, seed: int, lanes: int = 1) -> Timeline:
    """Return a timeline of such events; the same one to all who ask, for whom it is looked through once."""
    return timeline(*random_events(count, seed, lanes), lanes=lanes)


@lru_cache(maxsize=40)
def _random_events(count: int, seed: int, lanes: int) -> tuple[Event, ...]:
    rng = random.Random(seed)
    bursts = [rng.randint(1900, 2020) for _ in range(max(1, count // 12))]
    events = []
    for number in range(count):
        year, month, day = rng.choice(bursts), rng.randint(1, 12), rng.randint(1, 28)
        forms = (
            f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}~",
            f"{year}-{month:02}-{day:02}T{rng.randint(0, 23):02}:30", f"{year}/{year + rng.choice((0, 1, 3, 40))}",
            f"{year}-{month:02}-{day:02}/", f"[..{year}-{month:02}]", f"{year}-{month:02}-{day:02}/..",
        )  # fmt: skip
        title = " ".join(rng.choices(WORDS, k=rng.randint(1, 6)))
        lane = chr(97 + rng.randrange(lanes))
        events.append(event(number, rng.choice(forms), title, lane, statement=rng.random() < 0.2))
    return tuple(events)


def arranged(
    made: Timeline,
    width: float = 800.0,
    max_rows: int = 40,
    *,
    fold_gaps: bool = True,
    deep_rows: int = 1000,
    opened: frozenset[int] = frozenset(),
) -> Arrangement:
    """Return a timeline packed for a width."""
    index, labels = TimelineIndex(made), Labels(measure)
    axis = fold(index, labels, width, max_rows, fold_gaps=fold_gaps, opened=opened)
    return Arrangement(index, axis, labels, [max_rows + 1] * len(made.lanes), deep_rows)


def boxes_at(arrangement: Arrangement, scale: TimeScale | None = None, width: float = 800.0) -> list[Box]:
    """Return the boxes in view, by default of everything."""
    shown = scale or fitted(arrangement.axis)
    lanes = lane_bands(arrangement, 48.0, 600.0, 0.0)
    return visible_boxes(arrangement, shown, width, lanes)


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Return the pairs of boxes of which one covers part of the other's mark or label."""
    pairs = []
    by_y = sorted(boxes, key=lambda box: (box.lane, box.y, box.left))
    for place, one in enumerate(by_y):
        for other in by_y[place + 1 :]:
            if other.lane != one.lane or other.y >= one.y + one.height:
                break
            if one.left < other.right - 0.01 and other.left < one.right - 0.01:
                pairs.append((one, other))
    return pairs
