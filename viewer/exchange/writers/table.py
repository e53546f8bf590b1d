"""The events of a timeline as a table of texts, one row each, in the one order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from viewer.exchange.draft.own_table import COLUMNS, COLUMNS_BESIDE, guarded, joined
from viewer.exchange.draft.pace import stepping
from viewer.exchange.writers.head_tables import (
    count_head_left_out,
    head_tables,
    parts_of,
    quotes_table,
)
from viewer.exchange.writers.known import not_held
from viewer.exchange.writers.outgoing import (
    USUAL,
    Manner,
    Outgoing,
    Unsaid,
    count_left_out,
    count_unread,
    lane_title,
    timeline_of,
)
from viewer.files.read.reader import Reading
from viewer.model.dates.phrases import date_phrase
from viewer.model.timeline import Event, Quote, Timeline
from viewer.words import N_, NN_


def write_csv(reading: Reading, manner: Manner = USUAL) -> Outgoing:
    """Return a table in UTF-8 with a byte order mark and CRLF, as spreadsheets take it; or several of them."""
    if not manner.with_tables:
        return Outgoing(_as_csv([COLUMNS, *rows(reading)]), _unsaid_in_one(reading))
    timeline = timeline_of(reading)
    tables = {**head_tables(timeline), **quotes_table(timeline)}
    kept = [COLUMNS.index(name) for name in COLUMNS_BESIDE]
    events = [[row[place] for place in kept] for row in rows(reading, has_head=True)]
    return Outgoing(
        _as_csv([COLUMNS_BESIDE, *events]), unsaid_in_tables(reading, "xlsx"),
        tables={name: _as_csv(lines) for name, lines in tables.items()},
    )  # fmt: skip


def _as_csv(lines: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def rows(reading: Reading, *, has_head: bool = False) -> Iterator[list[str]]:
    """Go through the rows of a table, the cells in the order of :data:`COLUMNS`.

    Args:
        has_head: The file's own time zone is said beside the table, and not for each time.
    """
    timeline = timeline_of(reading)
    for event in stepping(N_("Writing"), timeline.events):
        cells = _cells(event, timeline)
        if has_head:
            cells["time_zone"] = event.time_zone
        yield [guarded(name, cells.get(name, "")) for name in COLUMNS]


def unsaid_in_tables(reading: Reading, key: str) -> tuple[str, ...]:
    """Return what of a file stands in no cell of the tables of events and of what is above them."""
    unsaid = Unsaid()
    count_unread(reading, unsaid)
    count_left_out(reading, unsaid, not_held(key))
    count_head_left_out(reading, unsaid)
    return unsaid.lines()


def _unsaid_in_one(reading: Reading) -> tuple[str, ...]:
    """Return what of a file stands in no cell of the table of events."""
    timeline, unsaid = timeline_of(reading), Unsaid()
    unsaid.add(
        NN_("{number} title of the file, left out", "{number} titles of the file, left out"),
        bool(timeline.title),
    )
    unsaid.add(
        NN_("{number} description of the file, left out", "{number} descriptions of the file, left out"),
        bool(timeline.description),
    )
    unsaid.add(NN_("{number} era left out", "{number} eras left out"), len(timeline.eras))
    unsaid.add(
        NN_(
            "{number} lane with a colour, which is left out",
            "{number} lanes with a colour, which is left out",
        ),
        sum(bool(lane.color) for lane in timeline.lanes),
    )
    unsaid.add(
        NN_("{number} source of which only the id is said", "{number} sources of which only the id is said"),
        len(timeline.sources),
    )
    return (*unsaid.lines(), *unsaid_in_tables(reading, "csv"))


def _cells(event: Event, timeline: Timeline) -> dict[str, str]:
    is_timed = any(part.has_time and part.offset_s is None for part in event.date.parts)
    place = event.place
    return {
        "id": event.id,
        "date": event.date.text,
        "date_in_words": date_phrase(event.date),
        "title": event.title,
        "status": event.status.value,
        "lane": lane_title(event, timeline),
        "part_of_day": event.part_of_day.value if event.part_of_day is not None else "",
        "duration": event.duration.text if event.duration is not None else "",
        "time_zone": event.time_zone or (timeline.time_zone if is_timed else ""),
        "as_written": event.as_written,
        "date_note": event.date_note,
        "about": "" if event.about is None else joined(event.about) or "[]",
        "place": place.name if place is not None else "",
        "lat": _degrees(place.lat if place is not None else None),
        "lon": _degrees(place.lon if place is not None else None),
        "people": joined(event.people),
        "tags": joined(event.tags),
        "summary": event.summary,
        "quotes": _as_json([_quote(quote) for quote in event.quotes]),
        "sources": joined(event.sources),
        "links": _links(event),
    }


def _degrees(number: float | None) -> str:
    return "" if number is None else repr(number)


def _as_json(value: list[dict[str, str]]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _quote(quote: Quote) -> dict[str, str]:
    """Return the parts of a quotation that are there, by their names in the file."""
    return {name: text for name, text in parts_of(quote).items() if text}


def _links(event: Event) -> str:
    if any(link.title for link in event.links):
        return _as_json(
            [{"url": link.url, **({"title": link.title} if link.title else {})} for link in event.links]
        )
    return joined(link.url for link in event.links)
