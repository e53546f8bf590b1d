"""A workbook: the table of events; lanes, sources, eras and the file's head on sheets of their own; every cell a text."""

from __future__ import annotations

import io
from typing import Any

from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import COLUMNS, HEAD_SHEET
from viewer.exchange.draft.plain_text import without_controls
from viewer.exchange.writers.head_tables import count_head_left_out, head_tables
from viewer.exchange.writers.known import not_held
from viewer.exchange.writers.outgoing import (
    USUAL,
    Manner,
    Outgoing,
    Unsaid,
    count_left_out,
    count_unread,
    timeline_of,
)
from viewer.exchange.writers.table import rows
from viewer.files.read.reader import Reading
from viewer.words import NN_, number

_MISSING = "workbooks are written by openpyxl, which is not installed; “pip install dateline[xlsx]” gets it, or write a .csv"
#: A spreadsheet cuts longer cells.
_MOST_CELL = 32_767


def write_workbook(reading: Reading, _manner: Manner = USUAL) -> Outgoing:
    """Return a workbook in which no program turns a date or a word into something else.

    Raises:
        Unreadable: openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise Unreadable(_MISSING) from None
    timeline, unsaid = timeline_of(reading), Unsaid()
    count_unread(reading, unsaid)
    count_left_out(reading, unsaid, not_held("xlsx"))
    count_head_left_out(reading, unsaid)
    tables = head_tables(timeline)
    if len(tables[HEAD_SHEET]) == 1:
        del tables[HEAD_SHEET]
    sheets = {"events": [COLUMNS, *rows(reading, has_head=True)], **tables}
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for row, line in enumerate(lines, 1):
            for column, text in enumerate(line, 1):
                _fill(sheet.cell(row, column), text, unsaid)
    out = io.BytesIO()
    book.save(out)
    return Outgoing(out.getvalue(), unsaid.lines())


_TOO_LONG = NN_(
    "{number} text longer than the {what} characters of a cell, cut",
    "{number} texts longer than the {what} characters of a cell, cut",
)


def _fill(cell: Any, text: str, unsaid: Unsaid) -> None:
    """Put a text into a cell, so that it is one whatever it looks like."""
    if not text:
        return
    said = without_controls(text)
    unsaid.add(_TOO_LONG, len(said) > _MOST_CELL, number(_MOST_CELL))
    cell.value = said[:_MOST_CELL]
    cell.data_type = "s"
