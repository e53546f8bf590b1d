"""What a format cannot say of a file is told, and nothing goes out more certain than it stands there."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from viewer.exchange.formats import TARGETS
from viewer.exchange.writers.calendar import write_calendar
from viewer.exchange.writers.markdown import literal, write_markdown
from viewer.exchange.writers.outgoing import Manner, Outgoing
from viewer.exchange.writers.own_fields import head_of
from viewer.exchange.writers.slides import write_sheet, write_slides
from viewer.exchange.writers.table import write_csv
from viewer.exchange.writers.workbook import write_workbook
from viewer.files.read.reader import read_text
from viewer.model.event_words import status_text
from viewer.model.timeline import Status

PLAIN = Manner(plain=True)


def calendar(entry: str, head: str = "", manner: Manner = PLAIN) -> tuple[list[str], Outgoing]:
    """Return the lines of a calendar of one event, and what is told of it."""
    outgoing = write_calendar(read_text(f"{head}events:\n- {{title: A, {entry}}}\n"), manner)
    return outgoing.content.decode().split("\r\n"), outgoing


@pytest.mark.parametrize(
    "date", ["2011-08", "2011-08-20~", "2011-08-20?", '"[2011-08-20, 2011-08-25]"', "2011-08-20/2011-09"]
)
def test_that_a_date_less_exact_than_a_day_is_told_or_left_out(date: str) -> None:
    assert calendar(f"date: {date}")[1].unsaid == ("1 date less exact than a day, shown as the whole window",)
    lines, outgoing = calendar(f"date: {date}", manner=Manner(plain=True, days_only=True))
    assert "BEGIN:VEVENT" not in lines
    assert outgoing.unsaid == ("1 event known less exactly than to the day, left out",)


def test_that_a_day_goes_out_as_that_day() -> None:
    lines, outgoing = calendar("date: 2011-08-20", manner=Manner(plain=True, days_only=True))
    assert {"DTSTART;VALUE=DATE:20110820", "DTEND;VALUE=DATE:20110821"} < set(lines)
    assert outgoing.unsaid == ()


def test_that_a_time_of_no_zone_goes_out_on_no_clock_in_particular() -> None:
    assert "DTSTART:20110820T143000" in calendar("date: 2011-08-20T14:30")[0]
    assert "DTSTART:20110820T123000Z" in calendar("date: 2011-08-20T14:30", "time_zone: Europe/Berlin\n")[0]


@pytest.mark.parametrize(
    ("status", "line", "told"),
    [
        ("expected", ["STATUS:TENTATIVE"], ()),
        ("retracted", ["STATUS:CANCELLED"], ()),
        ("reported", [], ()),
        ("disputed", [], ("1 event whose status is “disputed”, which calendars do not know",)),
        ("confirmed", [], ("1 event whose status is “confirmed”, which calendars do not know",)),
    ],
)
def test_that_a_status_that_calendars_do_not_know_is_told(
    status: str, line: list[str], told: tuple[str, ...]
) -> None:
    lines, outgoing = calendar(f"date: 2011-08-20, status: {status}")
    assert [one for one in lines if one.startswith("STATUS")] == line
    assert outgoing.unsaid == told


def test_that_eras_and_further_links_of_a_calendar_are_told() -> None:
    links = "links: [https://one.example/, https://two.example/]"
    lines, outgoing = calendar(f"date: 2011-08-20, {links}", "eras: [{title: E, date: 2011/2012}]\n")
    assert "URL:https://one.example/" in lines
    assert outgoing.unsaid == (
        "1 event with more than one link, of which the first is said",
        "1 era left out",
    )


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.key)
def test_that_an_entry_that_cannot_be_read_is_told_in_every_format(target: object) -> None:
    reading = read_text("events:\n- {date: 2011, title: A}\n- {date: soon, title: B}\n")
    outgoing = target.write(reading, Manner())  # type: ignore[attr-defined]
    assert "1 entry that cannot be read, left out" in outgoing.unsaid


def test_that_thousandths_of_a_second_go_out_in_words() -> None:
    def slide(date: str) -> dict[str, object]:
        events = json.loads(write_slides(read_text(f"events:\n- {{date: '{date}', title: A}}\n")).content)[
            "events"
        ]
        return events[0]  # type: ignore[no-any-return]

    assert "display_date" not in slide("2011-08-20T14:30:15")
    assert "15.25" in str(slide("2011-08-20T14:30:15.250")["display_date"])


def test_that_no_cell_of_a_sheet_of_slides_is_computed_and_far_dates_are_told() -> None:
    sheet = write_sheet(
        read_text("lanes: [{id: sum, title: =1+1}]\nevents:\n- {date: Y-13800000000, title: A, lane: sum}\n")
    )
    assert ",'=1+1," in sheet.content.decode()
    assert "1 date so far away that only the JSON of TimelineJS draws it" in sheet.unsaid


HEAD = """\
title: T
description: About it
accept: {no-source: it is known}
x-tool: {kept: yes}
lanes: [{id: a, title: A, color: red, x-own: kept}]
sources: [{id: s, title: S, accept: {unused-source: later}}]
events:
- {date: 2011, title: A, place: {name: Khasan, lat: 42.4, lon: 130.6}, status: retracted, sources: s}
"""


def test_that_what_stands_above_the_events_is_told_where_it_has_no_place() -> None:
    reading = read_text(HEAD)
    assert "1 lane with a colour, which is left out" in write_slides(reading, PLAIN).unsaid
    assert set(write_csv(reading).unsaid) > {
        "1 description of the file, left out",
        "1 warning accepted for the whole file, left out",
        "1 source with accepted warnings, which are left out",
        "2 keys above the events that begins with x-, left out",
    }
    markdown = write_markdown(reading)
    assert "1 place of which the degrees are left out" in markdown.unsaid
    assert f"*{status_text(Status.RETRACTED)}*" in markdown.content.decode()


def test_that_what_others_keep_above_the_events_travels() -> None:
    head = head_of(read_text(HEAD))
    assert head["x-tool"] == {"kept": "yes"}
    assert head["lanes"] == [{"id": "a", "title": "A", "color": "red", "x-own": "kept"}]


def test_that_an_entry_that_leans_on_another_travels_with_all_that_it_says() -> None:
    reading = read_text(
        "events:\n- {date: 2011, title: A, tags: &t [x, y]}\n- {date: 2012, title: B, tags: *t}\n"
    )
    second = json.loads(write_slides(reading).content)["events"][1]
    assert second["x-dateline"]["entry"] == {"date": "2012", "title": "B", "tags": ["x", "y"], "id": "b-2012"}


@pytest.mark.parametrize("title", ["#N/A", "=1+1", "2011-08-20", "TRUE"])
def test_that_a_cell_of_a_workbook_is_a_text_and_a_longer_one_is_told(title: str) -> None:
    reading = read_text(f"events:\n- {{date: 2011, title: '{title}', summary: {'x' * 32_768}}}\n")
    outgoing = write_workbook(reading)
    assert "1 text longer than the 32,767 characters of a cell, cut" in outgoing.unsaid
    (heads, row) = load_workbook(BytesIO(outgoing.content))["events"].rows
    cells = {str(head.value): cell for head, cell in zip(heads, row, strict=True)}
    assert (cells["title"].data_type, cells["date"].data_type) == ("s", "s")
    assert str(cells["title"].value).removeprefix("'") == title
    assert len(str(cells["summary"].value)) == 32_767


@pytest.mark.parametrize(
    "text", ["- no list", "+ no list", "1. no list", "2) no list", "= no heading", "# no heading"]
)
def test_that_no_beginning_of_a_text_is_markdown(text: str) -> None:
    assert MarkdownIt().render(f"Above\n\n{literal(text)}\n") == f"<p>Above</p>\n<p>{text}</p>\n"
    assert MarkdownIt().render(f"Above\n{literal(text)}\n") == f"<p>Above\n{text}</p>\n"
