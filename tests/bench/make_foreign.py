"""Makes large files of other programs to measure with, as near to a wanted size as whole records go.

A record has what such files have: a day or more, a title, a group, a text with a little markup in it, and a key
that no field of ours holds, so that a report has something to tell of every one. The same size gives the same file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

#: So many records at the most: a little below what is taken in.
MOST_RECORDS = 99_000
_LOOKED_AT = 100
_WORDS = (
    "The train left the station before noon and reached the border in the evening. ",
    "Officials met the delegation on the platform and spoke with it for an hour. ",
    "Поезд прибыл вечером; встреча длилась час. ",
    "Nobody who was there has said what the talks were about. ",
)


@dataclass(frozen=True, slots=True)
class Record:
    """What one record of such a file says."""

    number: int
    year: int
    month: int
    day: int
    title: str
    group: str
    text: str

    @property
    def iso(self) -> str:
        """Its day as ISO has it."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def records(letters: int) -> Iterator[Record]:
    """Go through records without end, with so many letters of text each."""
    number = 0
    while True:
        number += 1
        text = "".join(_WORDS[(number + n) % len(_WORDS)] for n in range(letters // 60 + 1))[:letters].strip()
        yield Record(
            number, 1900 + number % 120, number % 12 + 1, number % 28 + 1, f"Stop {number} of the journey",
            f"Group {number % 7}", f"{text} <b>{number}</b>",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format to make files of.

    Attributes:
        suffix: The end of such a file's name.
        head, tail: What stands before the records, and behind them.
        one: A record as the format has it.
        between: What stands between two records.
    """

    suffix: str
    head: str
    one: Callable[[Record], str]
    tail: str = ""
    between: str = ""


def _sheet(between: str) -> Callable[[Record], str]:
    return lambda it: (
        between.join((it.iso, it.title, it.group, it.text.replace('"', ""), f"c{it.number}")) + "\n"
    )


def _slide(it: Record) -> str:
    return (
        f'{{"start_date": {{"year": {it.year}, "month": {it.month}, "day": {it.day}}}, "group": "{it.group}", '
        f'"text": {{"headline": "{it.title}", "text": "{it.text}"}}, "code": "c{it.number}"}}'
    )


def _old_slide(it: Record) -> str:
    return (
        f'{{"startDate": "{it.year},{it.month},{it.day}", "headline": "{it.title}", "tag": "{it.group}", '
        f'"text": "{it.text}", "code": "c{it.number}"}}'
    )


def _calendar(it: Record) -> str:
    return (
        f"BEGIN:VEVENT\r\nUID:{it.number}@example.org\r\nDTSTART;VALUE=DATE:{it.iso.replace('-', '')}\r\n"
        f"SUMMARY:{it.title}\r\nCATEGORIES:{it.group}\r\nDESCRIPTION:{it.text.replace(';', '')}\r\n"
        f"X-CODE:c{it.number}\r\nEND:VEVENT\r\n"
    )


def _project(it: Record) -> str:
    text = it.text.replace("<", "&lt;")
    return (
        f"<event><start>{it.iso} 00:00:00</start><end>{it.iso} 00:00:00</end><text>{it.title}</text>"
        f"<category>{it.group}</category><description>{text}</description><code>c{it.number}</code></event>\n"
    )


def _simile_xml(it: Record) -> str:
    text = it.text.replace("<", "&lt;")
    return f'<event start="{it.iso}" title="{it.title}" code="c{it.number}" classname="{it.group}">{text}</event>\n'


def _simile(it: Record) -> str:
    return (
        f'{{"start": "{it.iso}", "title": "{it.title}", "classname": "{it.group}", "description": "{it.text}", '
        f'"code": "c{it.number}"}}'
    )


def _vis(it: Record) -> str:
    return (
        f'{{"id": {it.number}, "start": "{it.iso}", "content": "{it.title}", "group": "{it.group}", '
        f'"title": "{it.text}", "code": "c{it.number}"}}'
    )


def _markwhen(it: Record) -> str:
    return f"{it.iso}: {it.title} #{it.group.replace(' ', '')}\ncode: c{it.number}\n{it.text}\n\n"


def _power(it: Record) -> str:
    return (
        f'    - id: e{it.number}\n      date: "{it.iso}"\n      title: {it.title}\n      code: c{it.number}\n'
        f'      description: "{it.text}"\n'
    )


_COMMA, _TAB = "date,title,group,description,code\n", "date\ttitle\tgroup\tdescription\tcode\n"
FOREIGN: dict[str, Foreign] = {
    "csv": Foreign(".csv", _COMMA, _sheet(",")),
    "tsv": Foreign(".tsv", _TAB, _sheet("\t")),
    "timelinejs-3": Foreign(".json", '{"events": [', _slide, "]}", ",\n"),
    "timelinejs-2": Foreign(".json", '{"timeline": {"headline": "A journey", "date": [', _old_slide, "]}}", ",\n"),
    "ics": Foreign(".ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", _calendar, "END:VCALENDAR\r\n"),
    "timeline-project": Foreign(
        ".timeline", "<?xml version='1.0'?>\n<timeline>\n<events>\n", _project, "</events>\n</timeline>\n"
    ),
    "simile-xml": Foreign(".xml", "<data>\n", _simile_xml, "</data>\n"),
    "simile-json": Foreign(".json", '{"dateTimeFormat": "iso8601", "events": [', _simile, "]}", ",\n"),
    "markwhen": Foreign(".mw", "title: A journey\n\n", _markwhen),
    "powertimeline": Foreign(".yaml", "timeline:\n  title: A journey\n  events:\n", _power),
    "vis": Foreign(".json", "[", _vis, "]", ",\n"),
}  # fmt: skip


def write_foreign(key: str, size: int, path: Path, *, most: int = MOST_RECORDS, odd: str = "") -> None:
    """Write a file of a format, a little below a size, with as many records as are taken in.

    Args:
        key: Of ``FOREIGN``.
        size: In bytes.
        path: Where to.
        most: How many records at the most.
        odd: Letters that stand at the end of each text; one beyond the first plane takes four bytes of
            memory for each letter around it.
    """
    form = FOREIGN[key]
    letters = _letters(lambda it: (form.between + form.one(it)).encode(), size / most)
    with path.open("wb") as out:
        out.write(form.head.encode())
        left = size - out.tell() - len(form.tail)
        for it in islice(records(letters), most):
            piece = (form.between if it.number > 1 else "") + form.one(it)
            content = (piece.replace("<b>", f"{odd}<b>") if odd else piece).encode()
            left -= len(content)
            if left < 0:
                break
            out.write(content)
        out.write(form.tail.encode())


def _letters(one: Callable[[Record], bytes], size: float) -> int:
    """Return of how many letters the texts of records are that take so many bytes each."""
    few, many = 200, 1_000
    sizes = [
        sum(len(one(it)) for it in islice(records(letters), _LOOKED_AT)) / _LOOKED_AT
        for letters in (few, many)
    ]
    more = (size * 0.98 - sizes[0]) * (many - few) / (sizes[1] - sizes[0])
    return max(20, round(few + more))


def write_rows(rows: int, path: Path) -> None:
    """Write a table of so many short rows."""
    with path.open("wb") as out:
        out.write(_COMMA.encode())
        for it in islice(records(8), rows):
            out.write(f"{it.iso},{it.title},{it.group},,\n".encode())


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def write_workbook(size: int, path: Path, *, most: int = MOST_RECORDS) -> None:
    """Write a workbook whose sheet unpacks to about a size, every cell a text that stands in it."""
    from viewer.exchange.writers.workbook import write_workbook as as_workbook
    from viewer.files.read.reader import read_text

    packed = as_workbook(read_text("events: []\n")).content
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.infolist():
            if part.filename != "xl/worksheets/sheet1.xml":
                new.writestr(part, old.read(part))
        with new.open("xl/worksheets/sheet1.xml", "w") as sheet:
            _write_sheet(sheet, size, most)


def _write_sheet(sheet: IO[bytes], size: int, most: int) -> None:
    sheet.write(_row(1, ("date", "title", "group", "description", "code"), _SHEET))
    sheet.writelines(_cells(it) for it in islice(records(_letters(_cells, size / most)), most))
    sheet.write(b"</sheetData></worksheet>")


def _cells(it: Record) -> bytes:
    return _row(it.number + 1, (it.iso, it.title, it.group, it.text.replace("<", "&lt;"), f"c{it.number}"))


def _row(number: int, cells: tuple[str, ...], before: bytes = b"") -> bytes:
    told = "".join(
        f'<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for letter, cell in zip("ABCDE", cells, strict=True)
    )
    return before + f'<row r="{number}">{told}</row>'.encode()
