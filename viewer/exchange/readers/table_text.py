"""Tables as text: delimiter, header, rows with their places; the head lines of TimeFlow."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from viewer.exchange.draft.builder import refuse_crowd
from viewer.exchange.draft.notes import Unreadable
from viewer.words import _
from viewer.words import number as number_words

_DELIMITERS = (",", "\t", ";", "|")
_MOST_COLUMNS = 1_000
_MOST_CELL = 1_000_000
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
    rows: tuple[Row, ...]
    aliases: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
    first: Row | None = None

    def column(self, head: str) -> list[str]:
        """Return the cells of a column."""
        place = self.header.index(head)
        return [row.cells[place] for row in self.rows]


def table_of(text: str) -> Table:
    """Return the table that a text is.

    Raises:
        Unreadable: It is none, or too wide.
    """
    if text.startswith("#TIMEFLOW"):
        return _timeflow(text)
    delimiter = delimiter_of(text)
    return table_from(_cells(text, delimiter))


def delimiter_of(text: str) -> str:
    """Return the delimiter that stands most often in the first line and gives most rows the same width."""

    def fitness(delimiter: str) -> tuple[float, int]:
        rows = _cells(text[:200_000], delimiter)[:_LOOKED_AT]
        rows = [row for row in rows if any(row)]
        width = len(rows[0]) if rows else 0
        if width < 2:
            return 0.0, 0
        return round(sum(len(row) == width for row in rows) / len(rows), 1), width

    return max(_DELIMITERS, key=fitness)


def _cells(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_MOST_CELL)
    rows: list[list[str]] = []
    filled = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            filled += any(row)
            refuse_crowd(filled - _HEAD_ROWS)  # before the memory is full of them
            rows.append(row)
    except csv.Error as error:
        raise Unreadable(_("the table cannot be read: {why}").format(why=error)) from None
    return rows


def table_from(cells: Sequence[Sequence[str]], first: int = 1) -> Table:
    """Return rows of cells as a table; its first row that is not blank is the header.

    Args:
        cells: All rows.
        first: Number of the first one.

    Raises:
        Unreadable: There is no row, or it is too wide.
    """
    rows = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(cells, first)
        if any(cell.strip() for cell in row)
    ]
    if not rows:
        raise Unreadable(_("the table is empty"))
    width = len(rows[0][1])
    refuse_width(max(len(row) for _, row in rows))
    header = _heads(rows[0][1])
    taken = [_row(number, row, width) for number, row in rows]
    return Table(header, tuple(taken[1:]), first=taken[0])


def without_heads(table: Table) -> Table:
    """Return a table whose first row is one of its rows, and whose columns are called by their numbers."""
    assert table.first is not None
    heads = tuple(f"column {number}" for number in range(1, len(table.header) + 1))
    return replace(table, header=heads, rows=(table.first, *table.rows), first=None)


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
    padded = cells[:width] + [""] * (width - len(cells))
    surplus = tuple(cells[width:]) if any(cells[width:]) else ()
    return Row(f"row {number}", tuple(padded), surplus)


# --- TimeFlow ------------------------------------------------------------------------------------


def _timeflow(text: str) -> Table:
    """Return the table below the head lines of TimeFlow, which name the use of its columns."""
    rows = _cells(text, "\t")
    aliases: dict[str, str] = {}
    about: dict[str, str] = {}
    lists: set[str] = set()
    for number, row in enumerate(rows):
        if not row or row[0] != "#TIMEFLOW":
            continue
        if len(row) > 1 and re.match("=+ End of Header", row[1]):
            table = table_from(rows[number + 1 :], number + 2)
            return Table(table.header, table.rows, aliases, about, frozenset(lists))
        if len(row) > 3 and row[1] == "alias":
            aliases[row[2]] = " ".join(row[3].split())
        elif len(row) > 3 and row[1] == "field" and row[3] == "List":
            lists.add(" ".join(row[2].split()))
        elif len(row) > 2 and row[1] not in ("field", "format version"):
            about[row[1]] = row[2].strip()
    raise Unreadable(_("the file has no line that ends the head of TimeFlow"))
