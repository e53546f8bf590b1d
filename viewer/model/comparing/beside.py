"""A second timeline laid beside a first one: lanes of its own under a heading, on the first one's clock."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.zones import zone_of
from viewer.model.timeline import (
    HEADING,
    Era,
    Event,
    Lane,
    OrderKey,
    Picture,
    Quote,
    Source,
    Timeline,
    in_order,
    order_key,
)

#: Behind every id of what is laid beside; no id of a file has such a letter.
_BESIDE = "@beside"
#: The first timeline may grow by about so many events before those beside it get other places.
_ROOM = 1_000


def is_beside(an_id: str) -> bool:
    """Tell whether an id of an event, a lane or a source is of a timeline laid beside."""
    return an_id.endswith(_BESIDE)


def own_part(timeline: Timeline) -> Timeline:
    """Return what is the first one's of two timelines laid beside each other; any other timeline as it is."""
    heading = next((at for at, lane in enumerate(timeline.lanes) if lane.is_heading), -1)
    if heading < 0:
        return timeline
    return replace(
        timeline,
        lanes=timeline.lanes[:heading],
        sources=tuple(source for source in timeline.sources if not is_beside(source.id)),
        events=tuple(event for event in timeline.events if not is_beside(event.id)),
    )


def below(folder: Path, file: str) -> str:
    """Return the path of a picture of what is laid beside as its file has it; empty for another's.

    Args:
        folder: Of the file that is laid beside.
        file: As the picture is named now.
    """
    path = Path(file)
    return str(path.relative_to(folder)) if path.is_absolute() and path.is_relative_to(folder) else ""


class Guest:
    """A timeline made ready to be laid beside others; what it says is as it was read, apart from ids.

    Args:
        timeline: As it was read.
        name: Of its file, which stands behind the titles of its eras.
        folder: Of its file; pictures are named from there.
    """

    def __init__(self, timeline: Timeline, name: str, folder: Path) -> None:
        self._timeline, self._name, self._folder = timeline, name, folder
        self._made_for: tuple[str, int] | None = None
        self._events: tuple[Event, ...] = ()
        self._keys: list[OrderKey] = []

    def laid_beside(self, first: Timeline, heading: str) -> Timeline:
        """Return both as one timeline.

        Args:
            first: Keeps its ids, title and clock.
            heading: Stands over the lanes of this one, as a lane without events.
        """
        self._make_for(first)
        lanes = (Lane(_own(lane.id), lane.title, lane.color) for lane in self._timeline.lanes)
        return replace(
            first,
            lanes=(*first.lanes, Lane(HEADING, heading), *lanes),
            sources=(*first.sources, *map(_source, self._timeline.sources)),
            eras=(*first.eras, *map(self._era, self._timeline.eras)),
            events=self._merged(first.events),
        )

    def _make_for(self, first: Timeline) -> None:
        """Have the events as they stand beside a timeline: on its clock, and behind its own in the one order.

        An edit of the first timeline leaves both as they are, so that a hundred thousand are not made anew for it.
        """
        behind = len(first.events) // _ROOM * _ROOM + _ROOM
        if self._made_for == (first.time_zone, behind):
            return
        self._made_for = first.time_zone, behind
        self._events = tuple(self._event(event, first.time_zone, behind) for event in self._timeline.events)
        if first.time_zone != self._timeline.time_zone:
            self._events = in_order(self._events)
        self._keys = [order_key(event) for event in self._events]

    def _merged(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Return events of the first timeline and those of this one in the one order."""
        found: list[Event] = []
        at = 0
        for event in events:
            place = bisect_left(self._keys, order_key(event), at)
            found += self._events[at:place]
            found.append(event)
            at = place
        return (*found, *self._events[at:])

    def _era(self, era: Era) -> Era:
        return replace(era, title=f"{era.title} ({self._name})")

    def _event(self, event: Event, clock: str, behind: int) -> Event:
        """Return an event with ids of its own, where a clock has it, and so many places behind."""
        zone = event.time_zone or self._timeline.time_zone
        when = event.when
        if clock != self._timeline.time_zone and any(part.has_time for part in event.date.parts):
            when = place_on_axis(
                event.date,
                axis_zone=zone_of(clock),
                event_zone=zone_of(zone),
                duration=event.duration,
            )
        about = None if event.about is None else tuple(map(_own, event.about))
        return replace(
            event,
            id=_own(event.id),
            lane=_own(event.lane),
            when=when,
            time_zone=zone if zone != clock else event.time_zone,
            about=about,
            quotes=tuple(map(_quote, event.quotes)),
            sources=tuple(map(_own, event.sources)),
            images=tuple(map(self._picture, event.images)),
            index=event.index + behind,
        )

    def _picture(self, picture: Picture) -> Picture:
        source = _own(picture.source) if picture.source else ""
        return replace(picture, file=str(self._folder / picture.file), source=source)


def _own(an_id: str) -> str:
    return f"{an_id}{_BESIDE}"


def _quote(quote: Quote) -> Quote:
    return replace(quote, source=_own(quote.source)) if quote.source else quote


def _source(source: Source) -> Source:
    # Its copy lies beside another file, and is not compared here.
    return replace(source, id=_own(source.id), copy="")
