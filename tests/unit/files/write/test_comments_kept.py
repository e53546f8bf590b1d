"""Comments go with what they stand beside, and no edit loses or swaps another's."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from viewer.files.read.reader import read_text
from viewer.files.read.reading import Reading
from viewer.files.write.edits import (
    AddEvent,
    AddToSection,
    ChangeEvent,
    DeleteEvent,
    Edit,
    EditRefused,
    MoveEvent,
    fields_of,
)
from viewer.files.write.making.proof import edited
from viewer.files.write.undo import Step
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Event


def made(text: str, edit: Edit) -> str:
    """Return what an edit makes of a text, once undo was seen to give every byte back."""
    new = edited(read_text(text), edit).text
    assert Step.between("it", text, new).reversed().applied(new) == text
    return new


def named(reading: Reading, title: str) -> tuple[Event, Fields]:
    assert reading.timeline is not None
    event = next(event for event in reading.timeline.events if event.title == title)
    return event, fields_of(reading, event)


def changed(text: str, wanted: Mapping[str, Plain | None], title: str = "A") -> str:
    """Change fields of an event; None takes one away."""
    event, before = named(read_text(text), title)
    merged = {**before, **wanted}
    after = {name: value for name, value in merged.items() if value is not None}
    return made(text, ChangeEvent(event.id, before, after))


def deleted(text: str, title: str) -> str:
    event, before = named(read_text(text), title)
    return made(text, DeleteEvent(event.id, before))


def moved(text: str, title: str, before_title: str = "") -> str:
    reading = read_text(text)
    event, before = named(reading, title)
    target = named(reading, before_title)[0].id if before_title else ""
    return made(text, MoveEvent(event.id, before, target))


PEOPLE = """events:
  - date: 2001
    title: A
    people: [
      Ann,   # met her 3 May
      Bob,   # phone 555
    ]
    lane: x
lanes: [{id: x}]
"""
ANN, BOB = "      Ann,   # met her 3 May\n", "      Bob,   # phone 555\n"


@pytest.mark.parametrize(
    ("people", "lines"),
    [
        (["Ann", "Bob", "Cy"], ANN + BOB + "      Cy,\n"),
        (["Cy", "Ann", "Bob"], "      Cy,\n" + ANN + BOB),
        (["Ann", "Cy", "Bob"], ANN + "      Cy,\n" + BOB),
        (["Bob"], BOB),
        (["Ann"], ANN),
        (["Bob", "Ann"], BOB + ANN),
        (["Anna", "Bob"], ANN.replace("Ann", "Anna") + BOB),
        (["Bobby"], BOB.replace("Bob", "Bobby")),
        (["Ann", "Kay", "Bob", "Cy"], ANN + "      Kay,\n" + BOB + "      Cy,\n"),
    ],
)
def test_that_people_in_brackets_keep_their_comments(people: list[Plain], lines: str) -> None:
    assert changed(PEOPLE, {"people": people}) == PEOPLE.replace(ANN + BOB, lines)


@pytest.mark.parametrize(
    ("brackets", "people", "expected"),
    [
        ("[Ann, Bob]", ["Ann"], "[Ann]"),
        ("[Ann, Bob]", ["Bob"], "[Bob]"),
        ("[Ann, Bob,]", ["Ann"], "[Ann,]"),
        ("[Ann, Bob,]", ["Ann", "Bob", "Cy"], "[Ann, Bob, Cy,]"),
        ("[Ann, # a\n      Bob] # all", ["Bob"], "[Bob] # all"),
        ("[Ann, # a\n      Bob] # all", ["Ann"], "[Ann # a\n      ] # all"),
        ("[Ann, # a\n      # b\n      Bob]", ["Bob"], "[\n      # b\n      Bob]"),
        ("[Ann, Bob, # b\n      Cy]", ["Ann", "Cy"], "[Ann,\n      Cy]"),
        ("[Ann, Bob, # b\n      Cy]", ["Bob", "Cy"], "[Bob, # b\n      Cy]"),
        ("[Ann # a\n    ]", ["Ann", "Bob"], "[Ann, # a\n             Bob\n    ]"),
        ("[ # who\n      Ann,\n      # to ask\n    ]", ["Ann", "Bob"], "[ # who\n      Ann,\n      Bob,\n      # to ask\n    ]"),
        ("[ # who\n      Ann,\n      # to ask\n    ]", [], "[ # who\n      # to ask\n    ]"),
        ("[\n      # old friends\n\n      Ann,\n      Bob\n    ]", ["Bob"], "[\n      # old friends\n\n      Bob\n    ]"),
    ],
)  # fmt: skip
def test_that_brackets_change_in_one_item_alone(brackets: str, people: list[Plain], expected: str) -> None:
    text = f"events:\n  - date: 2001\n    title: A\n    people: {brackets}\n    summary: s\n"
    assert changed(text, {"people": people}) == text.replace(brackets, expected)


BRACES = """events:
  - {date: 2001,  # sure
     title: A,    # my words
     lane: b,
     status: confirmed}
lanes: [{id: b}]
"""


@pytest.mark.parametrize(
    ("wanted", "old", "new"),
    [
        (
            {"lane": None, "status": None},
            ",    # my words\n     lane: b,\n     status: confirmed}",
            "    # my words\n     }",
        ),
        ({"status": None}, ",\n     status: confirmed}", "}"),
        ({"lane": None}, "     lane: b,\n", ""),
        ({"title": "Z"}, "title: A", "title: Z"),
        (
            {"place": "P", "lane": None},
            "     lane: b,\n     status: confirmed}",
            "     status: confirmed,\n     place: P}",
        ),
        ({"id": "one"}, "# my words\n", "# my words\n     id: one,\n"),
    ],
)
def test_that_fields_in_braces_keep_their_comments(
    wanted: Mapping[str, Plain | None], old: str, new: str
) -> None:
    assert changed(BRACES, wanted) == BRACES.replace(old, new)


A = "  # about A\n  {date: 2001, title: A}, # note A\n"
B = "  {date: 2002, title: B}, # note B\n"
C = "  # about C\n  {date: 2003, title: C}, # note C\n"


def test_that_comments_go_with_their_entries_in_brackets() -> None:
    text = f"events: [\n{A}{B}{C}]\n"
    assert deleted(text, "C") == f"events: [\n{A}{B}]\n"
    assert deleted(text, "A") == f"events: [\n{B}{C}]\n"
    assert moved(text, "A") == f"events: [\n{B}{C}{A}]\n"
    assert moved(text, "C", "A") == f"events: [\n{C}{A}{B}]\n"
    assert moved(text, "C", "B") == f"events: [\n{A}{C}{B}]\n"
    new = made(text, AddEvent({"date": "2004", "title": "D"}))
    assert new == f"events: [\n{A}{B}{C}  {{date: 2004, title: D}},\n]\n"


def test_that_the_last_entry_in_brackets_brings_its_missing_comma() -> None:
    text = "events: [\n  {date: 2001, title: A}, # note A\n  {date: 2002, title: B} # note B\n]\n"
    turned = "events: [\n  {date: 2002, title: B}, # note B\n  {date: 2001, title: A} # note A\n]\n"
    assert moved(text, "A") == turned
    assert moved(text, "B", "A") == turned
    assert deleted(text, "B") == "events: [\n  {date: 2001, title: A} # note A\n]\n"


def test_that_lanes_and_sources_in_brackets_keep_their_comments() -> None:
    text = "lanes: [\n  {id: a}, # first\n  {id: b}  # second\n  # more to come\n]\nevents:\n  - {date: 2001, title: A}\n"
    new = made(text, AddToSection("lanes", {"id": "c"}))
    assert new == text.replace("{id: b}  # second\n", "{id: b},  # second\n  {id: c}\n")
    new = made(text, AddToSection("sources", {"id": "s", "title": "S"}))
    assert new == text.replace("events:", "sources:\n  - id: s\n    title: S\nevents:")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lanes: [] # none yet\n", "lanes: [{id: c}] # none yet\n"),
        ("lanes: [ # none yet\n  ]\n", "lanes: [ # none yet\n  {id: c}]\n"),
        ("lanes:\n    # none yet\n", "lanes:\n  - id: c\n\n    # none yet\n"),
        ("lanes: []\n", "lanes:\n  - id: c\n"),
    ],
)
def test_that_the_first_lane_leaves_the_comments_about_there_being_none(old: str, new: str) -> None:
    events = "events:\n  - {date: 2001, title: A}\n"
    assert made(old + events, AddToSection("lanes", {"id": "c"})) == new + events


ENTRY_A = "  # about A\n  - date: 2001\n    title: A  # A's own\n"
HEADING = "\n  # --- Earlier visits ---\n\n"
ENTRY_B = "# about B, further left\n  # more\n  - date: 2002\n    title: B\n      # deeper: still B\n"
ENTRY_D = "  # about D\n  - {date: 2003, title: D}  # D's own\n"
REST = "x-end: kept\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A", HEADING.removeprefix("\n") + ENTRY_B + ENTRY_D),
        ("B", ENTRY_A + HEADING + ENTRY_D),
        ("D", ENTRY_A + HEADING + ENTRY_B),
    ],
)
def test_that_the_comments_above_an_entry_are_deleted_with_it(title: str, expected: str) -> None:
    text = f"events:\n{ENTRY_A}{HEADING}{ENTRY_B}{ENTRY_D}{REST}"
    assert deleted(text, title) == f"events:\n{expected}{REST}"


@pytest.mark.parametrize(
    ("title", "before", "expected"),
    [
        ("D", "B", ENTRY_A + HEADING + ENTRY_D + ENTRY_B),
        ("A", "D", HEADING.removeprefix("\n") + ENTRY_B + ENTRY_A + ENTRY_D),
        ("A", "", HEADING.removeprefix("\n") + ENTRY_B + ENTRY_D + ENTRY_A),
    ],
)
def test_that_the_comments_above_an_entry_move_with_it(title: str, before: str, expected: str) -> None:
    text = f"events:\n{ENTRY_A}{HEADING}{ENTRY_B}{ENTRY_D}{REST}"
    assert moved(text, title, before) == f"events:\n{expected}{REST}"


def test_that_a_deeper_comment_above_a_moved_entry_does_not_become_the_one_before_its() -> None:
    text = "events:\n  - {date: 2001, title: A}\n  - {date: 2002, title: B}\n\n      # about C\n  - {date: 2003, title: C}\n"
    assert moved(text, "C", "B") == (
        "events:\n  - {date: 2001, title: A}\n\n      # about C\n  - {date: 2003, title: C}\n\n  - {date: 2002, title: B}\n"
    )
    assert moved(text, "A", "C") == (
        "events:\n  - {date: 2002, title: B}\n\n  - {date: 2001, title: A}\n\n      # about C\n  - {date: 2003, title: C}\n"
    )


def test_that_a_deeper_comment_about_a_neighbour_of_a_moved_entry_stays_its_own() -> None:
    head, about_b = "events:\n  - {date: 2001, title: A}\n", "\n      # about B\n  - {date: 2002, title: B}\n"
    text = f"{head}{about_b}  - {{date: 2003, title: C}}\n"
    assert moved(text, "B", "") == moved(text, "C", "B") == f"{head}\n  - {{date: 2003, title: C}}\n{about_b}"


def test_that_a_new_section_leaves_the_comment_above_the_next_one_to_that() -> None:
    text = "title: T\n\n# A line for each thing that happened.\n# The oldest first.\nevents:\n  - {date: 2001, title: A}\n"
    new = made(text, AddToSection("lanes", {"id": "a", "title": "Alone"}))
    lanes = "lanes:\n  - id: a\n    title: Alone\n\n"
    assert new == text.replace("# A line", f"{lanes}# A line")


def test_that_an_entry_is_put_between_another_and_the_comment_above_the_next() -> None:
    text = "events:\n  - {date: 2001, title: A}\n  # about B\n  - {date: 2003, title: B}\n"
    new = made(text, AddEvent({"date": "2002", "title": "New"}))
    assert new == text.replace("  # about B", "  - {date: 2002, title: New}\n  # about B")


def test_that_a_text_in_a_broken_entry_is_not_taken_for_a_comment() -> None:
    broken = "  - date: 2001\n    title: 'x\n    summary: |\n      # no comment\n"
    text = f"events:\n  - {{date: 2000, title: A}}\n{broken}  - {{date: 2002, title: B}}\n"
    assert deleted(text, "B") == text.replace("  - {date: 2002, title: B}\n", "")


QUOTES = """events:
  - date: 2001
    title: A
    quotes:
      # the first
      - text: One
        # of one
      # the second
      - text: Two  # two
        locator: p. 2
    summary: |  # as a block
      Some words.
    # above the place
    place: x
"""


@pytest.mark.parametrize(
    ("wanted", "old", "new"),
    [
        (
            {"quotes": [{"text": "Two", "locator": "p. 2"}]},
            "      # the first\n      - text: One\n        # of one\n",
            "",
        ),
        (
            {"quotes": [{"text": "One"}]},
            "      # the second\n      - text: Two  # two\n        locator: p. 2\n",
            "",
        ),
        ({"quotes": [{"text": "One"}, {"text": "Two", "locator": "p. 3"}]}, "p. 2", "p. 3"),
        (
            {"quotes": [{"text": "One", "speaker": "S"}, {"text": "Two", "locator": "p. 2"}]},
            "- text: One\n        # of one\n",
            "- text: One\n        speaker: S\n        # of one\n",
        ),
        ({"summary": "Other."}, "|  # as a block\n      Some words.\n", "|- # as a block\n      Other.\n"),
        ({"summary": "a\nb\n"}, "|  # as a block\n      Some words.\n", "| # as a block\n      a\n      b\n"),
        ({"tags": ["t"]}, "    place: x\n", "    place: x\n    tags: [t]\n"),
        ({"place": None}, "    place: x\n", ""),
    ],
)
def test_that_quotations_and_blocks_keep_their_comments(
    wanted: Mapping[str, Plain | None], old: str, new: str
) -> None:
    assert changed(QUOTES, wanted) == QUOTES.replace(old, new)


@pytest.mark.parametrize(
    ("text", "wanted", "line"),
    [
        (
            "events:\n  - date: 2001\n    title: A\n    place: {name: P, # where\n      lat: '1', lon: '2'}\n",
            {"place": "Q"},
            4,
        ),
        (
            "# one\nevents: [{date: 2001, title: A, people: Ann # met\n}]\n",
            {"people": ["Ann", "Bob"], "title": "B"},
            0,
        ),
        (
            "events:\n  - date: 2001\n    title: A\n    people:\n      - Ann # met\n      - Bo\n",
            {"people": "Bob"},
            5,
        ),
        (
            "events:\n  - date: 2001\n    title: A\n    people:\n      - Ann # met\n      - Bo\n",
            {"people": []},
            5,
        ),
    ],
)
def test_that_what_would_lose_a_comment_is_refused_with_its_line(
    text: str, wanted: Mapping[str, Plain | None], line: int
) -> None:
    if line:
        with pytest.raises(EditRefused, match=f"would lose the comment on line {line}; change it by hand"):
            changed(text, wanted)
    else:
        assert "# met" in changed(text, wanted)


def test_that_a_new_text_does_not_swallow_the_comment_below_it() -> None:
    text = "events:\n  - date: 2001\n    title: A\n    summary: x\n          # a note\n"
    assert changed(text, {"summary": "a\nb"}) == text.replace("summary: x", 'summary: "a\\nb"')
    block = "events:\n  - date: 2001\n    title: A\n    summary: |\n          x\n        # a note\n"
    assert changed(block, {"summary": "y\n"}) == block.replace("          x", "          y")


def test_that_brackets_that_hold_more_than_entries_are_left_alone_with_their_line() -> None:
    text = "events: [\n  {date: 2001, title: A}\n  # note A\n  , {date: 2002, title: B}]\n"
    event, before = named(read_text(text), "A")
    with pytest.raises(EditRefused, match=r"in a way that cannot be edited here \(line 4\); edit it by hand"):
        edited(read_text(text), DeleteEvent(event.id, before))


def test_that_lines_end_where_they_do_in_files_with_carriage_returns_alone() -> None:
    text = "events:\r-   date: 2001\r    title: A\r  # A's own\r-   date: 2002\r    title: B\r"
    assert deleted(text, "A") == "events:\r-   date: 2002\r    title: B\r"
    assert deleted(text, "B") == text.replace("-   date: 2002\r    title: B\r", "")
    new = made(text, AddEvent({"date": "2003", "title": "C"}))
    assert new == text + "-   date: 2003\r    title: C\r"


def test_that_the_first_field_is_taken_out_above_a_comment() -> None:
    text = "events:\n  - summary: s  # its own\n    # sure\n    date: 2001\n    title: A\n"
    assert changed(text, {"summary": None}) == text.replace(" summary: s  # its own", "")
    text = text.replace("    # sure", "      # its own too\n    # sure")
    assert changed(text, {"summary": None}) == text.replace(" summary: s  # its own\n      # its own too", "")


KEEPING = "events:\n  - date: 2001\n    title: A\n    x-mine: |+\n      kept\n\n"


def test_that_a_text_that_keeps_blank_lines_gets_no_more_of_them() -> None:
    last = "  - {date: 2003, title: C}\n"
    text = KEEPING + "  - {date: 2002, title: B}\n\n" + last
    assert deleted(text, "B") == KEEPING + last
    assert moved(text, "B") == KEEPING + last + "\n  - {date: 2002, title: B}\n"


def test_that_a_moved_entry_says_what_it_said_or_is_refused() -> None:
    text = KEEPING + "  - {date: 2002, title: B}\n\n  - {date: 2003, title: C}\n"
    with pytest.raises(EditRefused, match="without changing something else too"):
        moved(text, "A", "C")
    cut = "events:\n  - date: 2001\n    title: A\n    x-mine: |\n      a\n  - {date: 2002, title: B}"
    assert moved(cut, "A") == (
        "events:\n  - {date: 2002, title: B}\n  - date: 2001\n    title: A\n    x-mine: |\n      a\n"
    )


def test_that_what_an_alias_stands_for_is_not_deleted() -> None:
    text = "events:\n  - {date: 2001, title: A, place: &p P}\n  - {date: 2002, title: B}\nx-again: *p\n"
    with pytest.raises(EditRefused, match=r"line 3 could not be read any more: \*p names nothing"):
        deleted(text, "A")
    assert deleted(text, "B") == text.replace("  - {date: 2002, title: B}\n", "")


@pytest.mark.parametrize(
    ("people", "lines"),
    [
        (["Zoe", "Bob"], ["Zoe, # a", "Bob, # b"]),
        (["Bobby"], ["Bobby, # b"]),
        (["Ann", "Zoe", "Bobby"], ["Ann, # a", "Zoe,", "Bobby, # b"]),
        (["Ann", "Bob", "Ann"], ["Ann, # a", "Bob, # b", "Ann,"]),
    ],
)
def test_that_comments_stay_with_the_item_that_is_most_like_theirs(
    people: list[Plain], lines: list[str]
) -> None:
    head, tail = "events:\n  - date: 2001\n    title: A\n    people: [\n", "    ]\n"
    text = f"{head}      Ann, # a\n      Bob, # b\n{tail}"
    assert changed(text, {"people": people}) == head + "".join(f"      {line}\n" for line in lines) + tail
