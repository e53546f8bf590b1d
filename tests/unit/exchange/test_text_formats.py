"""Timelines kept as text: markwhen, PowerTimeline's YAML and vis-timeline's items."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from foreign_samples import MARKWHEN, POWER, SAMPLES, VIS, draft
from hypothesis import given
from hypothesis import strategies as st

from viewer.cli import main
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Asked, NoteKind, Unreadable
from viewer.exchange.formats import format_of
from viewer.exchange.readers.markwhen_dates import range_of
from viewer.model.dates.calendar import civil_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.timespan import DAY
from viewer.model.fields import Fields
from viewer.words import speaking


def _fields(made: Draft, name: str) -> Fields:
    return next(entry.fields for entry in made.entries if entry.id == name)


def _dates(made: Draft) -> dict[str, object]:
    return {entry.id: entry.fields["date"] for entry in made.entries}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-03-04 3pm", "2025-03-04T15:00"),
        ("2025-03-04 12am", "2025-03-04T00:00"),
        ("2025/2026", "2025/2026"),
        ("2025-01 / 2025-03", "2025-01/2025-03"),
        ("2025 - 2026", "2025/2026"),
        ("Sep 1990 to Oct 1991", "1990-09/1991-10"),
        ("2026 / now", "2026/.."),
        ("2001 / 6 months", "2001-01/2001-06"),
        ("2001/ 3 years", "2001/2003"),
        ("2001-11 / 3 months", "2001-11/2002-01"),
        ("2001-05-03 / 5 days", "2001-05-03/2001-05-07"),
        ("2001-01-31 / 1 month", "2001-01-31/2001-02-27"),
        ("2025-01-01 10:00 / 2 hours", "2025-01-01T10:00/2025-01-01T12:00"),
        ("2025-01-01 10:00 / 1 day, 30 min", "2025-01-01T10:00/2025-01-02T10:30"),
        ("Dec 7 1941", "1941-12-07"),
        ("7 December 1941", "1941-12-07"),
        ("Mar 2010", "2010-03"),
        ("1/2/2011 10pm", "2011-01-02T22:00"),
        ("5/2009", "2009-05"),
        ("899", "0899"),
        ("4500 BCE", "-4499"),
        ("450 BC - 400 BC", "-0449/-0399"),
        ("2020-W53", "2020-12-28/2021-01-03"),
        ("2025-W10-2", "2025-03-04"),
        ("2025-04-07T10:00:00Z", "2025-04-07T10:00:00Z"),
        ("2025-02-06 every day until 2025-02-28", "2025-02-06"),
    ],
)
def test_that_a_range_of_markwhen_is_read(text: str, edtf: str) -> None:
    found = range_of(text)

    assert found is not None
    assert (found.edtf, found.why) == (edtf, "")
    parse_date(found.edtf)


@pytest.mark.parametrize(
    "text",
    [
        "5 months", "after !stone / 2 weeks", "by !corn / 3 days", "now", "10:30", "Dec 19", "every day", "2011-13",
        "2025-02-30", "2025-W54", "2026 / 2025", "2000 / 99999999999 years", "now / 2030", "2025 / !end",
    ],
)  # fmt: skip
def test_that_a_range_without_a_date_of_its_own_is_left_out_with_a_reason(text: str) -> None:
    found = range_of(text)

    assert found is not None
    assert found.edtf == ""
    assert found.why


@pytest.mark.parametrize(
    "text", ["", "3", "Note", "key", "https", "After the war", "Chapter 5", "a" * 500 + " 2011"]
)
def test_that_words_are_no_range_of_markwhen(text: str) -> None:
    assert range_of(text) is None


@given(
    st.integers(1, 9999),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(1, 40),
    st.sampled_from(["days", "weeks", "months", "years"]),
)
def test_that_a_length_never_ends_before_it_begins_nor_says_less_than_it_lasts(
    year: int, month: int, day: int, count: int, unit: str
) -> None:
    found = range_of(f"{year:04d}-{month:02d}-{day:02d} / {count} {unit}")
    assert found is not None
    date = parse_date(found.edtf)
    assert date.first is not None and date.last is not None
    first, behind = civil_of(date.first.start), civil_of(date.last.end)

    assert tuple(first)[:3] <= (year, month, day)
    if unit == "days":
        assert date.last.end - date.first.start == count * DAY
    if unit == "months":
        whole = (behind.year - first.year) * 12 + behind.month - first.month
        assert whole == count


def test_that_headings_are_lanes_and_tags_and_links_leave_the_words() -> None:
    made = draft("harbour.mw")
    stone = _fields(made, "stone")

    assert [lane["title"] for lane in made.lanes] == ["Works", "Works › Piers", "Talks"]
    assert stone["tags"] == ["works", "stone", "old"]
    assert stone["summary"] == "Laid by Ada in the rain.\n- [x] done"
    assert stone["links"] == [{"url": "https://example.org/ada", "title": "Ada"}]
    assert stone["x-markwhen"] == {"depth": "3 m", "remarks": ["// nobody knows who"]}
    assert [left.where for left in made.left_out] == ["line 23", "line 25"]
    assert (made.title, made.time_zone) == ("The harbour", "Europe/Vienna")
    assert dict(made.extra)["x-markwhen-sections"] == [
        {"line": "7", "section": "Works", "text": "All that was built."}
    ]


def test_that_an_offset_of_an_event_stands_in_its_times() -> None:
    assert _dates(draft("harbour.mw"))["opened"] == "2011-08-20T10:30+09:00"


def test_that_a_year_alone_lasts_where_a_person_says_so() -> None:
    assert _dates(draft("harbour.mw"))["a-year-alone"] == "1850"
    lasting = draft("harbour.mw", lasting="yes")

    assert _dates(lasting)["a-year-alone"] == "1850-01/1850-12"
    assert not [note for note in lasting.notes if note.code == "lasting"]
    assert _dates(draft("a.mw", "1850-02: A\n", lasting="yes")) == {"a": "1850-02-01/1850-02-28"}


def test_that_every_line_of_markwhen_is_found_again() -> None:
    made = draft("harbour.mw")
    told = json.dumps(
        [
            [entry.fields for entry in made.entries],
            [left.fields() for left in made.left_out],
            made.extra,
            made.title,
            [n.what for n in made.notes],
        ],
        ensure_ascii=False,
    )
    words = [
        word
        for word in re.findall(r"[A-Za-z]{4,}", MARKWHEN)
        if word not in ("title", "timezone", "Talks", "Piers")
    ]

    assert len(words) > 40
    assert [word for word in words if word not in told and word not in str(made.lanes) + made.time_zone] == []


def test_that_an_unknown_date_format_is_asked_about() -> None:
    text = "dateFormat: y.M.d\n\n3/4/2011: A\n"
    with pytest.raises(Asked, match="--dates dmy or --dates mdy"):
        draft("a.mw", text)

    assert _dates(draft("a.mw", text, dates="dmy")) == {"a": "2011-04-03"}
    assert _dates(draft("a.mw", "dateFormat: d/M/y\n\n3/4/2011: A\n")) == {"a": "2011-04-03"}


@pytest.mark.parametrize(
    ("name", "key"), [("harbour.mw", "markwhen"), ("power.yaml", "powertimeline"), ("items.json", "vis")]
)
def test_that_content_tells_the_format_whatever_the_name(name: str, key: str) -> None:
    assert format_of(SAMPLES[name].encode(), "file.txt").key == key


def test_that_a_table_with_times_is_no_markwhen() -> None:
    rows = "2011-08-20 10:30:00,Opened\n2011-08-21 11:30:00,Closed\n"

    assert format_of(rows.encode(), "a.csv").key == "table"


def test_that_power_timeline_says_days_and_asks_about_firsts() -> None:
    made = draft("power.yaml")

    assert _dates(made) == {
        "first-stone": "1815-01-01", "b": "1850-03-01", "c": "1900-01-01/1903-01-01", "d": "1961-04-12T06:07",
    }  # fmt: skip
    asked = [note.what for note in made.notes if note.kind is NoteKind.QUESTION]
    assert asked == [
        "4 of 5 dates are 1 January, 1 more the first of a month: years or months may be meant; "
        "--firsts year or --firsts month says so"
    ]
    assert _fields(made, "first-stone")["x-powertimeline"] == {"depth": "3 m", "sources": ["Archive 12"]}
    with speaking("de"):
        asked = [note.what for note in draft("power.yaml").notes if note.kind is NoteKind.QUESTION]
    assert asked[0].startswith("4 von 5 Datumsangaben sind ein 1. Januar, 1 weitere der Erste eines Monats: ")


@pytest.mark.parametrize(
    ("firsts", "stone", "lasts", "b"),
    [
        ("year", "1815", "1900/1903", "1850-03"),
        ("month", "1815-01", "1900-01/1903-01", "1850-03"),
        ("keep", "1815-01-01", "1900-01-01/1903-01-01", "1850-03-01"),
    ],
)
def test_that_firsts_are_what_a_person_says(firsts: str, stone: str, lasts: str, b: str) -> None:
    made = draft("power.yaml", firsts=firsts)

    found = _dates(made)
    assert (found["first-stone"], found["c"], found["b"], found["d"]) == (stone, lasts, b, "1961-04-12T06:07")
    assert not [note for note in made.notes if note.kind is NoteKind.QUESTION]


def test_that_firsts_of_a_table_are_asked_about_too() -> None:
    rows = "date,title\n1815-01-01,A\n1816-01-01,B\n1817-01-01,C\n1818-05-04,D\n"
    made = draft("a.csv", rows)

    assert [note.code for note in made.notes if note.kind is NoteKind.QUESTION] == ["firsts"]
    assert [e.fields["date"] for e in draft("a.csv", rows, firsts="year").entries] == [
        "1815", "1816", "1817", "1818-05-04",
    ]  # fmt: skip


def test_that_the_older_shape_of_power_timeline_is_read() -> None:
    lines = POWER.splitlines()
    inner = "\n".join(f"  {line}" for line in lines[lines.index("events:") :])
    made = draft("a.yaml", f"timeline:\n  metadata:\n    name: Within\n{inner}\n")

    assert (made.title, len(made.entries)) == ("Within", 4)


def test_that_broken_yaml_is_told_with_its_line() -> None:
    with pytest.raises(Unreadable, match=r"the YAML cannot be read: line 14:"):
        draft("power.yaml", POWER.replace("tags: [stone", "tags: [stone: ]"), key="powertimeline")


def test_that_items_of_vis_become_events_lanes_and_eras() -> None:
    made = draft("items.json")

    assert _dates(made) == {
        "1": "2011-08-20T00:00:00.000Z", "two": "2011-08-21/2011-08-25", "3": "2011-08-20T10:30:00Z",
        "4": "2011-08-20T10:30:00.500Z",
    }  # fmt: skip
    assert [lane["title"] for lane in made.lanes] == ["Works", "Talks", "Other"]
    assert [era["date"] for era in made.eras] == ["1800/1850"]
    assert _fields(made, "two")["summary"] == "A tip"
    assert _fields(made, "4")["x-vis"] == {"end": "soon"}
    assert dict(made.extra)["x-vis-groups"] == [{"group": "Works", "order": "1"}]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(VIS["items"]),
        "var items = [{id: 1, content: 'A', start: '2011-08-20'}, {content: 'B', start: '2012',},];",
        json.dumps({"_options": {}, "_data": {"1": {"content": "A", "start": "2011"}}}),
        json.dumps(
            {
                "items": {"_data": {"1": {"content": "A", "start": "2011"}}, "length": 1},
                "groups": {"_data": {}},
            }
        ),
    ],
)
def test_that_other_shapes_of_items_are_read(text: str) -> None:
    assert format_of(text.encode(), "a.json").key == "vis"
    assert draft("a.json", text).entries


def test_that_midnights_of_items_are_days() -> None:
    items = [
        {"content": "A", "start": "2011-08-20T00:00:00.000Z"},
        {"content": "B", "start": "2011-08-21T00:00:00"},
    ]
    made = draft("a.json", json.dumps(items))

    assert [entry.fields["date"] for entry in made.entries] == ["2011-08-20", "2011-08-21"]
    assert [note.code for note in made.notes] == ["midnights"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"events": [\n {"start_date": {"year": "2011"},\n "text": {"headline": "A tr', "line 3, column 23: a text begins there that does not end"),
        ('{"events": [\n {"start_date": {"year": "2011"}}', "line 2, column 34: it breaks off there"),
        ('{"title": {"text":\n', "line 2, column 1: it breaks off there"),
        ("[1, 2", "line 1, column 6: it breaks off there"),
        ('storyjs_jsonp_data = \n{"timeline": {"startDate"\n: ,}};', "line 3, column 3: expecting value"),
    ],
)  # fmt: skip
def test_that_broken_json_is_told_where_it_breaks(text: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        draft("a.json", text)

    assert str(caught.value) == f"the JSON cannot be read: {why}"


def test_that_json_of_another_program_and_our_own_file_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Unreadable, match="JSON of no program that is known"):
        draft("a.json", '{"a": 1}')
    path = tmp_path / "a.yaml"
    path.write_text("events:\n  - {date: 2011, title: A}\n", encoding="utf-8")

    assert main(["import", str(path)]) == 2
    assert "it seems to be an event file already" in capsys.readouterr().err


def test_that_the_command_takes_firsts_and_lasting(tmp_path: Path) -> None:
    power, words = tmp_path / "p.txt", tmp_path / "w.mw"
    power.write_text(POWER, encoding="utf-8")
    words.write_text("1850: A\n", encoding="utf-8")

    assert main(["import", str(power), "-o", str(tmp_path / "a.yaml"), "--firsts", "year"]) == 1
    assert main(["import", str(words), "-o", str(tmp_path / "b.yaml"), "--lasting", "yes"]) == 0
    assert "date: 1815\n" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert "date: 1850-01/1850-12\n" in (tmp_path / "b.yaml").read_text(encoding="utf-8")
