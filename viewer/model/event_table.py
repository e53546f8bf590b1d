"""Events as rows of a table: its columns, what they are sorted and grouped by, and rows for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import civil_of
from viewer.model.dates.phrases import short_phrase, year_said
from viewer.model.event_words import Tone, source_name, status_text
from viewer.model.folding import simplified
from viewer.model.timeline import Event, Timeline
from viewer.words import N_, _

Text = Callable[[Event, Timeline], str]


def _date(event: Event, _timeline: Timeline) -> str:
    return short_phrase(event.date)


def _title(event: Event, _timeline: Timeline) -> str:
    return event.title


def _lane(event: Event, timeline: Timeline) -> str:
    return next((lane.title or lane.id for lane in timeline.lanes if lane.id == event.lane), event.lane)


def _status(event: Event, _timeline: Timeline) -> str:
    return status_text(event.status)


def _place(event: Event, _timeline: Timeline) -> str:
    return event.place.name if event.place is not None else ""


def _people(event: Event, _timeline: Timeline) -> str:
    return ", ".join(event.people)


def _tags(event: Event, _timeline: Timeline) -> str:
    return ", ".join(event.tags)


def _sources(event: Event, timeline: Timeline) -> str:
    ids = dict.fromkeys((*(quote.source for quote in event.quotes if quote.source), *event.sources))
    return ", ".join(source_name(timeline.source(source_id), source_id) for source_id in ids)


def _unknown(_event: Event, _timeline: Timeline) -> str:
    """Return nothing: what checks say of an event's quotations is not in its file; who knows it says it."""
    return ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Stable word for what is remembered of it.
        title: As its head says it.
        text: What it shows of an event.
        width_px: Usual width, logical pixels; 0 takes what is left.
        least_px: What it keeps where the title would be cut short.
        is_usual: Shown until the user chooses.
    """

    name: str
    title: str
    text: Text
    width_px: int
    least_px: int = 0
    is_usual: bool = True


COLUMNS: tuple[Column, ...] = (
    Column("date", N_("Date"), _date, 150, 132),
    Column("title", N_("Title"), _title, 0),
    Column("lane", N_("Lane"), _lane, 140, 92),
    Column("status", N_("Status"), _status, 112, 112),
    Column("place", N_("Place"), _place, 120, 84),
    Column("people", N_("People"), _people, 150, 84),
    Column("sources", N_("Sources"), _sources, 130, 84),
    Column("tags", N_("Tags"), _tags, 120, 72, is_usual=False),
    Column("checked", N_("Checked"), _unknown, 104, 76),
)


#: Looked at for whether a column says anything.
_LOOKED_AT = 2_000


def telling_columns(timeline: Timeline) -> tuple[Column, ...]:
    """Return the usual columns that say something of this timeline's events, for who has chosen none."""
    events = timeline.events[:_LOOKED_AT]
    return tuple(
        column
        for column in COLUMNS
        if column.is_usual
        and (column.name in ("date", "title") or any(column.text(event, timeline) for event in events))
    )


class Grouping(Enum):
    """What rows stand together by."""

    NONE = "none"
    LANE = "lane"
    SOURCE = "source"
    YEAR = "year"


def group_of(event: Event, timeline: Timeline, grouping: Grouping) -> str:
    """Return the head that an event stands under; an event of several sources stands under all together."""
    if grouping is Grouping.LANE:
        return _lane(event, timeline) or _("No lane")
    if grouping is Grouping.SOURCE:
        return _sources(event, timeline) or _("No source")
    if grouping is Grouping.YEAR:
        return year_said(civil_of(event.when.known_start).year)
    return ""


def checked_rank(said: tuple[str, Tone]) -> int:
    """Return the rank of what checks say of quotations: the doubtful first, then what is borne out, last nothing."""
    text, tone = said
    return 2 if not text else 0 if tone is Tone.CAREFUL else 1


def sorted_places(
    timeline: Timeline,
    column: Column | None,
    *,
    descending: bool = False,
    places: Sequence[int] | None = None,
) -> list[int]:
    """Return places in the one order, sorted by a column; ties stay in the one order.

    Args:
        timeline: The events.
        column: None, and the date, sort by the one order itself.
        descending: The other way round; ties too then stand from last to first.
        places: The events to sort, ascending; all where missing.
    """
    chosen = list(range(len(timeline.events))) if places is None else list(places)
    if column is not None and column.name != "date":
        events = timeline.events
        lanes = {lane.id: number for number, lane in enumerate(timeline.lanes)}
        if column.name == "lane":
            chosen.sort(key=lambda place: lanes.get(events[place].lane, 0))
        else:
            keys = {place: simplified(column.text(events[place], timeline)) for place in chosen}
            # What says nothing stands behind all that does.
            chosen.sort(key=lambda place: (not keys[place], keys[place]))
    if descending:
        chosen.reverse()
    return chosen


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows for a spreadsheet: cells between tabs, breaks and tabs inside as blanks."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as plain lines, what each row has between middle dots."""
    return "\n".join(" · ".join(" ".join(cell.split()) for cell in row if cell.strip()) for row in rows)


def as_markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table in which nothing of a cell is taken for markup."""
    lines = [heads, ["---"] * len(heads), *([_escaped(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(cell: str) -> str:
    text = " ".join(cell.split())
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#+-.!|~&" else letter for letter in text)
