"""An import in memory: its questions as values, how far it is, and that what it shows is what it writes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.notes import Asked, NoteKind, Unreadable
from viewer.exchange.draft.pace import Cancelled, paced, step, stepping
from viewer.exchange.draft.questions import Question
from viewer.exchange.foreign_file import is_foreign
from viewer.exchange.trial import trial_of, why_not_into
from viewer.files.read.reader import read_text
from viewer.files.write.edits import fields_of

SLASHES = "Date,Title,Category\n03/04/2011,One,a\n05/06/2011,Two,b\n07/08/2011,Three,a\n"
TIMED = "Date,Title\n2011-03-04 10:00,One\n2011-03-05,Two\n2011-03-06T11:00Z,Three\n"


def asked(data: bytes, answers: Answers) -> Question:
    with pytest.raises(Asked) as found:
        trial_of(data, answers)
    assert found.value.question is not None
    return found.value.question


def names(data: bytes, answers: Answers) -> dict[str, str]:
    return {one.name: one.chosen for one in trial_of(data, answers).draft.questions}


def test_that_an_open_order_of_day_and_month_is_a_question_with_both_readings() -> None:
    question = asked(SLASHES.encode(), Answers("a.csv"))
    assert (question.name, question.chosen) == ("dates", "")
    day, month = question.choices
    assert (day.answer, day.shown[0]) == ("dmy", "“03/04/2011” is 3 April 2011")
    assert (month.answer, month.shown[0]) == ("mdy", "“03/04/2011” is 4 March 2011")
    assert question.note == "3 of 3 dates allow both. None settles it."


def test_that_empty_cells_are_no_dates_that_a_question_counts() -> None:
    question = asked(b"Date,Title\n03/04/2011,A\n,B\n05/06/2011,C\n", Answers("a.csv"))
    assert question.note == "2 of 2 dates allow both. None settles it."


def test_that_a_column_with_both_orders_says_how_many_settle_each() -> None:
    question = asked(b"Date,Title\n13/04/2011,A\n04/13/2011,B\n04/14/2011,C\n1/2/2011,D\n", Answers("a.csv"))
    assert "1 of them settle it for the day, 2 for the month." in question.note


def test_that_the_columns_are_told_even_while_another_question_is_open() -> None:
    with pytest.raises(Asked) as found:
        trial_of(SLASHES.encode(), Answers("a.csv"))
    uses = found.value.columns
    assert [(use.head, use.field) for use in uses] == [
        ("Date", "date"),
        ("Title", "title"),
        ("Category", "lane"),
    ]
    assert uses[0].samples == ("03/04/2011", "05/06/2011", "07/08/2011")
    assert uses[2].samples == ("a", "b")


def test_that_without_dates_the_columns_are_asked_for() -> None:
    with pytest.raises(Asked) as found:
        trial_of(b"Who,What\nAnna,sang\nBert,danced\n", Answers("a.csv"))
    assert found.value.question is None
    assert [use.head for use in found.value.columns] == ["Who", "What"]


def test_that_an_encoding_is_asked_for_with_words_in_each() -> None:
    data = "Date,Title\n2011,Käse und Brötchen\n".encode("cp1252")
    question = asked(data, Answers("a.csv"))
    assert question.name == "encoding"
    assert question.choices[0].answer == "cp1252" and "“Käse”" in question.choices[0].shown
    assert (
        trial_of(data, Answers("a.csv", encoding="cp1252")).draft.entries[0].fields["title"]
        == "Käse und Brötchen"
    )


def test_that_no_encoding_is_offered_in_which_the_text_cannot_be_read() -> None:
    data = "Date,Title\n2011,Käse\n".encode("mac_roman") + b"2012,x\x81y\n"
    assert [choice.answer for choice in asked(data, Answers("a.csv")).choices] == ["mac_roman"]
    with pytest.raises(Asked, match=r"say --encoding mac_roman$"):
        trial_of(data, Answers("a.csv"))
    assert len(trial_of(data, Answers("a.csv", encoding="mac_roman")).draft.entries) == 2


def test_that_groups_are_lanes_or_tags_as_chosen() -> None:
    data = SLASHES.encode()
    assert names(data, Answers("a.csv", "dmy"))["lanes"] == "yes"
    turned = trial_of(data, Answers("a.csv", "dmy", lanes="tags")).draft
    assert turned.lanes == () and turned.entries[0].fields["tags"] == "a"
    assert next(one for one in turned.questions if one.name == "lanes").chosen == "tags"
    assert "lanes" not in names(b"Date,Title,Category\n2011,One,a\n2012,Two,a\n", Answers("a.csv"))


def test_that_times_without_a_zone_are_given_one_and_others_keep_theirs() -> None:
    assert names(TIMED.encode(), Answers("a.csv")) == {"zone": ""}
    draft = trial_of(TIMED.encode(), Answers("a.csv", zone="Asia/Seoul")).draft
    assert draft.time_zone == "Asia/Seoul"
    assert next(one for one in draft.questions if one.name == "zone").note.startswith("1 event with a time")
    assert names(b"Date,Title\n2011,One\n", Answers("a.csv")) == {}
    with pytest.raises(Unreadable, match="“Mars/Base” is no time zone"):
        trial_of(TIMED.encode(), Answers("a.csv", zone="Mars/Base"))


def test_that_midnights_can_be_times_again() -> None:
    data = b"Date,Title\n2011-03-04 00:00,One\n2011-03-05 00:00,Two\n"
    assert names(data, Answers("a.csv", zone="UTC"))["midnight"] == "days"
    kept = trial_of(data, Answers("a.csv", zone="UTC", midnight="times")).draft
    assert [entry.fields["date"] for entry in kept.entries] == ["2011-03-04T00:00", "2011-03-05T00:00"]
    assert next(one for one in kept.questions if one.name == "midnight").chosen == "times"


def test_that_first_days_can_be_years() -> None:
    rows = "".join(f"19{n}-01-01,Thing {n}\n" for n in range(10, 40))
    data = f"Date,Title\n{rows}".encode()
    assert names(data, Answers("a.csv")) == {"firsts": "keep"}
    question = trial_of(data, Answers("a.csv")).draft.questions[0]
    assert question.note.startswith("30 of 30 dates are 1 January") and "--" not in question.note
    years = trial_of(data, Answers("a.csv", firsts="year")).draft
    assert years.entries[0].fields["date"] == "1910"
    assert [(one.name, one.chosen) for one in years.questions] == [("firsts", "year")]


def test_that_the_numbers_of_a_slide_can_count_for_more_than_its_words() -> None:
    date = {"year": "1850", "month": "1", "day": "1"}
    slides = [
        {"start_date": date, "display_date": "1850s", "text": {"headline": "A decade"}},
        {"start_date": date, "display_date": "c. 1850 (late)", "text": {"headline": "About"}},
        {"start_date": date, "text": {"headline": "A day"}},
    ]
    data = json.dumps({"events": slides}).encode()
    draft = trial_of(data, Answers("a.json")).draft
    assert [entry.fields["date"] for entry in draft.entries] == ["185X", "1850-01-01~", "1850-01-01"]
    question = next(one for one in draft.questions if one.name == "display_dates")
    assert question.note.startswith("2 dates shown in words") and question.chosen == "words"

    numbers = trial_of(data, Answers("a.json", display_dates="numbers")).draft
    assert [entry.fields["date"] for entry in numbers.entries] == ["1850-01-01"] * 3
    assert [entry.fields.get("as_written") for entry in numbers.entries] == ["1850s", "c. 1850 (late)", None]
    assert [(one.name, one.chosen) for one in numbers.questions] == [("display_dates", "numbers")]


def test_that_years_can_have_lasted() -> None:
    data = b"title: Mine\n\n2011: A year\n2012-03: A month\n"
    assert names(data, Answers("a.mw")) == {"lasting": "no"}
    assert names(data, Answers("a.mw", lasting="yes")) == {"lasting": "yes"}


def test_that_what_a_trial_shows_is_what_it_writes() -> None:
    trial = trial_of(SLASHES.encode(), Answers("a.csv", "mdy"))
    reading = read_text(trial.new.text)
    assert reading.timeline is not None and trial.new.reading.timeline is not None
    assert reading.timeline.events == trial.new.reading.timeline.events
    events = sorted(reading.timeline.events, key=lambda event: event.index)
    assert [fields_of(reading, event) for event in events] == [entry.fields for entry in trial.draft.entries]


def test_that_the_digest_tells_drafts_apart_by_what_they_write() -> None:
    one = trial_of(SLASHES.encode(), Answers("a.csv", "mdy")).draft
    assert one.digest() == trial_of(SLASHES.encode(), Answers("a.csv", "mdy")).draft.digest()
    assert one.digest() != trial_of(SLASHES.encode(), Answers("a.csv", "dmy")).draft.digest()
    assert one.digest() == replace(one, notes=()).digest()


def test_that_what_is_there_already_is_not_added_again() -> None:
    first = trial_of(SLASHES.encode(), Answers("a.csv", "dmy"))
    again = trial_of(SLASHES.encode(), Answers("a.csv", "dmy"), first.new.reading)
    assert again.adds is not None and again.adds.edit is None and again.adds.skipped == 3
    assert len(again.draft.entries) == 3


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("events: [{date: 2011, title: A}]\n", False),
        ("events: [{date: never, title: A}]\n", False),
        ("", False),
        ("events: {[\n", True),
        ("title: a\ntitle: b\nevents: []\n", True),
        ("format: 99\nevents: []\n", True),
    ],
)
def test_that_nothing_is_added_beside_errors_of_structure(text: str, is_refused: bool) -> None:
    reading = read_text(text)
    assert bool(why_not_into(reading)) == is_refused
    adds = trial_of(b"Date,Title\n2011,One\n", Answers("a.csv"), reading).adds
    assert (adds is None) == is_refused


def test_that_work_tells_how_far_it_is_and_can_be_stopped() -> None:
    rows = "".join(f"{1900 + n % 100}-03-04,Thing {n}\n" for n in range(3_000))
    data = f"Date,Title\n{rows}".encode()
    heard: list[tuple[str, float]] = []
    with paced(lambda what, part: heard.append((what, part))):
        trial_of(data, Answers("a.csv"))
    assert {what for what, _ in heard} >= {
        "Reading",
        "Reading the dates",
        "Writing it as an event file",
        "Reading it back",
    }
    assert any(0 < part < 1 for _, part in heard)

    def stop(what: str, _part: float) -> None:
        if what == "Writing it as an event file":
            raise Cancelled

    with pytest.raises(Cancelled), paced(stop):
        trial_of(data, Answers("a.csv"))


def test_that_nobody_need_listen() -> None:
    step("Reading", 0.5)
    assert list(stepping("Reading", [1, 2, 3])) == [1, 2, 3]


def test_that_a_row_of_the_report_names_place_text_and_what_became_of_it() -> None:
    data = b"Date,Title,Colour\n4 March 2011,One,red\n,Nobody knows when,blue\n"
    rows = trial_of(data, Answers("a.csv")).rows
    kept = rows[NoteKind.KEPT]
    assert [(row.where, row.text, row.entry) for row in kept] == [("row 2", "4 March 2011 · One", "one")]
    assert kept[0].what == ("kept under x-columns: Colour",)
    left = rows[NoteKind.NOT_IMPORTED]
    assert [(row.where, row.text, row.what, row.entry) for row in left] == [
        ("row 3", "Nobody knows when · blue", ("no date",), "")
    ]
    assert rows[NoteKind.LOST] == ()


def test_that_rows_are_as_many_as_the_counts_say() -> None:
    data = b"Date,Title,Text,Colour,Type\n2011,<b>One</b>,<i>a</i> <a href='javascript:x'>b</a>,red,k\n2012,,,,k\n,x,,,m\n"
    trial = trial_of(data, Answers("a.csv"))
    counts = trial.draft.counts()
    assert counts[NoteKind.CHANGED] == 2 and counts[NoteKind.LOST] == 1
    assert {kind: len(rows) for kind, rows in trial.rows.items()} == {kind: counts[kind] for kind in NoteKind}


def test_that_the_report_names_no_option_of_the_command_line() -> None:
    rows = "".join(f"{1900 + n},Thing {n},kind {n}\n" for n in range(20))
    told = trial_of(f"Date,Title,Type\n{rows}".encode(), Answers("a.csv")).rows[NoteKind.CHANGED]
    assert told[0].what == ("20 groups for 20 events became tags",)


def test_that_what_is_special_to_adding_is_told_as_such() -> None:
    into = read_text(
        "title: Mine\nlanes: [{id: a, title: A}]\nevents: [{date: 2011-04-03, title: One, lane: a}]\n"
    )
    told = trial_of(SLASHES.encode(), Answers("a.csv", "dmy"), into).rows[NoteKind.CHANGED]
    said = [what for row in told for what in row.what]
    assert "when added to “Mine”: “a” goes to the lane “A” that is there" in said
    assert any(what.startswith("when added to “Mine”: date and title are those of") for what in said)


@pytest.mark.parametrize(
    ("name", "text", "foreign"),
    [
        ("a.csv", "Date,Title\n2011,One\n", True),
        ("a.txt", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", True),
        ("a.json", '{"events": [{"start_date": {"year": "2011"}, "text": {"headline": "One"}}]}', True),
        ("a.json", '{"format": 1, "events": [{"date": "2011", "title": "One"}]}', False),
        ("a.yaml", "events: [{date: 2011, title: One}]\n", False),
        ("a.csv", "format: 1\nevents: [{date: 2011, title: One}]\n", False),
        ("a.yaml", "timeline:\n  name: Mine\nevents:\n  - date: 2011-01-02\n    title: One\n", True),
        ("a.yaml", "2011: A line of another program\n", False),
        ("a.yaml", "{[", False),
        ("a.csv", "", False),
        ("a.bin", "\0\1\2 nothing of ours", False),
    ],
)
def test_that_a_foreign_file_is_told_from_an_event_file(
    tmp_path: Path, name: str, text: str, foreign: bool
) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert is_foreign(path) == foreign
    assert not is_foreign(tmp_path) and not is_foreign(tmp_path / "gone.csv")
