"""Tables as text: delimiter, header, rows with their places; the head lines of TimeFlow."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TextIO

from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.decoding import ForeignText
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.packed import Packed, Packing
from viewer.words import _
from viewer.words import number as number_words

_DELIMITERS = (",", "\t", ";", "|")
_MOST_COLUMNS = 1_000
_MOST_CELL = 1_000_000
#: Letters of a row, all its lines and cells together.
_MOST_ROW = 8_000_000
#: Letters by which the delimiter is chosen.
_HEAD = 200_000
_TIMEFLOW = "#TIMEFLOW"
#: A head of TimeFlow has a row for every column and some more.
_HEAD_ROWS = 1_100
#: Rows by which the delimiter is chosen.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank.

    Attributes:
        where: Its number, as a spreadsheet counts: rows, not lines.
        cells: As wide as the header; what stands beyond it is ``surplus``.
    """

    where: str
    cells: tuple[str, ...]
    surplus: tuple[str, ...] = ()

    def by(self, header: Sequence[str]) -> dict[str, object]:
        """Return the cells by the heads of their columns, those beyond the header under their numbers."""
        found: dict[str, object] = dict(zip(header, self.cells, strict=True))
        for number, cell in enumerate(self.surplus, len(header) + 1):
            found[f"column {number}"] = cell
        return found


_ROWS: Packing[Row] = Packing(lambda row: (row.where, row.cells, row.surplus), lambda plain: Row(*plain))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head for each column, no two of them the same.

    Attributes:
        aliases: Heads of columns by what TimeFlow calls their use.
        about: What the file says of itself, by its words for it.
        lists: Heads of the columns whose cells are lists, parted by commas.
        first: The row that was taken for the heads; None where they come from elsewhere.
    """

    header: tuple[str, ...]
    rows: Sequence[Row]
    aliases: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
    first: Row | None = None

    def column(self, head: str) -> Iterator[str]:
        """Go through the cells of a column."""
        place = self.header.index(head)
        return (row.cells[place] for row in self.rows)

    def filled(self, heads: Sequence[str], most: int, longest: int) -> dict[str, list[str]]:
        """Return the first cells of columns that are not blank, by their heads.

        Args:
            heads: Of the columns.
            most: How many of each.
            longest: So many letters of a cell at the most.
        """
        found: dict[str, list[str]] = {head: [] for head in heads}
        wanted = [(self.header.index(head), found[head]) for head in heads]
        for row in self.rows:
            wanted = [(place, cells) for place, cells in wanted if len(cells) < most]
            if not wanted:
                break
            for place, cells in wanted:
                if row.cells[place]:
                    cells.append(row.cells[place][:longest])
        return found


def table_of(text: ForeignText) -> Table:
    """Return the table that a text is.

    Raises:
        Unreadable: It is none, or too wide.
    """
    head = text.head(_HEAD)
    if head.startswith(_TIMEFLOW):
        return _timeflow(text)
    return table_from(_cells(text.opened(), delimiter_of(head)))


def delimiter_of(text: str) -> str:
    """Return the delimiter that stands most often in the first line and gives most rows the same width."""

    def fitness(delimiter: str) -> tuple[float, int]:
        cells = _cells(io.StringIO(text[:_HEAD], newline=""), delimiter)
        rows = [row for row in islice(cells, _LOOKED_AT) if any(row)]
        width = len(rows[0]) if rows else 0
        if width < 2:
            return 0.0, 0
        return round(sum(len(row) == width for row in rows) / len(rows), 1), width

    return max(_DELIMITERS, key=fitness)


def _cells(text: TextIO, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MOST_CELL)
    filled = 0
    lines = _Lines(text)
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            filled += any(row)
            refuse_crowd(filled - _HEAD_ROWS)  # before the memory is full of them
            lines.letters = 0
            yield row
    except csv.Error as error:
        raise Unreadable(_("the table cannot be read: {why}").format(why=error)) from None


class _Lines:
    """The lines of a text, refused where a row of them would fill the memory.

    Attributes:
        letters: How many have come since the last row.
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.letters = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_MOST_ROW + 1)
        if not line:
            raise StopIteration
        self.letters += len(line)
        if self.letters > _MOST_ROW:
            told = _("a row of the table has more than {number} letters")
            raise Unreadable(told.format(number=number_words(_MOST_ROW)))
        return line


def table_from(cells: Iterable[Collection[str]], first: int = 1) -> Table:
    """Return rows of cells as a table; its first row that is not blank is the header.

    Args:
        cells: All rows.
        first: Number of the first one.

    Raises:
        Unreadable: There is no row, or it is too wide.
    """
    stripped = ((number, [cell.strip() for cell in row]) for number, row in enumerate(cells, first))
    filled = ((number, row) for number, row in stripped if any(row))
    place, head = next(filled, (0, list[str]()))
    if not head:
        raise Unreadable(_("the table is empty"))
    refuse_width(len(head))
    header = _heads(head)
    rows = Packed(_ROWS, (_row(number, row, len(header)) for number, row in filled))
    return Table(header, rows, first=_row(place, head, len(header)))


def without_heads(table: Table) -> Table:
    """Return a table whose first row is one of its rows, and whose columns are called by their numbers."""
    assert table.first is not None
    heads = tuple(f"column {number}" for number in range(1, len(table.header) + 1))
    return replace(table, header=heads, rows=Packed(_ROWS, chain([table.first], table.rows)), first=None)


def refuse_width(columns: int) -> None:
    """Refuse a table that is wider than any.

    Raises:
        Unreadable: It is.
    """
    if columns > _MOST_COLUMNS:
        raise Unreadable(
            _("the table has more than {number} columns").format(number=number_words(_MOST_COLUMNS))
        )


def _heads(cells: Sequence[str]) -> tuple[str, ...]:
    """Return heads of columns, each once."""
    seen: list[str] = []
    for number, cell in enumerate(cells, 1):
        head = " ".join(cell.split()) or f"column {number}"
        seen.append(head if head not in seen else f"{head} ({number})")
    return tuple(seen)


def _row(number: int, cells: list[str], width: int) -> Row:
    refuse_width(len(cells))
    padded = cells[:width] + [""] * (width - len(cells))
    surplus = tuple(cells[width:]) if any(cells[width:]) else ()
    return Row(f"row {number}", tuple(padded), surplus)


# --- TimeFlow ------------------------------------------------------------------------------------


def _timeflow(text: ForeignText) -> Table:
    """Return the table below the head lines of TimeFlow, which name the use of its columns."""
    rows = _cells(text.opened(), "\t")
    aliases: dict[str, str] = {}
    about: dict[str, str] = {}
    lists: set[str] = set()
    for number, row in enumerate(rows):
        if not row or row[0] != _TIMEFLOW:
            continue
        if len(row) > 1 and re.match("=+ End of Header", row[1]):
            table = table_from(rows, number + 2)
            return replace(table, aliases=aliases, about=about, lists=frozenset(lists))
        if len(row) > 3 and row[1] == "alias":
            aliases[row[2]] = " ".join(row[3].split())
        elif len(row) > 3 and row[1] == "field" and row[3] == "List":
            lists.add(" ".join(row[2].split()))
        elif len(row) > 2 and row[1] not in ("field", "format version"):
            about[row[1]] = row[2].strip()
    raise Unreadable(_("the file has no line that ends the head of TimeFlow"))
