"""Which column of a table fills which field of ours: by its head, and for dates by its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.date_column import DateColumn
from viewer.exchange.draft.date_questions import LONGEST, has_an_order
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.questions import ColumnUse
from viewer.exchange.readers.table_text import Table

#: Heads in small letters with ``_`` between words, the better ones first.
WORDS: dict[str, tuple[str, ...]] = {
    "date": (
        "date", "dates", "when", "start", "start_date", "startdate", "begin", "beginn", "from", "datum",
        "anfang", "debut", "début", "fecha", "inicio", "hdate", "dtstart", "year", "jahr", "start_time", "time",
    ),
    "end": ("end", "end_date", "enddate", "to", "until", "finish", "ende", "fin", "hdate_end", "dtend", "end_time"),
    "title": (
        "title", "headline", "label", "name", "event", "subject", "short_description", "titel", "titre", "titulo",
        "título", "ereignis", "what",
    ),
    "summary": ("description", "long_description", "summary", "text", "details", "body", "notes", "content_text", "beschreibung"),
    "lane": ("lane", "group", "category", "type", "track", "series", "section", "facet"),
    "people": ("people", "persons", "who", "actors", "participants", "participant"),
    "place": ("place", "location", "where", "city", "country", "ort", "lieu"),
    "tags": ("tags", "keywords", "labels"),
    "links": ("links", "url", "link", "web", "website", "link_source"),
    "source": ("source", "sources", "reference", "ref", "citation", "quelle", "credit"),
    "id": ("id", "uid", "eventid", "unique_id", "display_id"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "longitude", "lng"),
    "as_written": ("display_date", "date_text", "as_written"),
    "month": ("month", "monat"),
    "day": ("day", "tag"),
    "time": ("time", "start_time"),
    "end_time": ("end_time",),
    "latest_start": ("latest_start", "latest_start_date"),
    "earliest_end": ("earliest_end", "earliest_end_date"),
}  # fmt: skip
_DATES = ("date", "end")
_TIMEFLOW = {
    "TIMEFLOW_START": "date", "TIMEFLOW_END": "end", "TIMEFLOW_LABEL": "title", "TIMEFLOW_TRACK": "lane",
    "TIMEFLOW_LATEST_START": "latest_start", "TIMEFLOW_EARLIEST_END": "earliest_end",
}  # fmt: skip
#: Whatever a person will answer about dates, they are dates.
_ANY_WAY = Answers(short_years="2000", numbers="years", aug_11="year")
#: Of a column's cells so many must be dates: where its head says that it has some, and where only the cells do.
#: Numbers that count anything.
_BARE = re.compile(r"\d{1,3}|[2-6]\d{4}(?:\.\d+)?")
_HALF, _MOST = 0.5, 0.6
_LOOKED_AT = 2_000
_SAMPLES = 3
#: Columns that are looked at in one go: a wide table has hundreds.
_TOGETHER = 50


def folded(head: str) -> str:
    """Return a head in small letters, with ``_`` for whatever is no letter."""
    return re.sub(r"[^\w]+|\d+", "_", head.lower()).strip("_")


def columns_of(table: Table, wished: Mapping[str, str]) -> dict[str, str]:
    """Return heads of columns by the fields that they fill, the same for the same table every time.

    Args:
        table: With at least one row.
        wished: Heads by fields as a person says; ``none`` for no column.
    """
    found: dict[str, str] = {}
    for use, head in table.aliases.items():
        if use in _TIMEFLOW and head in table.header:
            found[_TIMEFLOW[use]] = head
    found.update({name: head for name, head in wished.items() if head in table.header})
    heads = [head for head in table.header if head not in found.values()]
    for name, words in WORDS.items():
        if name in found or wished.get(name) == "none":
            continue
        head = _by_words(table, heads, words, is_date=name in _DATES)
        if head:
            found[name] = head
            heads.remove(head)
    if "date" not in found:
        shares = readable_shares(table, heads, _BARE)
        best = max(heads, key=shares.__getitem__, default="")
        if best and shares[best] >= _MOST:
            found["date"] = best
    return found


def has_no_heads(table: Table) -> bool:
    """Tell whether the first row of a table is no row of heads: a date stands above the column of dates."""
    date = columns_of(table, {}).get("date", "")
    if not date or table.first is None:
        return False
    above = table.first.cells[table.header.index(date)]
    return bool(DateColumn([above], replace(_ANY_WAY, dates="dmy")).read(above).edtf)


def title_without_heads(table: Table, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the first column of words as the title of a table without heads."""
    for head in table.header:
        if head not in columns.values() and any(re.search(r"[^\W\d_]", cell) for cell in table.column(head)):
            return {"title": head}
    return {}


def refuse_unknown(table: Table, wished: Mapping[str, str]) -> None:
    """Refuse fields that no column fills, and heads that the table does not have.

    Raises:
        Unreadable: There is one; the message names what there is.
    """
    for name, head in wished.items():
        if name not in WORDS:
            raise Unreadable(f"“{name}” is no field that a column fills; expected one of {', '.join(WORDS)}")
        if head != "none" and head not in table.header:
            heads = ", ".join(f"“{one[:40]}”" for one in table.header[:12])
            raise Unreadable(f"it has no column “{head}”; expected one of {heads}, or none")


def uses_of(table: Table, columns: Mapping[str, str]) -> tuple[ColumnUse, ...]:
    """Return every column of a table with its first values and the field that it fills.

    Args:
        table: The table.
        columns: Heads by fields.
    """
    fields = {head: name for name, head in columns.items()}
    samples: list[list[str]] = [[] for _ in table.header]
    for row in islice(table.rows, _LOOKED_AT):
        for cell, shown in zip(row.cells, samples, strict=True):
            if cell and len(shown) < _SAMPLES and cell not in shown:
                shown.append(cell)
    return tuple(
        ColumnUse(head, tuple(shown), fields.get(head, ""))
        for head, shown in zip(table.header, samples, strict=True)
    )


def _by_words(table: Table, heads: list[str], words: tuple[str, ...], *, is_date: bool) -> str:
    by_name: dict[str, str] = {}
    for head in heads:
        by_name.setdefault(folded(head), head)
    for word in words:
        head = by_name.get(word, "")
        if head and (not is_date or readable_share(table, head) >= _HALF):
            return head
    return ""


def readable_share(table: Table, head: str) -> float:
    """Return the share of a column's cells, those that are not blank, that read as dates."""
    return readable_shares(table, [head])[head]


def readable_shares(
    table: Table, heads: Sequence[str], apart: re.Pattern[str] | None = None
) -> dict[str, float]:
    """Return the shares of :func:`readable_share` by heads; many columns are looked at together.

    Args:
        table: With the columns.
        heads: Of the columns.
        apart: Cells that count for none, though they would be dates under a head that says so.
    """
    found: dict[str, float] = {}
    for first in range(0, len(heads), _TOGETHER):
        cells = table.filled(heads[first : first + _TOGETHER], _LOOKED_AT, LONGEST + 1)
        found |= {head: _readable(some, apart) for head, some in cells.items()}
    return found


def _readable(cells: list[str], apart: re.Pattern[str] | None) -> float:
    if not cells:
        return 0.0
    counts = Counter(cell for cell in cells if apart is None or not apart.fullmatch(cell))
    first, *others = (_reading(cells, order) for order in ("dmy", "mdy", "ymd"))
    read = sum(
        count
        for cell, count in counts.items()
        if first(cell) or (has_an_order(cell) and any(other(cell) for other in others))
    )
    return read / len(cells)


def _reading(cells: list[str], order: str) -> Callable[[str], bool]:
    """Return what tells whether a cell of a column is a date where its days and months stand in an order."""
    column = DateColumn(cells, replace(_ANY_WAY, dates=order))
    return lambda cell: bool(column.read(cell).edtf)
