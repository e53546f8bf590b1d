"""A part of what was read: some events, with the sources that these need."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from viewer.files.read.reader import Reading
from viewer.model.timeline import Event


def part_of(reading: Reading, ids: Collection[str]) -> Reading:
    """Return a reading with some of its events alone.

    Sources that only other events stand on are left out with them; those that none stands on stay.

    Args:
        reading: All of a file.
        ids: Of the events that stay; an id that no event has is nothing.
    """
    timeline = reading.timeline
    if timeline is None:
        return reading
    events = tuple(event for event in timeline.events if event.id in ids)
    if len(events) == len(timeline.events):
        return reading
    needed = {name for event in events for name in _sources(event)}
    others = {name for event in timeline.events for name in _sources(event)} - needed
    sources = tuple(source for source in timeline.sources if source.id not in others)
    # What could not be read is no part of anything that was chosen.
    return replace(reading, timeline=replace(timeline, events=events, sources=sources), not_placed=())


def _sources(event: Event) -> Iterator[str]:
    yield from event.sources
    for quote in event.quotes:
        yield quote.source
    for picture in event.images:
        yield picture.source
