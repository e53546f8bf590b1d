"""Rows of the table that this program writes, taken in as they were written."""

from __future__ import annotations

from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.decoding import json_of
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import COLUMNS, split, unguarded
from viewer.exchange.draft.taking import as_plain
from viewer.exchange.readers.table_text import Row, Table
from viewer.model.fields import Fields, Plain

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
    return table.header == COLUMNS


def read_own(table: Table, builder: DraftBuilder) -> None:
    """Take the rows of such a table."""
    for row in table.rows:
        cells = {name: unguarded(name, cell) for name, cell in zip(COLUMNS, row.cells, strict=True)}
        if not cells["date"]:
            builder.leave_out(row.where, "no date", {name: cell for name, cell in cells.items() if cell})
            continue
        builder.add(_found(row, cells, builder))


def _found(row: Row, cells: dict[str, str], builder: DraftBuilder) -> Found:
    fields: Fields = {name: cells[name] for name in _SAID if cells[name]}
    if fields.get("status") == "reported":
        del fields["status"]
    for name in _LISTS:
        if items := split(cells[name]):
            fields[name] = [*items]
    for name in ("quotes", "links"):
        if value := _value(cells[name]):
            fields[name] = value
    if cells["about"]:
        fields["about"] = [] if cells["about"] == "[]" else [*split(cells["about"])]
    if cells["lat"] and cells["lon"] and cells["place"]:
        fields["place"] = {"name": cells["place"], "lat": cells["lat"], "lon": cells["lon"]}
    elif cells["place"]:
        fields["place"] = cells["place"]
    _know_sources(fields, builder)
    aside: dict[str, Plain] = {
        f"column {len(COLUMNS) + n}": cell for n, cell in enumerate(row.surplus, 1) if cell
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
