"""Workbooks in and out: dates as their number format shows them, every written cell a text."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from foreign_samples import draft

from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.readers.workbook import refuse_bomb
from viewer.exchange.writers.table import write_csv
from viewer.exchange.writers.workbook import write_workbook
from viewer.files.read.reader import read_text
from viewer.model.fields import Fields

FILE = """\
title: "=Mine"
description: |
  Two lines,
  one text.
time_zone: Asia/Seoul
lanes:
  - {id: rail, title: By rail, color: red}
sources:
  - {id: nbc, title: NBC, publisher: P}
eras:
  - {title: An era, date: 2004/2006}
events:
  - {date: 2011-08, title: "=1+1", lane: rail, sources: nbc}
  - {date: "-0499", title: Long ago}
  - {date: 2011-08-20T10:00, title: There}
  - {date: 2011-08-20T10:00, title: Elsewhere, time_zone: Europe/Vienna}
"""


def _book(*sheets: list[list[object]], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    for place, number_format in (formats or {}).items():
        book.worksheets[0][place].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_that_dates_are_as_exact_as_they_are_shown() -> None:
    day = datetime(2011, 8, 20, 14, 30)
    rows: list[list[object]] = [["Date", "Title"], *([day, f"row {n}"] for n in range(4)), [2011, "a number"]]
    formats = {"A2": "yyyy", "A3": "mmm yyyy", "A4": "dd/mm/yyyy", "A5": "yyyy-mm-dd hh:mm"}
    made = draft("a.xlsx", _book(rows, formats=formats))

    assert [entry.fields["date"] for entry in made.entries] == [
        "2011",
        "2011-08",
        "2011-08-20",
        "2011-08-20T14:30",
        "2011",
    ]


def test_that_days_before_march_1900_are_no_sure_dates() -> None:
    rows: list[list[object]] = [
        ["Date", "Title"],
        ["2011-01-01", "A"],
        ["2011-01-02", "B"],
        [datetime(1900, 2, 28), "C"],
    ]
    made = draft("a.xlsx", _book(rows, formats={"A4": "yyyy-mm-dd"}))

    assert [left.where for left in made.left_out] == ["row 4"]


def test_that_several_sheets_with_dates_are_asked_about() -> None:
    rows: list[list[object]] = [["Date", "Title"], ["2011", "A"]]
    with pytest.raises(Asked, match="--sheet"):
        draft("a.xlsx", _book(rows, rows))
    assert len(draft("a.xlsx", _book([["Notes"], ["none"]], rows)).entries) == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04[Content_Types].xml broken", b"PK\x03\x04"])
def test_that_a_broken_workbook_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        draft("a.xlsx", data, key="xlsx")


def test_that_a_workbook_that_would_swell_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "")
        package.writestr("xl/workbook.xml", b"\0" * 30_000_000)

    with pytest.raises(Unreadable, match="unpacks to more"):
        draft("a.xlsx", out.getvalue())


def test_that_a_zip_of_something_else_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")

    with pytest.raises(Unreadable, match="cannot be read"):
        draft("a.xlsx", out.getvalue())


def test_that_a_written_workbook_holds_texts_and_all_sections() -> None:
    reading = read_text(FILE)
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(reading).content))

    assert book.sheetnames == ["events", "sources", "lanes", "eras", "timeline"]
    events = list(book["events"].iter_rows(values_only=True))
    assert [row[1] for row in events] == ["date", "-0499", "2011-08", "2011-08-20T10:00", "2011-08-20T10:00"]
    assert {
        cell.data_type for row in book["events"].iter_rows() for cell in row if cell.value is not None
    } == {"s"}
    assert [cell.value for cell in book["lanes"][2]] == ["rail", "By rail", "red"]
    assert write_workbook(reading).unsaid == ()


def test_that_a_workbook_comes_back_as_the_table_does() -> None:
    reading = read_text(FILE)
    back = draft("a.xlsx", write_workbook(reading).content)
    table = draft("a.csv", write_csv(reading).content)

    def without_source(made: Draft) -> list[Fields]:
        return [
            {name: one for name, one in entry.fields.items() if name not in ("sources", "lane", "time_zone")}
            for entry in made.entries
        ]

    assert without_source(back) == without_source(table)
    assert (back.title, back.description, back.time_zone) == ("=Mine", "Two lines,\none text.", "Asia/Seoul")
    assert [entry.fields.get("time_zone") for entry in back.entries[2:]] == [None, "Europe/Vienna"]
    assert [entry.fields.get("time_zone") for entry in table.entries[2:]] == ["Asia/Seoul", "Europe/Vienna"]
    assert list(back.lanes) == [{"id": "rail", "title": "By rail", "color": "red"}]
    assert [era["title"] for era in back.eras] == ["An era"]
    assert [source.get("publisher") for source in back.sources] == ["P"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("xl/worksheets/sheet1.xml", b"<row><c/>" + b"<c r='%d'/>" * 1_000_000, "a row of the workbook"),
        ("xl/styles.xml", b"<a b='%d'/>" * 1_000_000, "unpacks to more"),
        ("xl/sharedStrings.xml", b"<si><t>%d</t></si>" * 4_000_000, "unpacks to more"),
    ],
    ids=["a row", "styles", "texts"],
)
def test_that_parts_that_would_fill_the_memory_are_refused(name: str, content: bytes, words: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(name, content)

    with pytest.raises(Unreadable, match=words):
        refuse_bomb(out.getvalue())
