"""Rows of tables as events: columns by their heads, dates by their column."""

from __future__ import annotations

import csv
import io
from itertools import count

import pytest
from foreign_samples import FLOW, SAMPLES, draft

from viewer.exchange.draft.date_column import DateColumn, without_midnights
from viewer.exchange.draft.notes import Asked, NoteKind, Unreadable
from viewer.exchange.new_file import as_new_file
from viewer.exchange.readers.table_text import delimiter_of
from viewer.exchange.report import as_json


def test_that_columns_fill_fields_by_their_heads() -> None:
    first, second, king, turned = draft("table.csv").entries

    assert first.fields["date"] == "2011-08-20T14:30"
    assert first.fields["as_written"] == "20/08/2011 14:30"
    assert first.fields["summary"] == "First line\nsecond line"
    assert first.fields["people"] == ["Ann", "Bob"]
    assert first.fields["tags"] == ["far", "east"]
    assert first.fields["place"] == {"name": "Khasan", "lat": "42.4", "lon": "130.6"}
    assert first.fields["links"] == ["https://example.org/a"]
    assert first.fields["sources"] == ["the-wire", "import-table-csv"]
    assert first.fields["x-columns"] == {"Key": "k1"}
    assert second.fields["date"] == "1850~/.."
    assert second.fields["x-columns"] == {"Link": "not an address", "Key": "k2"}
    assert king.fields["date"] == "0899-10-26/0924-07-17"
    assert (turned.fields["date"], turned.where) == ("2011-08-22", "row 9")
    assert turned.fields["x-columns"] == {"column 14": "beyond the header", "Until": "2011-08-20"}


def test_that_rows_without_a_sure_date_are_left_out_with_the_reason() -> None:
    made = draft("table.csv")

    assert [(left.where, left.why) for left in made.left_out] == [
        ("row 5", "the date “when it rained” cannot be read"),
        ("row 6", "the date “32 Aug 2011” cannot be read"),
        ("row 7", "no date"),
    ]


def test_that_equal_sources_are_one_record() -> None:
    assert [source["title"] for source in draft("table.csv").sources] == ["The Wire", "The Star"]


def _cells(*dates: str) -> str:
    return "date,title\n" + "".join(f"{date},A\n" for date in dates)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("03/04/2011", "20/08/2011"), ["2011-04-03", "2011-08-20"]),
        (("03/04/2011", "08/20/2011"), ["2011-03-04", "2011-08-20"]),
        (("3.4.2011", "5.6.2011"), ["2011-04-03", "2011-06-05"]),
        (("4/4/2011", "5/5/2011"), ["2011-04-04", "2011-05-05"]),
        (("2011-08-20", "2011-08"), ["2011-08-20", "2011-08"]),
    ],
)
def test_that_one_row_settles_day_and_month_for_its_column(
    dates: tuple[str, ...], expected: list[str]
) -> None:
    assert [entry.fields["date"] for entry in draft("a.csv", _cells(*dates)).entries] == expected


@pytest.mark.parametrize("dates", [("03/04/2011", "05/06/2011"), ("20/08/2011", "08/20/2011", "1/2/2011")])
def test_that_an_undecided_column_is_asked_about_with_both_readings(dates: tuple[str, ...]) -> None:
    with pytest.raises(Asked, match="say --dates dmy or --dates mdy") as asked:
        draft("a.csv", _cells(*dates))
    assert " or " in str(asked.value)
    made = draft("a.csv", _cells("03/04/2011", "05/06/2011"), dates="mdy")
    assert [entry.fields["date"] for entry in made.entries] == ["2011-03-04", "2011-05-06"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("7", "0007"),
        ("between 47 and 50", "[0047..0050]"),
        ("38BC", "-0037"),
        ("924 after 17 jul 924", "0924"),
        ("13/13/2011", ""),
    ],
)
def test_that_a_cell_says_what_its_column_lets_it_say(text: str, edtf: str) -> None:
    assert DateColumn([text]).read(text).edtf == edtf


def test_that_midnights_are_days_only_where_they_are_the_rule() -> None:
    assert without_midnights(["2011-08-20T00:00:00", "2011-08-21T00:00Z", "2011-08-22T10:00"]) == [
        "2011-08-20",
        "2011-08-21",
        "2011-08-22T10:00",
    ]
    few = ["2011-08-20T00:00:00", "2011-08-21T09:00", "2011-08-22T10:00"]
    assert without_midnights(few) == few
    assert without_midnights(["2011-08-20T00:00"], "times") == ["2011-08-20T00:00"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_that_the_delimiter_is_the_one_that_makes_a_table(delimiter: str) -> None:
    rows = [["date", "title, or so", "x"], ["2011", "a; b", "c|d"], ["2012", "e", "f"]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)

    assert delimiter_of(out.getvalue()) == delimiter


def test_that_separate_columns_are_one_date() -> None:
    made = draft("a.csv", "Year;Month;Day;Name\n1850;3;;A\n1851;;;B\n1852;4;30;C\n")

    assert [entry.fields["date"] for entry in made.entries] == ["1850-03", "1851", "1852-04-30"]


def test_that_the_sheet_of_timelinejs_gives_slides() -> None:
    made = draft("sheet.csv")

    assert (made.title, made.description) == ("The sheet", "About it")
    assert made.entries[0].fields["date"] == "2011-08-20T14:05"
    assert made.entries[0].fields["links"] == [
        {"url": "https://example.org/a.jpg", "title": "so it was · me"}
    ]
    assert made.eras == ({"title": "An era", "date": "1900/1910"},)
    assert [left.where for left in made.left_out] == ["row 5"]


def test_that_aeon_gives_its_events_alone() -> None:
    made = draft("aeon.csv")

    assert [entry.fields["date"] for entry in made.entries] == [
        "1933-02-07T01:17/1933-02-07T01:25", "0000-11-19/..", "0099-10-18",
    ]  # fmt: skip
    assert made.entries[0].fields["people"] == ["Hubbard", "Poirot"]
    assert [left.why for left in made.left_out] == ["it is no event but of type “Character”", "no date"]


def test_that_timeflow_names_its_own_columns() -> None:
    made = draft("flow.time")

    assert made.description == "Two lines\nof description"
    assert made.source["publisher"] == "The archive"
    assert [(entry.fields["date"], entry.fields["title"], entry.fields["lane"]) for entry in made.entries] == [
        ("2010-07-27", "Iowa", "storm"), ("2010-07-26", "The \"big\" one", "flood"),
    ]  # fmt: skip


def test_that_google_calendars_columns_are_known() -> None:
    head = "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location"
    made = draft("a.csv", f"{head}\nExam,05/30/2020,10:00 AM,05/30/2020,1:00 PM,False,Bring a pen,Hall\n")

    fields = made.entries[0].fields
    assert fields["date"] == "2020-05-30T10:00/2020-05-30T13:00"
    assert (fields["title"], fields["summary"], fields["place"]) == ("Exam", "Bring a pen", "Hall")


@pytest.mark.parametrize("text", ["", "\n\n", "one,two\na,b\n", "date,title\n" + "x," * 1200])
def test_that_what_is_no_table_of_dates_is_told(text: str) -> None:
    with pytest.raises((Unreadable, Asked)):
        draft("a.csv", text)


@pytest.mark.parametrize("name", ["table.csv", "aeon.csv"])
def test_that_every_cell_is_found_again_in_the_file_or_the_report(name: str) -> None:
    head, *rows = list(csv.reader(io.StringIO(SAMPLES[name])))
    numbers = count()
    kept = ("When", "Until", "Lat", "Lng", "Type", "Ongoing", "Start Date", "End Date")
    marked = [
        [cell if not cell or (at < len(head) and head[at] in kept) else f"canary{next(numbers)}x" for at, cell in enumerate(row)]
        for row in rows
    ]  # fmt: skip
    out = io.StringIO()
    csv.writer(out).writerows([head, *marked])
    text, made = as_new_file(draft(name, out.getvalue()))
    told = text + str(as_json(made))

    total = next(numbers)
    assert total > 10
    assert [number for number in range(total) if f"canary{number}x" not in told] == []


GOOGLE = """\
Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private
Trip,08/20/2011,12:00 AM,08/22/2011,12:00 AM,True,Far,Khasan,False
Talk,08/21/2011,10:00 AM,08/21/2011,1:30 PM,False,Words,Amur,True
"""


def test_that_google_calendar_says_which_events_are_days() -> None:
    made = draft("a.csv", GOOGLE)

    assert made.format == "table of Google Calendar"
    assert [entry.fields["date"] for entry in made.entries] == [
        "2011-08-20/2011-08-22", "2011-08-21T10:00/2011-08-21T13:30",
    ]  # fmt: skip
    assert [entry.fields.get("x-columns") for entry in made.entries] == [
        {"Private": "False"},
        {"Private": "True"},
    ]


def test_that_google_calendar_has_no_order_of_its_own() -> None:
    with pytest.raises(Asked, match="--dates dmy or --dates mdy"):
        draft("a.csv", "Subject,Start Date,All Day Event\nA,03/04/2011,True\n")


AEON_2 = """\
"EventID","Title","Start Date","Duration","End Date","Tags","Participant","Description","Location"\r
"2","Scene","2021-11-26 16:00:00","0 seconds","2021-11-26 16:00:00","One|Two","Morton|Stan","Words","A ship"\r
"3","Long ago","99-10-18","0 seconds","99-10-18","","","",""\r
"""


def test_that_aeon_2_parts_its_lists_with_bars_and_says_minutes() -> None:
    made = draft("a.csv", AEON_2)
    first, second = (entry.fields for entry in made.entries)

    assert made.format == "table of Aeon Timeline 2"
    assert (first["date"], second["date"]) == ("2021-11-26T16:00", "0099-10-18")
    assert (first["tags"], first["people"], first["place"]) == (["One", "Two"], ["Morton", "Stan"], "A ship")
    assert [note.code for note in made.notes if note.kind is NoteKind.CHANGED] == ["seconds"]


def test_that_seconds_stay_where_one_of_them_is_meant() -> None:
    made = draft("a.csv", AEON_2.replace('2021-11-26 16:00:00","0', '2021-11-26 15:59:58","0'))

    assert made.entries[0].fields["date"] == "2021-11-26T15:59:58/2021-11-26T16:00:00"


def test_that_links_of_a_cell_are_links_each() -> None:
    text = 'date,title,links\n2011,A,"https://example.org/a,https://example.org/b?c,d"\n2012,B,https://example.org/c lokal.html\n'
    first, second = (entry.fields for entry in draft("a.csv", text).entries)

    assert first["links"] == ["https://example.org/a", "https://example.org/b?c,d"]
    assert second["links"] == ["https://example.org/c"]
    assert second["x-columns"] == {"links": "https://example.org/c lokal.html"}


def test_that_a_list_of_timeflow_gives_a_lane_and_tags() -> None:
    flow = FLOW.replace(
        "#TIMEFLOW\talias\tTIMEFLOW_START", "#TIMEFLOW\tfield\tKind\tList\n#TIMEFLOW\talias\tTIMEFLOW_START"
    )
    made = draft("flow.time", flow.replace("Iowa\tStorm", "Iowa\tStorm, Hail"))

    assert made.format == "table of TimeFlow"
    assert [lane["title"] for lane in made.lanes] == ["Storm", "Flood"]
    assert made.entries[0].fields["tags"] == ["Hail"]


def test_that_a_first_row_with_a_date_is_a_record_and_no_row_of_heads() -> None:
    made = draft(
        "a.csv", "1,2011-08-20,Crosses the border,Far\n2,2011-08-21,Stops,Far\n3,2011-08-22,Ends,East\n"
    )

    assert [(entry.where, entry.fields["date"], entry.fields["title"]) for entry in made.entries] == [
        ("row 1", "2011-08-20", "Crosses the border"),
        ("row 2", "2011-08-21", "Stops"),
        ("row 3", "2011-08-22", "Ends"),
    ]
    assert [note.code for note in made.notes if note.where == "the file"] == ["no-heads"]
    assert [use.head for use in made.columns] == ["column 1", "column 2", "column 3", "column 4"]
    again = draft("a.csv", "2011,A\n2012,B\n")
    assert [entry.fields["title"] for entry in again.entries] == ["A", "B"]


def test_that_numbers_of_rows_are_no_dates_where_no_head_says_so() -> None:
    made = draft("a.csv", "No,Zeitpunkt,Was\n1,2011-08-20,A\n2,2011-08-21,B\n3,,C\n")

    assert [entry.fields["date"] for entry in made.entries] == ["2011-08-20", "2011-08-21"]
    assert [use.field for use in made.columns] == ["", "date", ""]


def test_that_heads_that_are_no_dates_stay_heads() -> None:
    made = draft("a.csv", "Date,May\n2011-05-01,Rain\n2012-05-01,Sun\n")
    assert (made.records, made.notes[0].code) == (2, "no-title")
