"""Rows of the table that this program writes, taken in as they were written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.json_values import json_of
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import (
    BESIDE,
    COLUMNS,
    COLUMNS_BESIDE,
    HEAD_SHEET,
    QUOTE_COLUMNS,
    QUOTES,
    split,
    unguarded,
)
from viewer.exchange.draft.taking import as_plain
from viewer.exchange.draft.worded import worded
from viewer.exchange.readers.table_text import Row, Table
from viewer.model.fields import Fields, Plain
from viewer.model.joining import joined
from viewer.words import N_, _

_LISTS = ("people", "tags", "sources")
_SAID = (
    "date",
    "title",
    "status",
    "part_of_day",
    "duration",
    "time_zone",
    "as_written",
    "date_note",
    "summary",
)


def is_own(table: Table) -> bool:
    """Tell whether a table has the columns that this program writes, in their order."""
    return table.header in (COLUMNS, COLUMNS_BESIDE)


def head_in(tables: Mapping[str, Table], builder: DraftBuilder) -> Fields:
    """Return what the tables beside our own events say: sources, lanes, eras, and the file of itself."""
    head: Fields = {}
    for name, heads in BESIDE.items():
        table = tables.get(name)
        if table is None or name == QUOTES:
            continue
        if table.header != heads:
            builder.lost("table-beside", "the file", _other_columns(name, heads))
            continue
        rows = [_filled(table, row) for row in table.rows]
        if name == HEAD_SHEET:
            head.update(rows[0] if rows else {})
        elif rows:
            head[name] = [*rows]
    return head


def _other_columns(name: str, heads: Sequence[str]) -> str:
    told = _("its table of {name} has other columns than {heads}")
    return told.format(name=name, heads=joined(heads))


def _filled(table: Table, row: Row) -> dict[str, Plain]:
    """Return the cells of a row that are filled, by the heads of their columns."""
    cells = zip(table.header, row.cells, strict=True)
    return {name: unguarded(name, cell) for name, cell in cells if cell}


def _quotes_in(
    tables: Mapping[str, Table], there: Collection[str], builder: DraftBuilder
) -> dict[str, list[Plain]]:
    """Return the quotations of a table of its own by the ids of their events; what has none is told as lost."""
    table = tables.get(QUOTES)
    found: dict[str, list[Plain]] = {}
    if table is None:
        return found
    if table.header != QUOTE_COLUMNS:
        builder.lost("table-beside", "the file", _other_columns(QUOTES, QUOTE_COLUMNS))
        return found
    for row in table.rows:
        quote = _filled(table, row)
        event = str(quote.pop("event", ""))
        if event in there:
            found.setdefault(event, []).append(quote)
        else:
            words = ", ".join(str(part) for part in quote.values())
            told = _("no event has the id “{event}” of the quotation {words}")
            builder.lost("quote", "the file", told.format(event=event, words=words))
    return found


def read_own(table: Table, builder: DraftBuilder, tables: Mapping[str, Table]) -> None:
    """Take the rows of such a table.

    Args:
        table: Of the events.
        builder: Takes them.
        tables: Those beside it, by their names.
    """
    place = table.header.index("id")
    quotes = {}
    if table.header == COLUMNS_BESIDE:
        quotes = _quotes_in(tables, {unguarded("id", row.cells[place]) for row in table.rows}, builder)
    for row in table.rows:
        cells = dict.fromkeys(COLUMNS, "")
        cells.update(zip(table.header, map(unguarded, table.header, row.cells), strict=True))
        if not cells["date"]:
            builder.leave_out(
                row.where, worded(N_("no date")), {name: cell for name, cell in cells.items() if cell}
            )
            continue
        builder.add(_found(row, cells, builder, quotes.get(cells["id"], [])))


def _found(row: Row, cells: dict[str, str], builder: DraftBuilder, quotes: list[Plain]) -> Found:
    fields: Fields = {name: cells[name] for name in _SAID if cells[name]}
    if fields.get("status") == "reported":
        del fields["status"]
    for name in _LISTS:
        if items := split(cells[name]):
            fields[name] = [*items]
    for name in ("quotes", "links"):
        if value := _value(cells[name]):
            fields[name] = value
    if quotes:
        fields["quotes"] = quotes
    if cells["about"]:
        fields["about"] = [] if cells["about"] == "[]" else [*split(cells["about"])]
    if cells["lat"] and cells["lon"] and cells["place"]:
        fields["place"] = {"name": cells["place"], "lat": cells["lat"], "lon": cells["lon"]}
    elif cells["place"]:
        fields["place"] = cells["place"]
    _know_sources(fields, builder)
    aside: dict[str, Plain] = {
        f"column {len(row.cells) + n}": cell for n, cell in enumerate(row.surplus, 1) if cell
    }
    return Found(row.where, fields, cells["id"], cells["lane"], aside)


def _value(cell: str) -> Plain:
    """Return a cell that may be JSON, else the items of its list."""
    if cell.startswith("["):
        try:
            return as_plain(json_of(cell))
        except Unreadable:
            return [cell]
    return [*split(cell)]


def _know_sources(fields: Fields, builder: DraftBuilder) -> None:
    """Make a source record of every id that a row names; a name that somebody has typed gets an id."""
    quotes, named = fields.get("quotes"), fields.get("sources")
    for quote in quotes if isinstance(quotes, list) else []:
        if isinstance(quote, dict) and isinstance(quote.get("source"), str):
            quote["source"] = builder.source_id(str(quote["source"]))
    if isinstance(named, list):
        fields["sources"] = [builder.source_id(str(name)) for name in named]
