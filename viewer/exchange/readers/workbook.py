"""Workbooks: the cells of one sheet as texts, dates no more exact than their number format shows them.

Source: ECMA-376 (Office Open XML); read by openpyxl, which is imported only for such a file.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import chain
from typing import Any

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.crowd import refuse_crowd
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
#: Of the table of texts, which is held whole; of a row, and of any other part that is read.
_MOST_TEXTS, _MOST_HELD = 64 * 1024 * 1024, 8 * 1024 * 1024
_END_OF_ROW, _END = re.compile(rb"</(?:\w+:)?row\s*>"), 40
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
            total = sum(part.file_size for part in parts)
            if total > _MOST_UNPACKED or any(map(_is_swollen, parts)):
                raise Unreadable(_("the workbook unpacks to more than is taken in"))
            for part in parts:
                if part.file_size > _MOST_HELD and part.filename.startswith("xl/worksheets/"):
                    _refuse_lumps(package, part)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        raise Unreadable(_("the workbook is broken and cannot be unpacked")) from None


def _is_swollen(part: zipfile.ZipInfo) -> bool:
    """Tell whether a part unpacks to more than can be held, by what the package says of it."""
    if part.file_size > _SMALL and part.file_size > _MOST_RATIO * part.compress_size:
        return True
    if part.filename.endswith("sharedStrings.xml"):
        return part.file_size > _MOST_TEXTS
    is_read_whole = part.filename.endswith((".xml", ".rels")) and not part.filename.startswith(
        "xl/worksheets/"
    )
    return is_read_whole and part.file_size > _MOST_HELD


def _refuse_lumps(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a sheet with a row that would fill the memory: openpyxl holds a whole one.

    Raises:
        Unreadable: There is one.
    """
    run, last = 0, b""
    with package.open(part) as sheet:
        while piece := sheet.read(_SMALL):
            run = 0 if _END_OF_ROW.search(last + piece) else run + len(piece)
            if run > _MOST_HELD:
                told = _("a row of the workbook unpacks to more than {number} MB")
                raise Unreadable(told.format(number=_MOST_HELD // 1024**2))
            last = piece[-_END:]


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
            first = next((cells for cells in rows if any(cells[1])), None)
            if first is not None:
                yield sheet.title, table_from(chain([first[1]], (row for _, row in rows)), first[0])
        book.close()
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a broken package fails anywhere inside openpyxl, in any way
        raise Unreadable(_("the workbook cannot be read: {why}").format(why=type(error).__name__)) from None


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows of a sheet with their numbers; blank ones are empty, and none is believed that is not there.

    Raises:
        Unreadable: It is too wide, or has too many rows.
    """
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what a sheet claims of its size would be filled up with blanks
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if not cells:
            yield number, []
            continue
        refuse_width(len(cells))
        row = _row(cells)
        filled += any(row)
        refuse_crowd(filled - 1)
        yield number, row if any(row) else []


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
            Question("sheet", _("Which sheet?"), _("Several sheets have dates."), choices),
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
