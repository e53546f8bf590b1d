"""What an import says of files that it cannot take, and how its report counts what is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from foreign_samples import SAMPLES, draft

from viewer.cli import main
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.notes import NoteKind, Unreadable, note_of
from viewer.exchange.draft.own_table import COLUMNS
from viewer.exchange.formats import format_of
from viewer.exchange.report import as_json, report_lines, sums, told_short
from viewer.exchange.trial import trial_of

SLIDES = json.dumps(json.loads(SAMPLES["slides.json"]), indent=1)


def refusal(name: str, text: str) -> str:
    """Return why a file is not taken in."""
    with pytest.raises(Unreadable) as caught:
        trial_of(text.encode(), Answers(name))
    return str(caught.value)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE data SYSTEM "x.dtd">',
        '<!-- made by hand -->\n<!DOCTYPE data [ <!ENTITY a "]>"> ]>',
        '<?xml-stylesheet href="a.css"?><!DOCTYPE data>',
    ],
)
def test_that_a_document_type_is_refused_by_name(declared: str) -> None:
    text = f'<?xml version="1.0"?>\n{declared}\n<data><event start="2011" title="A"/></data>'

    assert "document type" in refusal("a.xml", text)
    assert "document type" in refusal("a.timeline", text.replace("data", "timeline"))


def test_that_other_xml_is_called_what_it_is() -> None:
    assert "with <rss>" in refusal("a.xml", "<rss><item/></rss>")
    assert "web page" in refusal("a.html", "<!DOCTYPE html><html></html>")


@pytest.mark.parametrize("letters", [5, 60, 300, len(SLIDES) // 2, len(SLIDES) - 2])
def test_that_json_which_breaks_off_says_where(letters: int) -> None:
    cut = SLIDES[:letters]
    lines = cut.count("\n") + 1

    told = refusal("a.json", cut)
    assert told.startswith("the JSON cannot be read: line ")
    assert int(told.split("line ")[1].split(",")[0]) in (lines - 1, lines)
    assert "column" in told


def test_that_a_script_which_breaks_off_is_broken_json_too() -> None:
    assert "line 2, column" in refusal("a.js", '\nstoryjs_jsonp_data = {"timeline": {"headline": "The harb')


@pytest.mark.parametrize(
    "text",
    [
        "timeline:\n  title: Harbour\nevents:\n  - {id: b, date: 1850-03-01, title: A}\n",
        'timeline: {title: Harbour}\nevents: [{id: b, "date": "1850-03-01", title: A}]\n',
        "timeline: # ours\n  title: Harbour\nevents: # all\n  - id: b\n    date: 1850-03-01\n    title: A\n",
    ],
)
def test_that_power_timeline_is_known_however_its_yaml_is_written(text: str) -> None:
    assert format_of(text.encode(), "a.yaml").key == "powertimeline"
    (entry,) = draft("a.yaml", text).entries
    assert (entry.fields["date"], entry.fields["title"]) == ("1850-03-01", "A")


def test_that_our_own_file_is_told_apart_from_power_timeline() -> None:
    assert "event file already" in refusal("a.yaml", "title: A\nevents:\n  - {date: 2011, title: A}\n")
    assert "event file already" not in refusal("a.yaml", "timeline:\n  a: 1\nevents:\n  - {date: soon}\n")


@pytest.mark.parametrize("address", ["https://example.org/a.json", "HTTP://example.org/b"])
def test_that_an_address_is_refused_as_it_was_typed(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", address]) == 2
    assert capsys.readouterr().err == (
        f"dateline: {address}: nothing is fetched from the network; save the file first\n"
    )


def test_that_an_event_of_a_calendar_without_a_date_is_told_so() -> None:
    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\nEND:VCALENDAR\n"
    assert draft("a.ics", text).left_out[0].why == "it has no date (no DTSTART)"


def test_that_the_report_counts_what_is_kept_by_its_columns() -> None:
    rows = "".join(f"20{number:02d},T{number},k{number},{'x' * (number % 2)}\n" for number in range(10, 20))
    made = draft("a.csv", f"Date,Title,Key,Odd\n{rows}")

    lines = list(report_lines(made))
    assert lines[lines.index("kept-x · kept (10)") + 1 :][:2] == [
        "  “Key” (10): row 2, row 3, row 4, row 5, row 6 and 5 more",
        "  “Odd” (5): row 3, row 5, row 7, row 9, row 11",
    ]
    each = [note for note in as_json(made) if note["kind"] == "kept-x"]
    assert [note["where"] for note in each] == [f"row {number}" for number in range(2, 12)]
    assert each[1]["what"] == "kept under x-columns: Key, Odd"


MINE = "events:\n  - {date: 2011, title: Tagged, tags: [a]}\n  - {date: 2012, title: Bare}\n  - {date: 2013, title: Third}\n"


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["--only", "-tag:a"], ["Bare", "Third"]),
        (["--only=-tag:a"], ["Bare", "Third"]),
        (["--only", "-tag:a", "in:2012"], ["Bare"]),
        (["--only", "in:2012/2013", "-third", "--plain"], ["Bare"]),
        (["--only", "-tag:a", "-third", "--to", "json"], ["Bare"]),
        (["--only", "tag:a", "-h"], []),
    ],
)
def test_that_a_search_may_begin_with_a_dash(
    words: list[str], titles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MINE, encoding="utf-8")
    if not titles:
        with pytest.raises(SystemExit) as ended:
            main(["export", str(path), "-o", "-", *words])
        assert ended.value.code == 0
        return
    assert main(["export", str(path), "-o", "-", "--to", "json", *words]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [event["title"] for event in found["events"]] == titles


SHEET = "Year,Month,Day,Headline,Text,Note\n2011,8,20,A slide,words,aside\n"


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"date": "Nope"}, "it has no column “Nope”; expected one of “Date”, “What”, or none"),
        ({"colour": "What"}, "“colour” is no field that a column fills; expected one of date, end, title,"),
    ],
)
def test_that_columns_that_are_not_there_are_refused(columns: dict[str, str], why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        trial_of(b"Date,What\n2011,A\n", Answers("a.csv", columns=columns))
    assert str(caught.value).startswith(why)


def test_that_a_person_may_say_what_the_columns_of_a_known_sheet_are() -> None:
    as_slides = trial_of(SHEET.encode(), Answers("a.csv")).draft.entries[0].fields
    as_table = trial_of(SHEET.encode(), Answers("a.csv", columns={"title": "Note"})).draft.entries[0].fields

    assert (as_slides["date"], as_slides["title"]) == ("2011-08-20", "A slide")
    assert (as_table["date"], as_table["title"]) == ("2011-08-20", "aside")


def test_that_a_sheet_is_asked_of_workbooks_alone() -> None:
    with pytest.raises(Unreadable, match="no workbook"):
        trial_of(SHEET.encode(), Answers("a.csv", sheet="First"))


def test_that_aeon_has_lanes_where_a_column_is_chosen_for_them() -> None:
    aeon = SAMPLES["aeon.csv"].encode()
    plain, chosen = (
        trial_of(aeon, Answers("aeon.csv", columns=columns)).draft
        for columns in ({}, {"lane": "Participant"})
    )

    assert plain.lanes == ()
    assert [lane["title"] for lane in chosen.lanes] == ["Hubbard,Poirot", "Other"]
    assert chosen.entries[0].fields["lane"] == chosen.lanes[0]["id"]


def test_that_standard_output_is_json_where_no_format_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MINE, encoding="utf-8")

    assert main(["export", str(path), "-o", "-"]) == 0
    assert [event["title"] for event in json.loads(capsys.readouterr().out)["events"]] == [
        "Tagged",
        "Bare",
        "Third",
    ]


def test_that_what_is_lost_is_told_in_one_line_whatever_the_file_holds() -> None:
    cells = {"id": "a", "date": "2011", "title": "A", "about": '"no such\nevent"'}
    table = f"{','.join(COLUMNS)}\n{','.join(cells.get(name, '') for name in COLUMNS)}\n"

    assert [line for line in report_lines(draft("a.csv", table)) if "speaks about" in line] == [
        "  row 2: it speaks about no such event, which is not there"
    ]


def test_that_a_report_tells_of_each_record_what_became_of_it() -> None:
    table = "id,date,title,summary\nA B,2011,One,\nx,2012,,Some text\nx,2013,Again,\ny,soon,Three,\nz,later,Four,\n"
    made = draft("mixed.csv", table)
    changed = [
        "changed · id (2)",
        "  row 2: the id “A B” is no id of ours; it became a-b",
        "  row 4: the id “x” stands twice; it became x-2",
        "changed · no-title (1)",
        "  row 3: it has no title; the first line of its text was taken",
    ]
    left_out = ["not-imported · not-imported (2)", "  row 5: the date “soon” cannot be read"]
    assert list(report_lines(made)) == [*changed, *left_out, "  row 6: the date “later” cannot be read"]
    more = "  and 1 more; --json lists each"
    assert list(report_lines(made, 1)) == [*changed[:2], more, *changed[3:], *left_out, more]
    assert sums(made) == (
        "5 records: 3 events; 3 changed, 0 kept under x-, 0 with something lost, 2 not imported"
    )
    assert told_short(made) == "3 changed, 2 not imported"
    lost = replace(
        made, notes=(note_of(NoteKind.LOST, "about", "row 2", "it speaks about nothing"),), left_out=()
    )
    assert told_short(lost) == "1 with something lost"
