"""What an import writes is the same whatever language the window speaks; what it tells is in that language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_samples import SAMPLES, draft
from made_up_language import MADE_UP, latin_words

from viewer.exchange.appending import appended
from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.draft.worded import for_file, worded
from viewer.exchange.new_file import as_new_file
from viewer.files.read.reader import read_text
from viewer.words import Language, speaking

_OPEN = "format: 1\ntitle: Mine\nlanes: [{id: own}]\nevents:\n  - {date: 2011-08-20, title: Crosses the border, lane: own}\n"
#: Every reason why a record is left out that the made-up files of :data:`SAMPLES` do not have.
_LEFT_OUT = {
    "doubts.csv": (
        "date,title\n2011,A\n1699/00,Two readings\n31/02/2011,Never\n13/13/2011,Never\n30 Feb 12,Short\n"
        + f"2011-08-20,B\n2011-08-21,C\n2011-08-22,D\n2011-08-23,E\n2011-08-24,F\n2011-08-25,G\n{'very ' * 60}long,Long\n"
    ),
    "days.csv": "date,title\nAug-11,A day\n2011,B\n2012,C\n",
    "hanging.mw": "title: T\n2011: A\nevery Monday: B\nafter !a: C\n2011 / after !a: D\n2012 - 2011: E\n2011-13: F\n1 May: G\n",
    "moments.ics": "".join(
        ["BEGIN:VCALENDAR\n"]
        + [f"BEGIN:VEVENT\nSUMMARY:S\n{line}\nEND:VEVENT\n" for line in (
            "DTSTART:soon", "DTSTART:20111340", "DTSTART:20110820T256099", "DTSTART:20110820\nDURATION:long",
            "DTSTART:20110820\nDURATION:P99999999W", "X-NO:date",
        )]
        + ["BEGIN:VTODO\nSUMMARY:T\nEND:VTODO\nEND:VCALENDAR\n"]
    ),
    "numbers.json": '{"events": [{"start_date": {"year": "many"}}, {"start_date": {"year": 9e14}}, {"start_date": {"month": 2}}, '
    '{"start_date": {"year": 2011, "month": 1, "day": 1, "hour": 25}}, {"start_date": {"year": 2011}, "text": {"headline": "A"}}, 7]}',
}  # fmt: skip
_ALL = {**SAMPLES, **_LEFT_OUT}


def _made(name: str, language: str | Language | None) -> tuple[str, str, str, list[str]]:
    """Return a new file, what would be added to one, the draft's digest and why records are left out, as told."""
    with speaking(language):
        found = draft(name, _ALL[name], short_years="2000", aug_11="day", dates="dmy")
        text, made = as_new_file(found)
        edit = appended(made, read_text(_OPEN)).edit
        told = [note.what for note in made.notes if note.kind is NoteKind.NOT_IMPORTED]
    return text, repr(edit), made.digest(), told


@pytest.mark.parametrize("name", sorted(_ALL))
@pytest.mark.parametrize("language", ["de", MADE_UP], ids=["German", "made up"])
def test_that_a_new_file_does_not_depend_on_the_language_of_the_window(
    name: str, language: str | Language
) -> None:
    text, edit, digest, told = _made(name, None)
    other_text, other_edit, other_digest, other_told = _made(name, language)

    assert other_text == text
    assert (other_edit, other_digest) == (edit, digest)
    assert len(other_told) == len(told)


def test_that_what_is_told_of_records_left_out_is_in_the_language_of_the_window() -> None:
    told = {name: _made(name, MADE_UP)[3] for name in _LEFT_OUT}
    words = [word for some in told.values() for what in some for word in latin_words(what)]

    assert [len(some) for some in told.values()] == [5, 1, 6, 5, 5]
    # What stands in the foreign files is told as it stands there.
    assert sorted(set(words)) == ["Aug", "Feb", "VTODO", "many", "soon", "very"]


def test_that_what_our_reader_refuses_is_told_in_the_language_of_the_window_alone() -> None:
    files, told = [], []
    for language in (None, MADE_UP):
        with speaking(language):
            found = draft("a.csv", "date,title\n2011,One\n2012,Two\n")
            entries = list(found.entries)
            entries[0].fields["time_zone"] = "Nowhere/Land"
            text, made = as_new_file(replace(found, entries=tuple(entries)))
        files.append(text)
        told.append([note.what for note in made.notes if note.kind is NoteKind.NOT_IMPORTED])

    assert files[0] == files[1]
    assert told[0][0] in files[0]
    assert [len(some) for some in told] == [1, 1]
    assert set(latin_words(told[1][0])) <= {"Nowhere", "Land", "time", "zone"}  # a field of ours


def test_that_a_message_in_a_message_is_said_in_one_language() -> None:
    why = worded("its date cannot be read: {why}", why=worded("no year"))

    with speaking("de"):
        assert str(why) != for_file(why)
        assert "kein" in str(why).lower()
        assert for_file(why) == "its date cannot be read: no year"
