"""Surgical edits: only the entry's own lines change, and what is written is what was meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from styled_files import HANDS, Hand, fields, written_by

from viewer.files.read.reader import Reading, read_text
from viewer.files.write.edits import (
    AddEvent,
    AddToSection,
    ChangeEvent,
    DeleteEvent,
    EditConflict,
    EditRefused,
    MoveEvent,
    fields_of,
)
from viewer.files.write.list_text import Item, own_lines
from viewer.files.write.making.proof import Edited, edited
from viewer.files.write.undo import Step
from viewer.model.fields import Fields
from viewer.model.timeline import Event

FILES = st.tuples(HANDS, st.lists(fields(), min_size=1, max_size=5))
PLAIN_HAND = Hand("\n", False, 2, 2, 2, '"', False, False, False, "\n")


def in_file_order(reading: Reading) -> list[Event]:
    assert reading.timeline is not None
    return sorted(reading.timeline.events, key=lambda event: event.index)


def all_fields(reading: Reading) -> list[Fields]:
    return [fields_of(reading, event) for event in in_file_order(reading)]


def block(reading: Reading, event: Event) -> tuple[int, int]:
    """Return the lines of an entry and of the comments directly above it, as text indices."""
    span = reading.spans.entry(event.index)
    start, end = own_lines(reading.text, Item(span.start, span.end))
    above = reading.text[:start].splitlines(keepends=True)
    while above and above[-1].lstrip().startswith("# --- a section"):
        start -= len(above.pop())
    return start, end


def undone(old: str, new: str) -> str:
    return Step.between("it", old, new).reversed().applied(new)


@settings(max_examples=80)
@given(FILES)
def test_that_a_file_in_any_hand_is_read_as_it_was_meant(case: tuple[Hand, list[Fields]]) -> None:
    hand, entries = case
    reading = read_text(written_by(hand, entries))
    assert not reading.errors
    assert all_fields(reading) == entries


@settings(max_examples=100)
@given(FILES, fields())
def test_that_adding_changes_no_other_byte(case: tuple[Hand, list[Fields]], new: Fields) -> None:
    reading = read_text(written_by(*case))
    done = edited(reading, AddEvent(new))
    old_text, text = reading.text, done.text
    step = Step.between("it", old_text, text)
    assert step.old == ""
    assert undone(old_text, text) == old_text
    entries = all_fields(done.reading)
    place = next(event.index for event in in_file_order(done.reading) if event.id == done.event_id)
    assert entries.pop(place) == new
    assert entries == case[1]
    if "\r\n" in old_text:
        assert "\n" not in text.replace("\r\n", "")


@settings(max_examples=400)
@given(FILES, st.data())
def test_that_changing_fields_touches_the_lines_of_the_entry_alone(
    case: tuple[Hand, list[Fields]], data: st.DataObject
) -> None:
    reading = read_text(written_by(*case))
    event = data.draw(st.sampled_from(in_file_order(reading)))
    before = fields_of(reading, event)
    other = data.draw(fields())
    names = data.draw(st.sets(st.sampled_from(sorted({*before, *other}))))
    after = {name: value for name, value in before.items() if name not in names or name in other}
    after.update({name: other[name] for name in names if name in other})
    after = {"date": before["date"], "title": before["title"], **after}
    done = edited(reading, ChangeEvent(event.id, before, after))
    start, end = block(reading, event)
    assert done.text.startswith(reading.text[:start])
    assert done.text.endswith(reading.text[end:])
    assert undone(reading.text, done.text) == reading.text
    entries = all_fields(done.reading)
    assert entries[event.index] == after
    del entries[event.index]
    assert entries == [entry for place, entry in enumerate(case[1]) if place != event.index]


@settings(max_examples=80)
@given(FILES, st.data())
def test_that_a_change_of_one_field_leaves_the_lines_of_the_others(
    case: tuple[Hand, list[Fields]], data: st.DataObject
) -> None:
    hand, entries = case
    reading = read_text(written_by(hand, entries))
    event = data.draw(st.sampled_from(in_file_order(reading)))
    before = fields_of(reading, event)
    done = edited(reading, ChangeEvent(event.id, before, {**before, "title": "Another"}))
    start, end = reading.spans.fields(event.index)["title"][1:]
    assert done.text.startswith(reading.text[:start])
    assert done.text.endswith(reading.text[end:])


@settings(max_examples=80)
@given(FILES, st.data())
def test_that_deleting_takes_the_lines_of_the_entry_and_at_most_one_blank_line(
    case: tuple[Hand, list[Fields]], data: st.DataObject
) -> None:
    reading = read_text(written_by(*case))
    event = data.draw(st.sampled_from(in_file_order(reading)))
    done = edited(reading, DeleteEvent(event.id, fields_of(reading, event)))
    start, end = block(reading, event)
    without = reading.text[:start] + reading.text[end:]
    gone = len(without) - len(done.text)
    assert gone in (0, len(case[0].newline))
    if gone:
        assert case[0].blank
    else:
        assert done.text == without
    assert undone(reading.text, done.text) == reading.text
    kept = [entry for place, entry in enumerate(case[1]) if place != event.index]
    assert all_fields(done.reading) == kept


@settings(max_examples=80)
@given(FILES, st.data())
def test_that_moving_changes_the_order_and_nothing_else(
    case: tuple[Hand, list[Fields]], data: st.DataObject
) -> None:
    reading = read_text(written_by(*case))
    events = in_file_order(reading)
    event = data.draw(st.sampled_from(events))
    target = data.draw(st.sampled_from([*[one.id for one in events if one is not event], ""]))
    done = edited(reading, MoveEvent(event.id, fields_of(reading, event), target))
    order = [entry for place, entry in enumerate(case[1]) if place != event.index]
    place = next((one.index for one in events if one.id == target), len(events))
    order.insert(place - (place > event.index), case[1][event.index])
    assert all_fields(done.reading) == order
    assert sorted(done.text.split()) == sorted(reading.text.split())
    assert undone(reading.text, done.text) == reading.text


@settings(max_examples=100)
@given(FILES, fields())
def test_that_adding_and_deleting_again_gives_the_same_bytes(
    case: tuple[Hand, list[Fields]], new: Fields
) -> None:
    reading = read_text(written_by(*case))
    done = edited(reading, AddEvent(new))
    back = edited(done.reading, DeleteEvent(done.event_id, new))
    stripped = back.text.rstrip("\r\n")
    assert stripped == reading.text.rstrip("\r\n")


def change(text: str, title: str, wanted: dict[str, object]) -> Edited:
    """Change fields of the event with a title; None takes a field away."""
    reading = read_text(text)
    event = next(event for event in in_file_order(reading) if event.title == title)
    before = fields_of(reading, event)
    after = {name: value for name, value in {**before, **wanted}.items() if value is not None}
    return edited(reading, ChangeEvent(event.id, before, after))  # type: ignore[arg-type]


TWO = "events:\n  - date: 2001\n    title: One   # first\n    summary: >-\n      Some words\n      folded.\n  - {date: 2002, title: Two}\n"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"title": "Uno"}, TWO.replace("One   #", "Uno   #")),
        ({"title": "A: b"}, TWO.replace("One   #", '"A: b"   #')),
        ({"summary": "Other words."}, TWO.replace("Some words\n      folded.", "Other words.")),
        ({"summary": None}, TWO.replace("    summary: >-\n      Some words\n      folded.\n", "")),
        ({"id": "one"}, TWO.replace("# first\n", "# first\n    id: one\n")),
        ({"lane": "x"}, None),
        ({"people": ["A", "B"]}, TWO.replace("    summary", "    people: [A, B]\n    summary")),
        ({"place": {"name": "P", "lat": "1"}}, TWO.replace("    summary", "    place: {name: P, lat: 1}\n    summary")),
        ({"date": "[2001-01-01, 2001-03?]"}, TWO.replace("date: 2001", 'date: "[2001-01-01, 2001-03?]"')),
    ],
)  # fmt: skip
def test_that_a_change_looks_as_a_careful_person_would_make_it(
    wanted: dict[str, object], expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(EditRefused, match="lane “x” is not known"):
            change(TWO, "One", wanted)
    else:
        assert change(TWO, "One", wanted).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "events:\n  - date: 2011\n    title: New\n"),
        ("# only a comment", "# only a comment\nevents:\n  - date: 2011\n    title: New"),
        ("\ufefftitle: T\n", "\ufefftitle: T\nevents:\n  - date: 2011\n    title: New\n"),
        ("title: T\r\nevents:\r\n", "title: T\r\nevents:\r\n  - date: 2011\r\n    title: New\r\n"),
        ("events:", "events:\n  - date: 2011\n    title: New"),
        ("events: []\n", "events:\n  - date: 2011\n    title: New\n"),
        ("title: T\n...\n", "title: T\nevents:\n  - date: 2011\n    title: New\n...\n"),
        ('{"title": "T", "events": []}', '{"title": "T", "events": [{"date": "2011", "title": "New"}]}'),
        ("{}", "{events: [{date: 2011, title: New}]}"),
        (
            '{"events": [\n  {"date": "2010", "title": "A"}\n]}\n',
            '{"events": [\n  {"date": "2010", "title": "A"},\n  {"date": "2011", "title": "New"}\n]}\n',
        ),
        (
            "events: [{date: 2012, title: A}]\n",
            "events: [{date: 2011, title: New}, {date: 2012, title: A}]\n",
        ),
        (
            "events:\n- date: 2010\n  title: A",
            "events:\n- date: 2010\n  title: A\n- date: 2011\n  title: New",
        ),
        (
            "events:\n-   id: a\n    date: 2012\n    title: A\n",
            "events:\n-   date: 2011\n    title: New\n-   id: a\n    date: 2012\n    title: A\n",
        ),
        (
            "events:\n  - date: 2010\n    title: A\n\n  # then\n  - date: 2012\n    title: B\n",
            "events:\n  - date: 2010\n    title: A\n\n  - date: 2011\n    title: New\n\n  # then\n  - date: 2012\n    title: B\n",
        ),
        (
            "events:\n  - {date: 2012, title: B}\n  - {date: 2010, title: A}\n",
            "events:\n  - {date: 2012, title: B}\n  - {date: 2011, title: New}\n  - {date: 2010, title: A}\n",
        ),
    ],
)
def test_where_a_new_entry_stands_and_how_it_looks(text: str, expected: str) -> None:
    done = edited(read_text(text), AddEvent({"date": "2011", "title": "New"}))
    assert done.text == expected
    assert done.reading.timeline is not None
    assert done.reading.timeline.event(done.event_id) is not None


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        (TWO, "lanes", "lanes:\n  - id: new\n    title: New one\n" + TWO),
        (TWO, "sources", "sources:\n  - id: new\n    title: New one\n" + TWO),
        (
            "lanes: [{id: a}] # c\n" + TWO,
            "lanes",
            "lanes: [{id: a}, {id: new, title: New one}] # c\n" + TWO,
        ),
        (
            "sources:\n- {id: a, title: A}\n\n" + TWO,
            "sources",
            "sources:\n- {id: a, title: A}\n- {id: new, title: New one}\n\n" + TWO,
        ),
    ],
)
def test_how_a_lane_or_source_is_added(text: str, section: str, expected: str) -> None:
    done = edited(read_text(text), AddToSection(section, {"id": "new", "title": "New one"}))
    assert done.text == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format: 99\nevents:\n  - {date: 2001, title: A}\n", "newer format"),
        ("title: 'unclosed\nevents: x: y\n", "repair"),
        ("events:\n  x: y\n", "no list"),
    ],
)
def test_that_nothing_is_written_to_a_file_that_is_not_understood(text: str, message: str) -> None:
    with pytest.raises(EditRefused, match=message):
        edited(read_text(text), AddEvent({"date": "2011", "title": "New"}))


def test_that_an_entry_behind_an_alias_is_not_edited() -> None:
    text = "x-all:\n  - &a {date: 2001, title: A}\nevents:\n  - *a\n  - {date: 2002, title: B}\n"
    with pytest.raises(EditRefused, match="alias"):
        change(text, "A", {"title": "Z"})


def test_that_taking_away_an_anchor_that_others_use_is_refused() -> None:
    text = "events:\n  - {date: 2001, title: A, summary: &s Words}\n  - {date: 2002, title: B, summary: *s}\n"
    with pytest.raises(EditRefused):
        change(text, "A", {"summary": "Other"})


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"date": "21 Aug 2011"}, "did you mean 2011-08-21"),
        ({"title": ""}, "no title"),
        ({"status": "sure"}, "status “sure” is not known"),
        ({"duration": "9 years"}, "9 years"),
    ],
)
def test_that_a_mistake_is_refused_in_the_words_of_the_reader(
    wanted: dict[str, object], message: str
) -> None:
    with pytest.raises(EditRefused, match=message):
        change(TWO, "One", wanted)


def test_that_an_entry_that_somebody_else_changed_is_a_conflict() -> None:
    before = fields_of(read_text(TWO), in_file_order(read_text(TWO))[0])
    theirs = read_text(TWO.replace("title: One", "title: Eins"))
    with pytest.raises(EditConflict) as caught:
        edited(theirs, ChangeEvent("one-2001", before, {**before, "title": "Uno"}))
    assert caught.value.theirs == {**before, "title": "Eins"}
    with pytest.raises(EditConflict) as caught:
        edited(read_text("events:\n  - {date: 2002, title: Two}\n"), DeleteEvent("one-2001", before))
    assert caught.value.theirs is None


def test_that_what_somebody_else_changed_elsewhere_is_kept() -> None:
    before = fields_of(read_text(TWO), in_file_order(read_text(TWO))[0])
    theirs = TWO.replace("title: Two", "title: Zwei")
    done = edited(read_text(theirs), ChangeEvent("one-2001", before, {**before, "title": "Uno"}))
    assert done.text == theirs.replace("One   #", "Uno   #")


def test_that_undo_finds_its_place_after_others_have_written_elsewhere() -> None:
    done = change(TWO, "One", {"title": "Uno"})
    step = Step.between("Change “One”", TWO, done.text)
    later = "# another line\n" + done.text
    assert step.reversed().applied(later) == "# another line\n" + TWO
    with pytest.raises(EditRefused, match="Change “One” cannot be taken back"):
        step.reversed().applied(done.text.replace("Uno", "Tres"))


def test_that_a_comment_below_an_entry_does_not_become_part_of_a_new_text() -> None:
    text = "events:\n  - date: 2001\n    title: One\n    summary: x\n        # a note\n  - {date: 2002, title: Two}\n"
    done = change(text, "One", {"summary": "a\nb"})
    assert done.text == text.replace("summary: x\n", 'summary: "a\\nb"\n')


def test_that_a_mistake_is_named_though_another_entry_has_the_same() -> None:
    text = "events:\n  - {date: 2001}\n  - {date: 2002, title: Two}\n"
    with pytest.raises(EditRefused, match="the entry has no title"):
        change(text, "Two", {"title": " "})


def test_that_an_entry_is_added_to_braces_whose_only_entry_cannot_be_read() -> None:
    done = edited(
        read_text('{"events": [\n  {"name": "x"}\n]}\n'), AddEvent({"date": "2011", "title": "New"})
    )
    assert done.text == '{"events": [\n  {"name": "x"},\n  {"date": "2011", "title": "New"}\n]}\n'


def test_that_deleting_what_a_statement_speaks_about_leaves_the_statement() -> None:
    text = "events:\n  - {date: 2001, title: A, id: a}\n  - {date: 2002, title: B, about: [a]}\n"
    reading = read_text(text)
    done = edited(reading, DeleteEvent("a", fields_of(reading, in_file_order(reading)[0])))
    assert done.text == "events:\n  - {date: 2002, title: B, about: [a]}\n"
    assert [problem.code for problem in done.reading.errors] == ["unknown-event"]
