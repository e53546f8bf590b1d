"""Every text of a timeline that is drawn or printed."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.model.timeline import Event, Timeline


def all_texts(timeline: Timeline) -> Iterator[str]:
    """Yield every text, those of the events in the one order."""
    yield from (timeline.title, timeline.description)
    for lane in timeline.lanes:
        yield lane.title
    for era in timeline.eras:
        yield era.title
    for source in timeline.sources:
        yield from (source.title, source.publisher, source.credit)
    for event in timeline.events:
        yield from texts_of(event)


def texts_of(event: Event) -> Iterator[str]:
    """Yield every text of one event."""
    yield from (event.title, event.summary, event.as_written, event.date_note, *event.people, *event.tags)
    if event.place is not None:
        yield event.place.name
    for quote in event.quotes:
        yield from (quote.text, quote.attributed_to, quote.speaker, quote.locator)
    for link in event.links:
        yield link.title
    for picture in event.images:
        yield from (picture.alt, picture.caption, picture.credit)
    for accepted in event.accept:
        yield accepted.reason
