"""The table that this program writes and reads back: its columns, and how lists and odd cells stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from viewer.model.event_fields import QUOTE_PARTS

#: Columns in their order; ``date_in_words`` is for people and is not read.
COLUMNS = (
    "id", "date", "date_in_words", "title", "status", "lane", "part_of_day", "duration", "time_zone", "as_written",
    "date_note", "about", "place", "lat", "lon", "people", "tags", "summary", "quotes", "sources", "links",
)  # fmt: skip
#: Of a table of events beside which another holds the quotations.
COLUMNS_BESIDE = tuple(name for name in COLUMNS if name != "quotes")
#: The table of quotations: the id of the event, then the parts of each by their names.
QUOTES = "quotes"
QUOTE_COLUMNS = ("event", *(part.name for part in QUOTE_PARTS))
#: Sheets of a workbook beside that of the events, with their columns.
HEAD_SHEETS = {
    "sources": ("id", "title", "publisher", "credit", "published", "url", "copy"),
    "lanes": ("id", "title", "color"),
    "eras": ("title", "date", "color"),
}
#: The sheet of one row that says what the file says of itself.
HEAD_SHEET = "timeline"
HEAD_NAMES = ("title", "description", "time_zone")
#: Tables that stand beside a table of events, by the middle of their files' names, with their columns.
BESIDE = {HEAD_SHEET: HEAD_NAMES, **HEAD_SHEETS, QUOTES: QUOTE_COLUMNS}
#: A spreadsheet takes what begins so for a formula and computes it; these columns hold no words of anybody.
_NO_WORDS = frozenset({"date", "lat", "lon", "published"})
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_ITEM = re.compile(r'\s*+(?:"((?:[^"]|"")*)"|([^;"]*+))\s*+(?:;|$)')


def guarded(column: str, text: str) -> str:
    """Return a cell behind a mark where a spreadsheet would compute it."""
    return f"'{text}" if column not in _NO_WORDS and _FORMULA.match(text) else text


def unguarded(column: str, cell: str) -> str:
    """Return a cell without the mark that :func:`guarded` gives."""
    return cell[1:] if column not in _NO_WORDS and _GUARDED.match(cell) else cell


def joined(items: Iterable[str]) -> str:
    """Return a list in one cell, items with ``;``, quotation marks or blanks at their ends in quotation marks."""
    return "; ".join(_item(item) for item in items)


def _item(text: str) -> str:
    if text != text.strip() or ";" in text or '"' in text or not text:
        return '"' + text.replace('"', '""') + '"'
    return text


def split(cell: str) -> list[str]:
    """Return the items of such a cell; a cell that is not written so is one item."""
    items: list[str] = []
    at = 0
    while at < len(cell):
        match = _ITEM.match(cell, at)
        if match is None or match.end() == at:
            return [cell]
        items.append(match[1].replace('""', '"') if match[1] is not None else match[2].strip())
        at = match.end()
    return [item for item in items if item]


def beside(path: Path, name: str) -> Path:
    """Return where a table stands beside that of the events: ``mine.sources.csv`` beside ``mine.csv``."""
    return path.with_name(f"{path.stem}.{name}{path.suffix}")
