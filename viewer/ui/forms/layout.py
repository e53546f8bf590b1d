"""Which fields a form has, in which order, and how each is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.phrases import short_phrase
from viewer.model.event_words import explained
from viewer.model.timeline import Event, Status, Timeline
from viewer.ui.forms.chips import ChipsEditor
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.parts import ChoiceEditor, Editor, LineEditor, ProseEditor
from viewer.ui.forms.quotes import Check, QuoteEditor
from viewer.ui.forms.rows import ListEditor, PartsEditor
from viewer.ui.look.theme import Theme

#: Field and label; the most used ones.
MAIN = (
    ("date", "&Date"),
    ("title", "&Title"),
    ("lane", "&Lane"),
    ("status", "&Status"),
    ("place", "&Place"),
    ("summary", "S&ummary"),
    ("quotes", "&Quotations"),
    ("sources", "S&ources"),
)
#: Folded away where nothing stands in them.
MORE = (
    ("people", "P&eople"),
    ("tags", "Ta&gs"),
    ("as_written", "As &written"),
    ("date_note", "&How dated"),
    ("part_of_day", "Part o&f day"),
    ("duration", "Durat&ion"),
    ("time_zone", "Time &zone"),
    ("about", "A&bout"),
    ("links", "Lin&ks"),
    ("id", "&Name (id)"),
)


def make_editor(name: str, timeline: Timeline, check: Check, theme: Theme, own_id: str) -> Editor:
    """Return an empty editor for a field.

    Args:
        name: Of the field.
        timeline: What the file says: lanes, sources, and names to complete.
        check: What the kept copy says of a quotation.
        theme: Colours.
        own_id: The event's own id, which it cannot be about.
    """
    sources = [(source.id, _source_text(source.publisher, source.title)) for source in timeline.sources]
    editors: dict[str, Callable[[], Editor]] = {
        "date": lambda: DateEditor(theme),
        "lane": lambda: ChoiceEditor(_lanes(timeline)),
        "status": lambda: ChoiceEditor(_statuses()),
        "place": lambda: PartsEditor(
            [("name", "Name", 4), ("lat", "Latitude", 1), ("lon", "Longitude", 1)], _places(timeline.events)
        ),
        "summary": lambda: ProseEditor(3),
        "date_note": lambda: ProseEditor(1),
        "quotes": lambda: ListEditor(partial(QuoteEditor, sources, check, theme), "+ Add quotation"),
        "links": lambda: ListEditor(
            lambda: PartsEditor([("url", "https://…", 3), ("title", "Title", 2)]), "+ Add link"
        ),
        "sources": lambda: ChipsEditor(
            lambda: dict(sources), "Sources without a quotation", only_known=True,
            text_of=lambda name: dict(sources).get(name, name),
        ),
        "people": lambda: ChipsEditor(lambda: _same(_people(timeline.events)), "A name, then Enter"),
        "tags": lambda: ChipsEditor(lambda: _same(_tags(timeline.events)), "A tag, then Enter"),
        "about": lambda: ChipsEditor(
            lambda: _events(timeline, own_id), "An event that this statement speaks about", only_known=True,
            switch="A statement, though about no event of this file", text_of=partial(_event_text, timeline),
        ),
        "part_of_day": lambda: ChoiceEditor([("", "Not said"), *((part.value, part.value) for part in PartOfDay)]),
        "duration": lambda: LineEditor(hint="4 days, about 2 weeks, P7D"),
        "time_zone": lambda: LineEditor(_zones(), hint=timeline.time_zone or "Asia/Vladivostok"),
        "as_written": lambda: LineEditor(hint="the source's own words for the time"),
        "id": lambda: LineEditor(hint="made from title and date if left out"),
    }  # fmt: skip
    make = editors.get(name)
    return make() if make is not None else LineEditor()


def _lanes(timeline: Timeline) -> list[tuple[str, str]]:
    first = timeline.lanes[0].title or "The only one"
    return [("", f"{first} (the first)"), *((lane.id, lane.title) for lane in timeline.lanes if lane.id)]


def _statuses() -> list[tuple[str, str]]:
    usual = [("", explained(Status.REPORTED)), (Status.REPORTED.value, "Reported, written out")]
    return [
        *usual,
        *((status.value, explained(status)) for status in Status if status is not Status.REPORTED),
    ]


def _source_text(publisher: str, title: str) -> str:
    return f"{publisher}: {title}" if publisher and publisher != title else title


def _same(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words}


def _places(events: Iterable[Event]) -> list[str]:
    return sorted({event.place.name for event in events if event.place is not None})


def _people(events: Iterable[Event]) -> list[str]:
    names = {name for event in events for name in event.people}
    speakers = {quote.speaker for event in events for quote in event.quotes if quote.speaker}
    return sorted(names | speakers)


def _tags(events: Iterable[Event]) -> list[str]:
    return sorted({name for event in events for name in event.tags})


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
