"""Doubtful events are warned of at their fields, and not where the file accepts that with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_helpers import HEAD, complaints, entry

from viewer.cli import main
from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.problems import check_quotations
from viewer.files.read.reader import read_text
from viewer.files.write.edits import AddEvent
from viewer.files.write.making.proof import edited
from viewer.model.lints import LINTS
from viewer.model.timeline import Accepted

SPEAKERS = """\
sources:
  - {id: nbc, title: All aboard}
events:
  - date: 2011
    title: A
    quotes:
      - {text: the train left, source: nbc, speaker: Jane Doe}
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "date: 2011-08-20|title: A|as_written: early Sunday",
            "9:17: warning: “early Sunday” names a Sunday, but the date is Saturday 20 August 2011",
        ),
        (
            "date: 2011-05-01|title: A|as_written: in May",
            "7:11: warning: the date 2011-05-01 is a first day, but the source says “in May”; expected 2011-05",
        ),
        (
            "date: 2011-05-01|title: A|status: disputed|quotes: {text: words, source: nbc}",
            "9:13: warning: “A” is disputed, but its 1 quotation is from the source “nbc”; expected what others say",
        ),
        (
            "date: 2011-08-01|title: A|status: expected",
            "9:13: warning: “A” is expected, but its source “nbc” appeared after it; "
            "expected another status, such as reported",
        ),
    ],
)  # fmt: skip
def test_that_a_doubtful_event_is_warned_of_at_its_field(lines: str, expected: str) -> None:
    assert complaints(entry(lines)) == [expected]
    code = read_text(entry(lines)).problems[0].code
    accepted = read_text(entry(f"{lines}|accept: {{{code}: it is so}}"))
    assert accepted.problems == ()
    assert accepted.accepted == 1
    everywhere = read_text(f"accept: {{{code}: it is so}}\n{entry(lines)}")
    assert everywhere.problems == ()
    assert everywhere.accepted == 1


def test_that_accepting_one_warning_accepts_no_other() -> None:
    text = entry("date: 2011-08-20|title: A|as_written: Sunday|accept: {no-source: well known}")
    reading = read_text(text)
    assert [problem.code for problem in reading.problems] == ["wrong-weekday"]
    assert reading.accepted == 0
    assert reading.timeline is not None
    assert reading.timeline.events[-1].accept == (Accepted("no-source", "well known"),)


def test_that_an_error_cannot_be_accepted() -> None:
    reading = read_text(entry("date: 2011|title: A|lane: nowhere|accept: {no-source: well known}"))
    assert [problem.code for problem in reading.problems] == ["unknown-lane"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("no-source", "9:13: error: accept is “no-source”; expected a warning and its reason, such as {no-source: common knowledge}"),
        ("{no-sorce: x}", "9:14: error: “no-sorce” is no field of the warnings that can be accepted; did you mean no-source?"),
        ("{no-source: }", "9:14: error: no-source is accepted without a reason; expected one in a few words"),
        ('{no-source: ""}', "9:14: error: no-source is accepted without a reason; expected one in a few words"),
    ],
)  # fmt: skip
def test_that_what_is_accepted_is_named_with_its_reason(accept: str, expected: str) -> None:
    assert complaints(entry(f"date: 2011|title: A|accept: {accept}")) == [expected]


def test_that_a_source_that_no_event_has_is_told_unless_it_is_accepted() -> None:
    text = (
        HEAD.replace("events:", "  - {id: afp, title: Wire}\nevents:")
        + "  - {date: 2011, title: A, sources: nbc}\n"
    )
    assert complaints(text) == [
        "6:10: warning: no event has the source “afp”; expected a quotation or sources: afp"
    ]
    accepted = read_text(text.replace("title: Wire", "title: Wire, accept: {unused-source: to read}"))
    assert accepted.problems == ()
    assert accepted.accepted == 1


def test_that_nothing_is_said_of_unused_sources_where_an_entry_could_not_be_read() -> None:
    text = HEAD + "  - {date: 2011, title: A, tags: x}\n  - {date: soon, title: B, sources: nbc}\n"
    assert [problem.code for problem in read_text(text).problems] == ["no-source", "bad-date"]


def test_that_accepted_warnings_leave_room_for_others_in_a_long_list() -> None:
    entries = "".join(f"  - {{date: {2001 + n % 9}, title: A{n}}}\n" for n in range(6_000))
    text = f"accept: {{no-source: known, unused-source: later}}\n{HEAD}{entries}  - {{date: 2011-08-20, title: B, as_written: Sunday}}\n"
    reading = read_text(text)
    assert [problem.code for problem in reading.problems] == ["wrong-weekday"]
    assert reading.accepted == 6_002


def test_that_a_speaker_whom_the_copy_does_not_name_is_told_unless_it_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "nbc.txt").write_text("Mr Roe said: the train left.", encoding="utf-8")
    for text, codes, accepted in (
        (SPEAKERS, ["absent-speaker"], 0),
        (SPEAKERS.replace("Jane Doe", "Roe, mr"), [], 0),
        (SPEAKERS.replace("title: A\n", "title: A\n    accept: {absent-speaker: named in the headline}\n"), [], 1),
        (f"accept: {{absent-speaker: shortened copies}}\n{SPEAKERS}", [], 1),
    ):  # fmt: skip
        reading = read_text(text)
        assert reading.timeline is not None
        check = check_quotations(reading, Evidence(reading.timeline, None, tmp_path))
        assert [problem.code for problem in check.problems] == codes
        assert check.accepted == accepted


def test_that_check_says_how_many_warnings_are_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("events:\n  - {date: 2011, title: A, accept: {no-source: known}}\n", encoding="utf-8")
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "1 file, 1 event, 0 errors, 0 warnings (1 more accepted)\n"


def test_that_add_takes_a_warning_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("events:\n  - {date: 2011, title: A, sources: []}\n", encoding="utf-8")
    words = [
        "add",
        str(file),
        "--date",
        "2012",
        "--title",
        "B",
        "--accept",
        "no-source: everybody knows: it rained",
    ]
    assert main(words) == 0
    assert 'no-source: "everybody knows: it rained"' in file.read_text(encoding="utf-8")


def test_that_a_new_event_is_written_with_what_it_accepts() -> None:
    reading = read_text("events:\n  - {date: 2011, title: A, tags: x}\n")
    done = edited(reading, AddEvent({"date": "2012", "title": "B", "accept": {"no-source": "known"}}))
    timeline = done.reading.timeline
    assert timeline is not None
    assert timeline.events[-1].accept == (Accepted("no-source", "known"),)


def test_that_every_lint_says_what_it_warns_of() -> None:
    assert len(LINTS) >= 10
    assert all(lint.meaning and all("{count}" in form for form in lint.together) for lint in LINTS.values())
