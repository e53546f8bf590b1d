"""Which fields a form has, in which order, and how each is edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from viewer.model.dates.phrases import short_phrase
from viewer.model.dates.zones import known_zones
from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.event_words import explained
from viewer.model.field_kinds import Field, Kind
from viewer.model.lints import LINTS
from viewer.model.pasted import several_names, several_words
from viewer.model.timeline import Event, Status, Timeline
from viewer.ui.forms.chips import ChipsEditor
from viewer.ui.forms.context import FormContext
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.parts import ChoiceEditor, Editor, LineEditor, ProseEditor
from viewer.ui.forms.quotes import QuoteEditor
from viewer.ui.forms.rows import ListEditor, Part, PartsEditor, ReasonsEditor
from viewer.words import N_, _


def _in_form(*, seldom: bool) -> tuple[Field, ...]:
    rows = [row for row in EVENT_FIELDS if row.is_seldom is seldom]
    return tuple(sorted(rows, key=lambda row: row.form_place))


#: The most used fields.
MAIN = _in_form(seldom=False)
#: Folded away where nothing stands in them.
MORE = _in_form(seldom=True)


_PLACE = (Part("name", N_("Name"), 4), Part("lat", N_("Latitude"), 1), Part("lon", N_("Longitude"), 1))
#: Words of files that are shown in other words where another language is spoken.
_PARTS_OF_DAY = {
    "early": N_("early"), "morning": N_("morning"), "midday": N_("midday"), "afternoon": N_("afternoon"),
    "evening": N_("evening"), "night": N_("night"), "late": N_("late"),
}  # fmt: skip
_LINK = (Part("url", N_("Address"), 3, "https://…"), Part("title", N_("Title"), 2))
_PICTURE = (
    Part("file", N_("File"), 2, "photos/khasan.jpg"),
    Part("alt", N_("What is to be seen on it"), 3, N_("In a sentence, for those who cannot see it")),
    Part("caption", N_("Caption"), 0),
    Part("credit", N_("Credit"), 0, N_("Who took it, and whose it is")),
    Part("source", N_("Source (id)"), 0),
)


def make_editor(field: Field, context: Callable[[], FormContext]) -> Editor:
    """Return an empty editor for a field.

    Args:
        field: Whose kind says how it is edited.
        context: Returns what the form knows of the file: it is asked again when the file has changed.
    """
    now = _Now(context)
    split = several_names if field.name == "people" else several_words
    editors: dict[Kind, Callable[[], Editor]] = {
        Kind.DATE: lambda: DateEditor(context().theme),
        Kind.LANE: lambda: ChoiceEditor(lambda: _lanes(now.timeline)),
        Kind.CHOICE: lambda: ChoiceEditor(_statuses if field.name == "status" else lambda: _choices(field)),
        Kind.PLACE: lambda: PartsEditor(_PLACE, lambda: _places(now.timeline.events)),
        Kind.PROSE: lambda: ProseEditor(field.lines),
        Kind.QUOTES: lambda: ListEditor(
            lambda: QuoteEditor(lambda: list(now.sources().items()), context), _("+ Add quotation")
        ),
        Kind.LINKS: lambda: ListEditor(lambda: PartsEditor(_LINK), _("+ Add link")),
        Kind.PICTURES: lambda: ListEditor(
            lambda: PartsEditor(_PICTURE, now.sources, completed="source", across=2), _("+ Add picture")
        ),
        Kind.SOURCES: lambda: ChipsEditor(
            now.sources, _(field.hint), only_known=True, text_of=lambda name: now.sources().get(name, name)
        ),
        Kind.TEXTS: lambda: ChipsEditor(
            lambda: _same(_texts(now.timeline.events, field.name)), _(field.hint), split=split
        ),
        Kind.EVENTS: lambda: ChipsEditor(
            lambda: _events(now.timeline, context().own_id), _("An event that this statement speaks about"),
            only_known=True, switch=_("A statement, though about no event of this file"),
            text_of=lambda name: _event_text(now.timeline, name),
        ),
        Kind.REASONS: lambda: ReasonsEditor(list(LINTS)),
        Kind.ZONE: lambda: LineEditor(known_zones(), hint=now.timeline.time_zone or _(field.hint)),
    }  # fmt: skip
    make = editors.get(field.kind)
    return make() if make is not None else LineEditor(hint=_(field.hint))


class _Now:
    """What the file says at the time of asking."""

    def __init__(self, context: Callable[[], FormContext]) -> None:
        self._context = context

    @property
    def timeline(self) -> Timeline:
        return self._context().timeline

    def sources(self) -> dict[str, str]:
        """Return what is shown for each source, by id."""
        return {one.id: _source_text(one.publisher, one.title) for one in self.timeline.sources}


def _lanes(timeline: Timeline) -> list[tuple[str, str]]:
    first = timeline.lanes[0].title or _("The only one")
    said = _("{lane} (the first)").format(lane=first)
    return [("", said), *((lane.id, lane.title) for lane in timeline.lanes if lane.id)]


def _statuses() -> list[tuple[str, str]]:
    usual = [("", explained(Status.REPORTED)), (Status.REPORTED.value, _("Reported, written out"))]
    return [
        *usual,
        *((status.value, explained(status)) for status in Status if status is not Status.REPORTED),
    ]


def _choices(field: Field) -> list[tuple[str, str]]:
    return [("", _("Not said")), *((word, _(_PARTS_OF_DAY.get(word, word))) for word in field.members)]


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
