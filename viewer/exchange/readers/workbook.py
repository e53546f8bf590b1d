"""Workbooks: the cells of one sheet as texts, dates no more exact than their number format shows them.

Source: ECMA-376 (Office Open XML); read by openpyxl, which is imported only for such a file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import refuse_crowd
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.draft.pace import step
from viewer.exchange.draft.questions import Choice, Question
from viewer.exchange.draft.taking import number_text
from viewer.exchange.readers.own_rows import is_own
from viewer.exchange.readers.table_columns import columns_of
from viewer.exchange.readers.table_text import Table, refuse_width, table_from
from viewer.exchange.readers.tables import draft_of_table
from viewer.model.event_words import counted
from viewer.words import N_, _

NAME = N_("workbook (XLSX)")
_MOST_UNPACKED = 256 * 1024 * 1024
#: A workbook is a zip archive; a few kilobytes of zeros could unpack to what fills the memory.
_MOST_RATIO = 200
#: Small parts may shrink further without any harm.
_SMALL = 1024 * 1024
_MISSING = "workbooks are read by openpyxl, which is not installed; “pip install dateline[xlsx]” gets it, or save it as CSV"
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
#: The day that spreadsheets count and that never was is the 60th; all before it are a day off.
_SURE_SINCE = datetime(1900, 3, 2)


def is_workbook(data: bytes) -> bool:
    """Tell whether a file is a package as workbooks are."""
    return data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data[:4_000] + data[-400_000:]


def read(data: bytes, answers: Answers) -> Draft:
    """Return what the sheet of a workbook says that has a column of dates.

    Raises:
        Unreadable: It is no workbook, one that would fill the memory, or openpyxl is not installed.
        Asked: Several sheets have dates, or dates can be read in two ways.
    """
    refuse_bomb(data)
    sheets = dict(_sheets(data))
    table = _chosen(sheets, answers)
    return draft_of_table(table, NAME, data, answers, sheets)


def refuse_bomb(data: bytes) -> None:
    """Refuse a package that unpacks to more than can be taken in.

    Raises:
        Unreadable: It does, or it is broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Unreadable(_("the workbook is broken and cannot be unpacked")) from None
    total = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _SMALL and part.file_size > _MOST_RATIO * part.compress_size for part in parts
    )
    if total > _MOST_UNPACKED or swollen:
        raise Unreadable(_("the workbook unpacks to more than is taken in"))


def _sheets(data: bytes) -> Iterator[tuple[str, Table]]:
    """Go through the sheets that hold anything, as tables by their names."""
    try:
        import openpyxl
    except ImportError:
        raise Unreadable(_MISSING) from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = _rows(sheet)
            if any(any(row) for row in rows):
                yield sheet.title, table_from(rows)
        book.close()
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a broken package fails anywhere inside openpyxl, in any way
        raise Unreadable(_("the workbook cannot be read: {why}").format(why=type(error).__name__)) from None


def _rows(sheet: Any) -> list[list[str]]:
    """Return the rows of a sheet; blank ones are empty, and none is believed that is not there.

    Raises:
        Unreadable: It is too wide, or has too many rows.
    """
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what a sheet claims of its size would be filled up with blanks
    rows: list[list[str]] = []
    filled = 0
    for cells in sheet.iter_rows():
        if not cells:
            rows.append([])
            continue
        refuse_width(len(cells))
        row = _row(cells)
        filled += any(row)
        refuse_crowd(filled - 1)
        rows.append(row if any(row) else [])
    return rows


def _row(cells: Sequence[Any]) -> list[str]:
    step(N_("Reading"))
    return [_text(cell) for cell in cells]


def _chosen(sheets: dict[str, Table], answers: Answers) -> Table:
    """Return the one sheet that is asked for, or has a column of dates."""
    if not sheets:
        raise Unreadable(_("the workbook is empty"))
    if answers.sheet:
        if answers.sheet not in sheets:
            raise Unreadable(
                _("it has no sheet “{sheet}”; expected one of {sheets}").format(
                    sheet=answers.sheet, sheets=_listed(sheets)
                )
            )
        return sheets[answers.sheet]
    own = next((table for table in sheets.values() if is_own(table)), None)
    if own is not None:
        return own
    dated = {
        name: table
        for name, table in sheets.items()
        if table.rows and "date" in columns_of(table, answers.columns)
    }
    if len(dated) > 1:
        choices = tuple(
            Choice(name, name, (counted(len(table.rows), "row"),)) for name, table in dated.items()
        )
        raise Asked(
            f"several sheets have dates: {_listed(dated)}; say --sheet with one of them",
            Question("sheet", "Which sheet?", "Several sheets have dates.", choices),
        )
    return next(iter((dated or sheets).values()))


def _listed(names: Sequence[str] | dict[str, Table]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _text(cell: Any) -> str:
    """Return a cell as text: a date as exact as its number format shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime):
        return _date(value, cell.number_format)
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    return number_text(value) if isinstance(value, (str, int, float)) else str(value)


def _date(value: datetime, number_format: str) -> str:
    shown = _QUOTED.sub("", number_format).lower()
    if value < _SURE_SINCE:
        return f"{value:%Y-%m-%d} or a day earlier"
    if "h" in shown:
        return f"{value:%Y-%m-%dT%H:%M:%S}" if "s" in shown else f"{value:%Y-%m-%dT%H:%M}"
    if "d" in shown:
        return f"{value:%Y-%m-%d}"
    return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
