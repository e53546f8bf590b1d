"""A second timeline laid beside a first one: lanes of its own under a heading, on the first one's clock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.zones import zone_of
from viewer.model.timeline import HEADING, Era, Event, Lane, Picture, Quote, Source, Timeline, in_order

#: Behind every id of what is laid beside; no id of a file has such a letter.
_BESIDE = "@beside"


def is_beside(an_id: str) -> bool:
    """Tell whether an id of an event, a lane or a source is of a timeline laid beside."""
    return an_id.endswith(_BESIDE)


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
        self._zone: str | None = None
        self._events: tuple[Event, ...] = ()

    def laid_beside(self, first: Timeline, heading: str) -> Timeline:
        """Return both as one timeline.

        Args:
            first: Keeps its ids, title and clock.
            heading: Stands over the lanes of this one, as a lane without events.
        """
        zone = first.time_zone
        if zone != self._zone:
            self._zone = zone
            self._events = tuple(map(self._event, self._timeline.events))
        count = len(first.events)
        events = (
            [replace(event, index=event.index + count) for event in self._events] if count else self._events
        )
        lanes = (Lane(_own(lane.id), lane.title, lane.color) for lane in self._timeline.lanes)
        return replace(
            first,
            lanes=(*first.lanes, Lane(HEADING, heading), *lanes),
            sources=(*first.sources, *map(_source, self._timeline.sources)),
            eras=(*first.eras, *map(self._era, self._timeline.eras)),
            events=in_order((*first.events, *events)),
        )

    def _era(self, era: Era) -> Era:
        return replace(era, title=f"{era.title} ({self._name})")

    def _event(self, event: Event) -> Event:
        """Return an event with ids of its own, where the first one's clock has it."""
        zone = event.time_zone or self._timeline.time_zone
        when = event.when
        if self._zone != self._timeline.time_zone and any(part.has_time for part in event.date.parts):
            when = place_on_axis(
                event.date,
                axis_zone=zone_of(self._zone or ""),
                event_zone=zone_of(zone),
                duration=event.duration,
            )
        about = None if event.about is None else tuple(map(_own, event.about))
        return replace(
            event,
            id=_own(event.id),
            lane=_own(event.lane),
            when=when,
            time_zone=zone if zone != self._zone else event.time_zone,
            about=about,
            quotes=tuple(map(_quote, event.quotes)),
            sources=tuple(map(_own, event.sources)),
            images=tuple(map(self._picture, event.images)),
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
