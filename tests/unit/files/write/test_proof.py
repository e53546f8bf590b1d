"""A writer that lies is not believed: every change that was not asked for is refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from viewer.files.read.nodes import Node, node_by_itself
from viewer.files.read.places import plain_nodes
from viewer.files.read.reader import read_text
from viewer.files.read.reading import Reading
from viewer.files.write.edits import (
    AddAll,
    AddEvent,
    AddToSection,
    ChangeEvent,
    DeleteEvent,
    Edit,
    EditRefused,
    MoveEvent,
    fields_of,
)
from viewer.files.write.making.proof import Edited, proven
from viewer.files.write.making.writer import Written, written
from viewer.model.fields import Fields
from viewer.model.timeline import Event, Quote

OWN = "  - id: own\n    date: 1999\n    title: Own title\n    sources: [s1]\n    summary: own words\n"
OTHER = """\
  - id: other
    date: 2001-05-03
    title: Other title
    lane: l2
    status: disputed
    as_written: "in spring"
    date_note: other note
    part_of_day: morning
    duration: PT5H
    time_zone: Asia/Tokyo
    place: {name: Vladivostok, lat: 43.1, lon: 131.9}
    people: [Ann, Bob]
    tags: [red, blue]
    summary: other words
    about: [third]
    sources: [s2]
    links: [https://one.example/]
    images: [{file: a.jpg, alt: seen words}]
    accept: {one-sided: the others are lost}
    quotes:
      - {text: quoted words, source: s1, attributed_to: Carol, speaker: Dan, locator: p. 3, stance: contradicts}
"""
THIRD = "  - {id: third, date: 2002, title: Third title, sources: [s1]}\n"
FOURTH = "  - {id: fourth, date: 2002, title: Fourth title, sources: [s1]}\n"
BROKEN = "  - {date: 2003, name: no title}\n"
HEAD = """\
title: The whole
description: About it
time_zone: Europe/Moscow
accept: {unused-source: one may come}
lanes:
  - {id: l1, title: First lane, color: red}
  - {id: l2, title: Second lane}
sources:
  - {id: s1, title: The Wire, publisher: W, published: 2001-06-01, url: "https://w.example/"}
  - {id: s2, title: The Post}
  - {id: s9, title: The Unused}
eras:
  - {title: Era title, date: 1990/2000}
"""
TEXT = HEAD + "events:\n" + OWN + OTHER + THIRD + FOURTH + BROKEN
NEW: Fields = {"date": "2000", "title": "New", "sources": ["s1"]}
NOT_PROVEN = "without changing something else too; nothing was written"


def own_fields(reading: Reading) -> Fields:
    assert reading.timeline is not None
    own = reading.timeline.event("own")
    assert own is not None
    return fields_of(reading, own)


EDITS: dict[str, Callable[[Fields], Edit]] = {
    "add": lambda _own: AddEvent(NEW),
    "change": lambda own: ChangeEvent("own", own, {**own, "title": "Uno"}),
    "delete": lambda own: DeleteEvent("own", own),
    "move": lambda own: MoveEvent("own", own),
    "lane": lambda _own: AddToSection("lanes", {"id": "l3", "title": "Third lane"}),
    "source": lambda _own: AddToSection("sources", {"id": "s3", "title": "The Star"}),
    "import": lambda _own: AddAll(
        "a.csv", ({"id": "l3", "title": "Third lane"},), ({"id": "s3", "title": "The Star"},),
        ({"title": "New era", "date": "1990/1995"},),
        ({"id": "n1", "date": "2005", "title": "New one"}, {"id": "n2", "date": "2004", "title": "New two"}),
    ),
}  # fmt: skip

#: What is changed behind the back of whoever asked: the old text, which stands once, and the new.
LIES_ABOUT_OTHER: dict[str, tuple[str, str]] = {
    "id": ("id: other", "id: another"),
    "title": ("Other title", "Another title"),
    "date": ("2001-05-03", "2001-05-04"),
    "lane": ("lane: l2", "lane: l1"),
    "status": ("status: disputed", "status: confirmed"),
    "as_written": ('"in spring"', '"in May"'),
    "date_note": ("other note", "another note"),
    "part_of_day": ("morning", "evening"),
    "duration": ("PT5H", "PT4H"),
    "time_zone": ("Asia/Tokyo", "Asia/Seoul"),
    "about": ("about: [third]", "about: [own]"),
    "place": ("lat: 43.1", "lat: 43.2"),
    "people": ("[Ann, Bob]", "[Bob, Ann]"),
    "tags": ("[red, blue]", "[red]"),
    "summary": ("other words", "others words"),
    "quotes": ("quoted words", "quoted word"),
    "sources": ("sources: [s2]", "sources: [s1]"),
    "links": ("https://one.example/", "https://two.example/"),
    "images": ("file: a.jpg", "file: b.jpg"),
    "accept": ("the others are lost", "the others burned"),
}
LIES_ABOUT_QUOTE: dict[str, tuple[str, str]] = {
    "text": ("quoted words", "other quoted words"),
    "source": ("source: s1", "source: s2"),
    "attributed_to": ("Carol", "Caroline"),
    "speaker": ("speaker: Dan", "speaker: Don"),
    "locator": ("p. 3", "p. 4"),
    "stance": ("stance: contradicts", "stance: supports"),
}
LIES_ABOUT_HEADER: dict[str, tuple[str, str]] = {
    "title": ("The whole", "The half"),
    "description": ("About it", "About that"),
    "time_zone": ("Europe/Moscow", "Europe/Berlin"),
    "accept": ("one may come", "one will come"),
    "lane id": ("lanes:\n", "lanes:\n  - {id: l0, title: Zero}\n"),
    "lane title": ("First lane", "Last lane"),
    "lane color": ("color: red", "color: blue"),
    "lane gone": ("  - {id: l1, title: First lane, color: red}\n", ""),
    "source title": ("The Wire", "The Wirer"),
    "source published": ("2001-06-01", "2001-06-02"),
    "source address": ("https://w.example/", "https://v.example/"),
    "source gone": ("  - {id: s9, title: The Unused}\n", ""),
    "era title": ("Era title", "Era"),
    "era date": ("1990/2000", "1990/2001"),
}
LIES_ABOUT_ENTRIES: dict[str, tuple[str, str]] = {
    "dropped": (FOURTH, ""),
    "doubled": (FOURTH, FOURTH + FOURTH.replace("id: fourth", "id: fifth")),
    "in another order": (OTHER + THIRD, THIRD + OTHER),
    "broken one dropped": (BROKEN, ""),
    "broken one mended": ("name: no title", "title: A title"),
}
LIES = {
    f"{kind} {name}": lie
    for kind, lies in (
        ("other", LIES_ABOUT_OTHER), ("quote", LIES_ABOUT_QUOTE), ("header", LIES_ABOUT_HEADER),
        ("entry", LIES_ABOUT_ENTRIES),
    )
    for name, lie in lies.items()
}  # fmt: skip


def made_with(edit_name: str, text: str = TEXT) -> tuple[Reading, Edit, Written]:
    """Return what an honest writer makes of an edit."""
    reading = read_text(text)
    edit = EDITS[edit_name](own_fields(reading))
    return reading, edit, written(reading, edit)


def lied(made: Written, old: str, new: str) -> Written:
    """Return an honest writing with one change more, and its entry where it stands then."""
    assert made.text.count(old) == 1
    place = made.text.index(old)
    shift = len(new) - len(old) if place < made.at else 0
    return made._replace(text=made.text.replace(old, new), at=made.at + shift if made.at >= 0 else -1)


def refused(reading: Reading, edit: Edit, made: Written) -> str:
    with pytest.raises(EditRefused) as caught:
        proven(reading, edit, made)
    return str(caught.value)


@pytest.mark.parametrize("edit_name", EDITS)
def test_that_an_honest_writer_is_believed(edit_name: str) -> None:
    done = proven(*made_with(edit_name))
    assert isinstance(done, Edited)
    assert done.reading.timeline is not None
    assert done.text != TEXT


def test_that_there_is_a_lie_about_every_field() -> None:
    # Where it stands in the file follows from its place; ``flawed`` and ``when`` follow from the fields.
    derived = {"when", "index", "line", "flawed"}
    assert {field.name for field in dataclasses.fields(Event)} == {*LIES_ABOUT_OTHER, *derived}
    assert {field.name for field in dataclasses.fields(Quote)} == {*LIES_ABOUT_QUOTE}


@pytest.mark.parametrize("edit_name", EDITS)
@pytest.mark.parametrize("lie", LIES)
def test_that_a_change_of_anything_else_is_refused(edit_name: str, lie: str) -> None:
    reading, edit, made = made_with(edit_name)
    old, new = LIES[lie]
    assert NOT_PROVEN in refused(reading, edit, lied(made, old, new))


@pytest.mark.parametrize(
    ("edit_name", "old", "new"),
    [
        ("add", "title: New", "title: Newer"),
        ("add", "date: 2000\n", "date: 2000\n    summary: unasked\n"),
        ("change", "title: Uno", "title: Own title"),
        ("change", "own words", "other owner"),
        ("change", "    summary: own words\n", ""),
        ("move", "own words", "owned words"),
        ("move", "    summary: own words\n", ""),
        ("move", "id: own", "id: mine"),
        ("lane", "Third lane", "Thirds lane"),
        ("lane", "id: l3", "id: l4"),
        ("source", "The Star", "The Stars"),
        ("import", "The Star", "The Stars"),
        ("import", "Third lane", "Thirds lane"),
        ("import", "1990/1995", "1990/1996"),
        ("import", "New one", "New ones"),
        ("import", "title: New two", "title: New two, summary: unasked"),
        ("import", "  - {id: n2, date: 2004, title: New two}\n", ""),
    ],
)
def test_that_an_entry_that_says_something_else_than_wished_is_refused(
    edit_name: str, old: str, new: str
) -> None:
    reading, edit, made = made_with(edit_name)
    assert NOT_PROVEN in refused(reading, edit, lied(made, old, new))


@pytest.mark.parametrize("edit_name", EDITS)
def test_that_a_writer_that_does_nothing_is_refused(edit_name: str) -> None:
    reading, edit, made = made_with(edit_name)
    start = TEXT.index("- id: own")
    assert NOT_PROVEN in refused(reading, edit, made._replace(text=TEXT, at=start if made.at >= 0 else -1))


def test_that_a_move_to_another_place_is_refused() -> None:
    reading = read_text(TEXT)
    own = own_fields(reading)
    to_the_end = written(reading, MoveEvent("own", own, ""))
    assert NOT_PROVEN in refused(reading, MoveEvent("own", own, "third"), to_the_end)
    before_third = written(reading, MoveEvent("own", own, "third"))
    assert NOT_PROVEN in refused(reading, MoveEvent("own", own, ""), before_third)


#: Fields that another entry takes from the one that changes, by an alias: its own text stays the same.
SHARED = {
    "date": ("1999", "1998"),
    "status": ("confirmed", "disputed"),
    "as_written": ("one", "two"),
    "date_note": ("one", "two"),
    "part_of_day": ("morning", "evening"),
    "duration": ("P3D", "P4D"),
    "place": ("one", "two"),
    "people": ("[one]", "[two]"),
    "tags": ("[one]", "[two]"),
    "summary": ("one", "two"),
    "links": ("https://one.example/", "https://two.example/"),
    "accept": ("{no-source: one}", "{no-source: two}"),
    "quotes": ("[{text: one, source: s1}]", "[{text: two, source: s1}]"),
    "images": ("a.jpg", "b.jpg"),
}


@pytest.mark.parametrize("name", SHARED)
def test_that_an_entry_whose_words_stay_but_mean_something_else_is_refused(name: str) -> None:
    before, after = SHARED[name]
    dated = "" if name == "date" else "date: 2001, "
    head = f"sources: [{{id: s1, title: S}}]\nevents:\n  - {{{dated}title: A, id: a, {name}: &x "
    tail = f"}}\n  - {{{dated}title: B, id: b, {name}: *x}}\n"
    reading = read_text(head + before + tail)
    assert not reading.errors
    assert reading.timeline is not None
    edit = DeleteEvent("a", {})
    made = Written(head + after + tail, reading.text.index("{", reading.text.index("events")))
    # Of the entry itself a deletion proves nothing: what it says is left to its neighbour.
    assert NOT_PROVEN in refused(reading, edit, made)


def with_kept_lines(name: str) -> str:
    """Return an entry that ends with a text which keeps the blank lines below it."""
    return f"  - id: {name}\n    date: 2001\n    title: T\n    sources: [s1]\n    summary: |+\n      words of {name}\n\n"


KEEPING = "sources: [{id: s1, title: S}]\nevents:\n" + "".join(
    map(with_kept_lines, ("above", "own", "below", "last"))
)


@pytest.mark.parametrize("lines", ["", "\n\n"])
@pytest.mark.parametrize(
    ("edit_name", "name"),
    [("delete", "above"), ("delete", "below"), ("change", "above"), ("change", "below"), ("add", "above")],
)
def test_that_blank_lines_which_belong_to_a_text_beside_the_entry_are_not_taken_nor_given(
    edit_name: str, name: str, lines: str
) -> None:
    reading, edit, made = made_with(edit_name, KEEPING)
    proven(reading, edit, made)
    words = f"words of {name}\n"
    assert NOT_PROVEN in refused(reading, edit, lied(made, f"{words}\n", f"{words}{lines}"))


def test_that_an_error_in_the_new_entry_is_told_in_the_readers_words() -> None:
    reading, edit, made = made_with("add")
    assert "soon" in refused(reading, edit, lied(made, "date: 2000\n", "date: soon\n"))


def test_that_an_error_beside_the_entries_is_refused_though_all_say_the_same() -> None:
    reading, edit, made = made_with("add")
    again = made._replace(text=made.text + "title: The whole\n")
    assert "“title” stands twice" in refused(reading, edit, again)


@pytest.mark.parametrize("lost", ["\n\n", "\n"])
def test_that_blank_lines_which_the_text_above_keeps_do_not_go_with_an_entry(lost: str) -> None:
    kept = "- id: a\n  date: 2001\n  title: A\n  x-poem: |+\n    Words\n\n\n"
    gone = "- id: b\n  date: 2002\n  title: B\n"
    reading = read_text(f"events:\n{kept}{gone}")
    edit = DeleteEvent("b", {"id": "b", "date": "2002", "title": "B"})
    honest = written(reading, edit)
    assert proven(reading, edit, honest).text == f"events:\n{kept}"
    assert NOT_PROVEN in refused(reading, edit, honest._replace(text=honest.text.removesuffix(lost)))


def test_that_an_import_of_which_too_little_arrives_is_refused() -> None:
    reading = read_text("title: Empty\n")
    edit = AddAll("a.csv", events=({"id": "n1", "date": "2005", "title": "New one"},))
    assert NOT_PROVEN in refused(reading, edit, Written("title: Empty\n", -1))


@pytest.mark.parametrize("between", [", ", ",\n  "])
def test_that_an_entry_in_brackets_is_read_without_what_stands_before_it_on_its_line(
    between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = between.join(f"{{id: e{place}, date: 2001, title: T}}" for place in range(300))
    reading = read_text(f"format: 1\nevents: [{own}]\n")
    parsed: list[str] = []

    def counting(text: str) -> Node | None:
        parsed.append(text)
        return node_by_itself(text)

    monkeypatch.setattr(plain_nodes, "node_by_itself", counting)
    for event in reading.timeline.events if reading.timeline is not None else ():
        assert fields_of(reading, event) == {"id": event.id, "date": "2001", "title": "T"}
    assert len(parsed) == 300
    assert max(map(len, parsed)) < 50
