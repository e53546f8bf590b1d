"""Sources as rows of a table: what stands on each of them, and what on it alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from viewer.dataclass import dataclass
from viewer.model.dates.phrases import short_phrase
from viewer.model.event_words import counted, source_name
from viewer.model.folding import simplified
from viewer.model.joining import joined
from viewer.model.timeline import Event, Source, Timeline
from viewer.words import N_, _, ngettext, number

NO_SOURCE = N_("No source")


class SourceRow(NamedTuple):
    """One source and what names it.

    Attributes:
        source_id: As events name it; empty for events that name none.
        source: None where no source has that id.
        places: Of the events that name it, in the timeline's one order, ascending.
        alone: How many of them name no other source.
        quotes: How many quotations of these events are its.
    """

    source_id: str
    source: Source | None
    places: tuple[int, ...]
    alone: int
    quotes: int

    @property
    def name(self) -> str:
        """What it is called: its title, with the publisher before it."""
        source = self.source
        if source is None:
            return self.source_id or _(NO_SOURCE)
        whose = source_name(source, self.source_id)
        return f"{whose}: {source.title}" if source.title not in ("", whose, source.id) else whose


def sources_of(event: Event) -> tuple[str, ...]:
    """Return the ids of an event's sources, each once: those of its quotations first."""
    quoted = [quote.source for quote in event.quotes if quote.source]
    return tuple(dict.fromkeys((*quoted, *event.sources)))


def source_rows(timeline: Timeline, places: Sequence[int] | None = None) -> list[SourceRow]:
    """Return a row for every source in the order of the file, then those that only events name, then none.

    Args:
        timeline: The events.
        places: Of the events that count, ascending; then sources without any of them are left out. All if missing.
    """
    named: dict[str, list[int]] = {source.id: [] for source in timeline.sources}
    alone: dict[str, int] = {}
    quotes: dict[str, int] = {}
    for place in range(len(timeline.events)) if places is None else places:
        event = timeline.events[place]
        ids = sources_of(event) or ("",)
        for source_id in ids:
            named.setdefault(source_id, []).append(place)
        if len(ids) == 1:
            alone[ids[0]] = alone.get(ids[0], 0) + 1
        for quote in event.quotes:
            quotes[quote.source] = quotes.get(quote.source, 0) + 1
    without = named.pop("", None)
    if without is not None:
        named[""] = without
    known = {source.id: source for source in timeline.sources}
    return [
        SourceRow(name, known.get(name), tuple(where), alone.get(name, 0), quotes.get(name, 0))
        for name, where in named.items()
        if places is None or where
    ]


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column of the sources.

    Attributes:
        name: Stable word.
        title, tip: As its head says it, and what it means.
        text: What it shows of a source.
        key: What rows are sorted by; what comes last says nothing.
        width_px: Usual width, logical pixels; 0 takes what is left.
        least_px: What it keeps where the name would be cut short.
    """

    name: str
    title: str
    tip: str
    text: Callable[[SourceRow], str]
    key: Callable[[SourceRow], tuple[bool, object]]
    width_px: int
    least_px: int = 0


def _published(row: SourceRow) -> str:
    source = row.source
    return short_phrase(source.published) if source is not None and source.published is not None else ""


def _when(row: SourceRow) -> tuple[bool, object]:
    date = row.source.published if row.source is not None else None
    earliest = date.earliest if date is not None else None
    return earliest is None, earliest or 0


def _number(number: int) -> str:
    return f"{number:,}" if number else ""


def _nothing(_row: SourceRow) -> str:
    """Return nothing: what is known of copies is not in the file; who knows it says it."""
    return ""


def _events(row: SourceRow) -> str:
    return _number(len(row.places))


def _alone(row: SourceRow) -> str:
    return _number(row.alone)


def _quotes(row: SourceRow) -> str:
    return _number(row.quotes)


SOURCE_COLUMNS: tuple[SourceColumn, ...] = (
    SourceColumn("source", N_("Source"), "", lambda row: row.name, lambda row: (False, simplified(row.name)), 0),
    SourceColumn("published", N_("Published"), "", _published, _when, 130, 108),
    SourceColumn("events", N_("Events"), N_("Events that name it"), _events, lambda row: (False, len(row.places)), 70, 60),
    SourceColumn(
        "alone", N_("Only this"), N_("Events that name no other source"), _alone, lambda row: (False, row.alone), 84, 74
    ),
    SourceColumn("quotes", N_("Quotations"), N_("Quotations of it"), _quotes, lambda row: (False, row.quotes), 94, 84),
    SourceColumn("checked", N_("Checked"), N_("What its kept copy says of them"), _nothing, lambda _row: (False, 0), 140, 88),
    SourceColumn("copy", N_("Copy"), N_("Whether a copy of it is kept"), _nothing, lambda _row: (False, 0), 110, 74),
)  # fmt: skip


def sorted_rows(rows: Sequence[SourceRow], name: str, *, descending: bool = False) -> list[SourceRow]:
    """Return rows sorted by a column; rows that are alike stay in the order of the file."""
    column = next((column for column in SOURCE_COLUMNS if column.name == name), None)
    return sorted(rows, key=column.key, reverse=descending) if column is not None else list(rows)


def spoken(row: SourceRow, checked: str, copy: str) -> str:
    """Return a whole row in one phrase, for those who listen."""
    published = _published(row)
    said = [row.name, _("published {date}").format(date=published) if published else ""]
    said.append(counted(len(row.places), "event"))
    if row.alone:
        form = ngettext("{number} with no other source", "{number} with no other source", row.alone)
        said.append(form.format(number=number(row.alone)))
    said += [counted(row.quotes, "quotation"), checked]
    said.append(_("copy {copy}").format(copy=copy) if copy else _("no copy"))
    return joined(filter(None, said))
