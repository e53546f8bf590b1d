"""The words of the detail pane: no Qt here, and nothing that the file does not say."""

from __future__ import annotations

from datetime import tzinfo
from enum import Enum

from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.placing import axis_time_note
from viewer.model.timeline import Event, Quote, Source, Stance, Status, Timeline

#: A symbol beside the word, so that a status is told without colour.
STATUS_SYMBOLS = {
    Status.REPORTED: "●",
    Status.CONFIRMED: "✓",
    Status.EXPECTED: "○",
    Status.DISPUTED: "◐",
    Status.RETRACTED: "✕",
}


class Tone(Enum):
    """Which of the theme's colours a line of text takes."""

    PLAIN = "text"
    MUTED = "muted"
    GOOD = "found"
    CAREFUL = "expected"


def status_text(status: Status) -> str:
    """Return a status as its chip says it: ``● Reported``."""
    return f"{STATUS_SYMBOLS[status]} {status.value.capitalize()}"


def status_tone(status: Status) -> Tone:
    """Return the colour of a status."""
    if status in (Status.REPORTED, Status.CONFIRMED):
        return Tone.GOOD
    return Tone.MUTED if status is Status.RETRACTED else Tone.CAREFUL


def date_line(event: Event) -> str:
    """Return the date phrase that heads the pane, with the weekday where the day is known."""
    return date_phrase(event.date, weekday=True, part_of_day=event.part_of_day)


def time_notes(event: Event, timeline: Timeline) -> list[str]:
    """Return what is to be said about the date: the source's words, how it was worked out, length, zones."""
    words = " · ".join(
        note
        for note in (f"“{event.as_written}” in the source" if event.as_written else "", event.date_note)
        if note
    )
    notes = [words] if words else []
    if event.duration is not None:
        notes.append(f"lasting {event.duration.phrase()}")
    zone_note = _zone_note(event, timeline)
    return [*notes, zone_note] if zone_note else notes


def _zone_note(event: Event, timeline: Timeline) -> str:
    """Return the axis's time where the event's own clock shows another."""
    if not any(part.has_time for part in event.date.parts):
        return ""
    own = event.time_zone or timeline.time_zone
    moved = axis_time_note(event.date, _zone(timeline.time_zone), _zone(own), timeline.time_zone)
    if not moved:
        return ""
    return f"local time{f' in {own}' if event.time_zone else ''}; {moved} on this timeline's axis"


def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def source_name(source: Source | None, source_id: str) -> str:
    """Return the publisher, else the title, else the id that was written."""
    return (source.publisher or source.title or source.id) if source is not None else source_id


def attribution(quote: Quote, source: Source | None) -> str:
    """Return whose words a quotation is: ``NBC News, crediting PortAmur``."""
    name = source_name(source, quote.source)
    if quote.speaker:
        return f"{quote.speaker}, quoted by {name}" if name else quote.speaker
    if quote.attributed_to:
        return f"{name}, crediting {quote.attributed_to}" if name else f"Crediting {quote.attributed_to}"
    return name or "No source given"


def published(source: Source | None) -> str:
    """Return when a source was published: ``published 21 August 2011``, empty where nobody says."""
    if source is None or source.published is None:
        return ""
    return f"published {date_phrase(source.published)}"


def quoted(text: str) -> str:
    """Return words in typographic quotation marks."""
    return f"“{text.strip()}”"


def is_contradiction(quote: Quote) -> bool:
    """Tell whether a quotation speaks against its event."""
    return quote.stance is Stance.CONTRADICTS


def citation(quote: Quote, source: Source | None) -> str:
    """Return a quotation with where it stands, for pasting into a text."""
    parts = [attribution(quote, source)]
    if source is not None and source.title and source.title != parts[0]:
        parts.append(quoted(source.title))
    parts += [part for part in (published(source), quote.locator) if part]
    text = f"{quoted(quote.text)} ({', '.join(parts)})"
    return f"{text} {source.url}" if source is not None and source.url else text


def is_web_address(url: str) -> bool:
    """Tell whether an address is http(s) with a host: all that a click may open."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def counted(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 source``, ``2,000 events``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counts(timeline: Timeline) -> str:
    """Return what a timeline holds: ``24 events · 1 source · 31 quotations``."""
    return " · ".join(
        (
            counted(len(timeline.events), "event"),
            counted(len(timeline.sources), "source"),
            counted(timeline.quote_count(), "quotation"),
        )
    )
