"""Which fields a form has, in which order, and how each is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from viewer.model.dates.phrases import short_phrase
from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.event_words import explained
from viewer.model.field_kinds import Field, Kind
from viewer.model.timeline import Event, Status, Timeline
from viewer.ui.forms.chips import ChipsEditor
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.parts import ChoiceEditor, Editor, LineEditor, ProseEditor
from viewer.ui.forms.quotes import Check, QuoteEditor
from viewer.ui.forms.rows import ListEditor, PartsEditor
from viewer.ui.look.theme import Theme


def _in_form(*, seldom: bool) -> tuple[Field, ...]:
    rows = [row for row in EVENT_FIELDS if row.is_seldom is seldom]
    return tuple(sorted(rows, key=lambda row: row.form_place))


#: The most used fields.
MAIN = _in_form(seldom=False)
#: Folded away where nothing stands in them.
MORE = _in_form(seldom=True)


def make_editor(field: Field, timeline: Timeline, check: Check, theme: Theme, own_id: str) -> Editor:
    """Return an empty editor for a field.

    Args:
        field: Whose kind says how it is edited.
        timeline: What the file says: lanes, sources, and names to complete.
        check: What the kept copy says of a quotation.
        theme: Colours.
        own_id: The event's own id, which it cannot be about.
    """
    sources = {source.id: _source_text(source.publisher, source.title) for source in timeline.sources}
    editors: dict[Kind, Callable[[], Editor]] = {
        Kind.DATE: lambda: DateEditor(theme),
        Kind.LANE: lambda: ChoiceEditor(_lanes(timeline)),
        Kind.CHOICE: lambda: ChoiceEditor(_statuses() if field.name == "status" else _choices(field)),
        Kind.PLACE: lambda: PartsEditor(
            [("name", "Name", 4), ("lat", "Latitude", 1), ("lon", "Longitude", 1)], _places(timeline.events)
        ),
        Kind.PROSE: lambda: ProseEditor(field.lines),
        Kind.QUOTES: lambda: ListEditor(
            partial(QuoteEditor, list(sources.items()), check, theme), "+ Add quotation"
        ),
        Kind.LINKS: lambda: ListEditor(
            lambda: PartsEditor([("url", "https://…", 3), ("title", "Title", 2)]), "+ Add link"
        ),
        Kind.SOURCES: lambda: ChipsEditor(
            lambda: sources, field.hint, only_known=True, text_of=lambda name: sources.get(name, name)
        ),
        Kind.TEXTS: lambda: ChipsEditor(lambda: _same(_texts(timeline.events, field.name)), field.hint),
        Kind.EVENTS: lambda: ChipsEditor(
            lambda: _events(timeline, own_id), "An event that this statement speaks about", only_known=True,
            switch="A statement, though about no event of this file", text_of=partial(_event_text, timeline),
        ),
        Kind.ZONE: lambda: LineEditor(_zones(), hint=timeline.time_zone or field.hint),
    }  # fmt: skip
    make = editors.get(field.kind)
    return make() if make is not None else LineEditor(hint=field.hint)


def _lanes(timeline: Timeline) -> list[tuple[str, str]]:
    first = timeline.lanes[0].title or "The only one"
    return [("", f"{first} (the first)"), *((lane.id, lane.title) for lane in timeline.lanes if lane.id)]


def _statuses() -> list[tuple[str, str]]:
    usual = [("", explained(Status.REPORTED)), (Status.REPORTED.value, "Reported, written out")]
    return [
        *usual,
        *((status.value, explained(status)) for status in Status if status is not Status.REPORTED),
    ]


def _choices(field: Field) -> list[tuple[str, str]]:
    return [("", "Not said"), *((word, word) for word in field.members)]


def _source_text(publisher: str, title: str) -> str:
    return f"{publisher}: {title}" if publisher and publisher != title else title


def _same(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words}


def _places(events: Iterable[Event]) -> list[str]:
    return sorted({event.place.name for event in events if event.place is not None})


def _texts(events: Iterable[Event], name: str) -> list[str]:
    """Return what stands in a field of any event; speakers are people too."""
    texts = {text for event in events for text in getattr(event, name)}
    if name == "people":
        texts |= {quote.speaker for event in events for quote in event.quotes if quote.speaker}
    return sorted(texts)


def _events(timeline: Timeline, own_id: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    taken: set[str] = set()
    for event in timeline.events:
        if event.id != own_id:
            text = _event_text(timeline, event.id)
            texts[event.id] = f"{text} ({event.id})" if text in taken else text
            taken.add(text)
    return texts


def _event_text(timeline: Timeline, event_id: str) -> str:
    event = timeline.event(event_id)
    return f"{event.title} — {short_phrase(event.date)}" if event is not None else event_id


def _zones() -> list[str]:
    from zoneinfo import available_timezones

    return sorted(available_timezones())
