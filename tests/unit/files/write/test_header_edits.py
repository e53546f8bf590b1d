"""Lanes, sources, eras and the head of a timeline, changed in the file without touching anything else."""

from __future__ import annotations

import difflib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from styled_files import TEXTS, Hand

from viewer.files.read.reader import Reading, read_text
from viewer.files.write.edits import AddToSection, Edit, EditConflict, EditRefused
from viewer.files.write.header.items import section_fields
from viewer.files.write.header.writing import head_fields
from viewer.files.write.header_edits import HEAD, ChangeHead, ChangeItem, DeleteItem, HeaderEdit, MoveItem
from viewer.files.write.making.proof import edited
from viewer.files.write.undo import Step
from viewer.model.fields import Fields, Plain

WHOLE = """\
# All of it
title: The trips   # for now
time_zone: Asia/Vladivostok

# --- lanes ---

lanes:
  # the main one
  - {id: trip, title: The trip, color: 2f6fb0}  # blue
  - id: talks      # b
    title: Talks
    # of this lane

  - {id: rest}

sources:
    - id: nbc
      title: "All aboard"
      published: [2011-08-21?..2012]
      # where it lies
      copy: nbc.txt
    - {id: wire, title: The wire}
eras:
- title: Between
  date: 2004/2006   # roughly
events:
  - {date: 2001, title: One, sources: nbc}
  - {date: 2002, title: Two, lane: trip, sources: [nbc, wire]}
  - date: 2003
    title: Three
    lane: talks  # said so
    quotes:
      - text: what was said
        source: nbc   # of it
    images:
      - {file: a.jpg, alt: seen, source: wire}
  - date: 2004
    title: Four
    lane: "trip"
    # the end of it
"""


def item(text: str, section: str, place: int) -> Fields:
    return section_fields(read_text(text), section)[place]


def made(text: str, edit: Edit) -> str:
    """Return what an edit makes of a text, once it is shown that undo gives the text back."""
    new = edited(read_text(text), edit).text
    assert Step.between(edit.name, text, new).reversed().applied(new) == text
    return new


def changed_lines(old: str, new: str) -> list[str]:
    """Return the lines that are gone and those that came, each with its sign."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [f"{line[0]}{line[2:]}" for line in lines if line[0] in "+-"]


def refusal(text: str, edit: Edit) -> str:
    with pytest.raises(EditRefused) as caught:
        edited(read_text(text), edit)
    return str(caught.value)


def lanes_of(text: str) -> dict[str, str]:
    timeline = read_text(text).timeline
    assert timeline is not None
    return {event.title: event.lane for event in timeline.events}


# --- items that change -----------------------------------------------------------------------------


def test_that_a_lane_gets_another_title_and_nothing_else_changes() -> None:
    talks = item(WHOLE, "lanes", 1)
    new = made(WHOLE, ChangeItem("lanes", talks, {**talks, "title": "The talks: all"}))
    assert changed_lines(WHOLE, new) == ["-    title: Talks", '+    title: "The talks: all"']


def test_that_events_go_along_with_the_id_of_their_lane() -> None:
    trip = item(WHOLE, "lanes", 0)
    new = made(WHOLE, ChangeItem("lanes", trip, {**trip, "id": "journey"}))
    assert changed_lines(WHOLE, new) == [
        "-  - {id: trip, title: The trip, color: 2f6fb0}  # blue",
        "+  - {id: journey, title: The trip, color: 2f6fb0}  # blue",
        "-  - {date: 2002, title: Two, lane: trip, sources: [nbc, wire]}",
        "+  - {date: 2002, title: Two, lane: journey, sources: [nbc, wire]}",
        '-    lane: "trip"',
        '+    lane: "journey"',
    ]
    assert lanes_of(new) == {"One": "journey", "Two": "journey", "Three": "talks", "Four": "journey"}


def test_that_quotations_and_pictures_go_along_with_the_id_of_their_source() -> None:
    wire = item(WHOLE, "sources", 1)
    new = made(WHOLE, ChangeItem("sources", wire, {"id": "tass", "title": "The wire", "publisher": "TASS"}))
    assert changed_lines(WHOLE, new) == [
        "-    - {id: wire, title: The wire}",
        "+    - {id: tass, title: The wire, publisher: TASS}",
        "-  - {date: 2002, title: Two, lane: trip, sources: [nbc, wire]}",
        "+  - {date: 2002, title: Two, lane: trip, sources: [nbc, tass]}",
        "-      - {file: a.jpg, alt: seen, source: wire}",
        "+      - {file: a.jpg, alt: seen, source: tass}",
    ]


def test_that_a_new_field_stands_in_its_usual_place() -> None:
    nbc = item(WHOLE, "sources", 0)
    new = made(
        WHOLE, ChangeItem("sources", nbc, {**nbc, "publisher": "NBC News", "url": "https://a.example/"})
    )
    assert changed_lines(WHOLE, new) == ["+      publisher: NBC News", "+      url: https://a.example/"]
    assert (
        new.index('title: "All aboard"')
        < new.index("publisher:")
        < new.index("published:")
        < new.index("url:")
    )


def test_that_an_era_gets_another_date() -> None:
    era = item(WHOLE, "eras", 0)
    new = made(WHOLE, ChangeItem("eras", era, {**era, "date": "2004/2007", "color": "teal"}))
    assert changed_lines(WHOLE, new) == [
        "-  date: 2004/2006   # roughly", "+  date: 2004/2007   # roughly", "+  color: teal",
    ]  # fmt: skip


def test_that_entries_that_share_a_line_all_go_along() -> None:
    text = '{"lanes": [{"id": "a"}, {"id":"b"}], "events": [{"date": "2001", "title": "x", "lane": "b"}, {"date": "2002", "title": "y", "lane": "b"}]}'
    assert made(text, ChangeItem("lanes", {"id": "b"}, {"id": "c", "title": "C"})) == text.replace(
        '{"id":"b"}', '{"id": "c", "title": "C"}'
    ).replace('"lane": "b"', '"lane": "c"')


def test_that_what_others_say_stays_an_item_of_its_own() -> None:
    text = "lanes: {id: a, title: One}\nevents:\n  - {date: 2001, title: x}\n"
    new = made(text, ChangeItem("lanes", {"id": "a", "title": "One"}, {"id": "a", "title": "Two"}))
    assert new == text.replace("One", "Two")


# --- items that go and move -------------------------------------------------------------------------


def test_that_the_events_of_a_lane_that_goes_stand_in_another() -> None:
    new = made(WHOLE, DeleteItem("lanes", item(WHOLE, "lanes", 0), "rest"))
    assert lanes_of(new) == {"One": "rest", "Two": "rest", "Three": "talks", "Four": "rest"}
    assert "the main one" not in new and "# --- lanes ---" in new
    assert [lane["id"] for lane in section_fields(read_text(new), "lanes")] == ["talks", "rest"]


def test_that_the_events_of_a_lane_that_goes_may_have_none() -> None:
    new = made(WHOLE, DeleteItem("lanes", item(WHOLE, "lanes", 1)))
    assert changed_lines(WHOLE, new) == [
        "-  - id: talks      # b", "-    title: Talks", "-    # of this lane", "-    lane: talks  # said so",
    ]  # fmt: skip
    assert lanes_of(new)["Three"] == "trip"


def test_that_a_source_that_goes_is_referred_to_by_nobody() -> None:
    new = made(WHOLE, DeleteItem("sources", item(WHOLE, "sources", 0)))
    reading = read_text(new)
    assert not reading.errors
    assert "nbc" not in new
    assert "{date: 2001, title: One}" in new and "sources: [wire]" in new and "text: what was said" in new


def test_that_another_source_is_named_once_where_it_stands_for_one_that_goes() -> None:
    new = made(WHOLE, DeleteItem("sources", item(WHOLE, "sources", 0), "wire"))
    assert "{date: 2002, title: Two, lane: trip, sources: [wire]}" in new
    assert "        source: wire   # of it" in new


def test_that_the_last_lane_may_go() -> None:
    text = "lanes:\n  # only one\n  - {id: a}\nevents:\n  - {date: 2001, title: x, lane: a}\n"
    assert made(text, DeleteItem("lanes", {"id": "a"})) == "lanes:\nevents:\n  - {date: 2001, title: x}\n"
    text = "lanes: [{id: a}]\nevents:\n  - {date: 2001, title: x}\n"
    assert made(text, DeleteItem("lanes", {"id": "a"})) == text.replace("[{id: a}]", "[]")


def test_that_the_order_of_lanes_moves_no_event() -> None:
    new = made(WHOLE, MoveItem("lanes", item(WHOLE, "lanes", 0), 1))
    assert lanes_of(new) == lanes_of(WHOLE)
    assert "{date: 2001, title: One, lane: trip, sources: nbc}" in new
    assert [lane["id"] for lane in section_fields(read_text(new), "lanes")] == ["talks", "trip", "rest"]
    again = made(new, MoveItem("lanes", item(new, "lanes", 2), -1))
    assert [lane["id"] for lane in section_fields(read_text(again), "lanes")] == ["talks", "rest", "trip"]
    assert "{date: 2001, title: One, lane: trip, sources: nbc}" in again
    assert changed_lines(new, again) == ["+  - {id: rest}", "+", "-", "-  - {id: rest}"]


def test_that_sources_and_eras_change_places() -> None:
    new = made(WHOLE, MoveItem("sources", item(WHOLE, "sources", 1), -1))
    assert [one["id"] for one in section_fields(read_text(new), "sources")] == ["wire", "nbc"]
    two = made(WHOLE, AddToSection("eras", {"title": "After", "date": "2007/2009"}))
    new = made(two, MoveItem("eras", item(two, "eras", 1), -1))
    assert [one["title"] for one in section_fields(read_text(new), "eras")] == ["After", "Between"]


# --- title, description, time zone -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("", {"title": "New"}, "title: New\n"),
        ("# mine", {"title": "New"}, "# mine\ntitle: New\n"),
        ("title: Old # why\n", {"title": "New"}, "title: New # why\n"),
        ("title:\nevents:\n", {"title": "New"}, "title: New\nevents:\n"),
        (
            "format: 1\n# all\nevents:\n- {date: 2001, title: x}",
            {"title": "New", "description": "One.\n\nTwo.", "time_zone": "Asia/Tokyo"},
            "format: 1\ntitle: New\ndescription: |-\n  One.\n\n  Two.\ntime_zone: Asia/Tokyo\n# all\n"
            "events:\n- {date: 2001, title: x}",
        ),
        (
            "title: 'Old'\ndescription: >\n  Some words\n  in lines\n# below\nlanes: []\n",
            {"title": "It's", "description": "Others\n"},
            "title: 'It''s'\ndescription: >\n  Others\n# below\nlanes: []\n",
        ),
        (
            "title: A\ndescription: b  # gone with it\n# stays\ntime_zone: Asia/Tokyo\n",
            {"title": "A", "time_zone": "Asia/Tokyo"},
            "title: A\n# stays\ntime_zone: Asia/Tokyo\n",
        ),
        ('{"events": []}', {"title": "New"}, '{"title": "New", "events": []}'),
        ("\ufeffevents: []\r\n", {"title": "New"}, "\ufefftitle: New\r\nevents: []\r\n"),
        ("---\nevents: []\n...\n", {"title": "New"}, "---\ntitle: New\nevents: []\n...\n"),
    ],
)  # fmt: skip
def test_that_the_head_is_written_where_it_belongs(text: str, after: Fields, expected: str) -> None:
    assert made(text, ChangeHead(head_fields(read_text(text)), after)) == expected


def test_that_another_time_zone_leaves_every_event_as_it_is_written() -> None:
    text = WHOLE.replace("date: 2003", "date: 2003-05-01T10:00+03:00")
    new = made(
        text,
        ChangeHead(
            head_fields(read_text(text)), {**head_fields(read_text(text)), "time_zone": "Europe/Moscow"}
        ),
    )
    assert changed_lines(text, new) == ["-time_zone: Asia/Vladivostok", "+time_zone: Europe/Moscow"]


# --- what is refused ---------------------------------------------------------------------------------


def test_that_what_the_reader_refuses_is_refused_in_its_words() -> None:
    trip = item(WHOLE, "lanes", 0)
    assert "the lane id “rest” stands twice" in refusal(
        WHOLE, ChangeItem("lanes", trip, {**trip, "id": "rest"})
    )
    assert "did you mean blue?" in refusal(WHOLE, ChangeItem("lanes", trip, {**trip, "color": "bluu"}))
    head = head_fields(read_text(WHOLE))
    assert "is no time zone" in refusal(WHOLE, ChangeHead(head, {**head, "time_zone": "Nowhere"}))
    era = item(WHOLE, "eras", 0)
    assert "“soon”" in refusal(WHOLE, ChangeItem("eras", era, {**era, "date": "soon"}))


def test_that_a_change_that_would_lose_a_comment_is_refused_with_its_line() -> None:
    text = "sources:\n  - id: a\n    title: T\n    accept: &x # why\n      unused-source: x\nevents: []\n"
    text = text.replace("&x ", "")
    before = item(text, "sources", 0)
    message = refusal(text, ChangeItem("sources", before, {**before, "accept": "none"}))
    assert message == "changing the source “T” would lose the comment on line 4; change it by hand"


def test_that_an_item_changed_by_somebody_else_is_a_conflict() -> None:
    trip = item(WHOLE, "lanes", 0)
    theirs = WHOLE.replace("title: The trip", "title: Their trip")
    for edit in (
        ChangeItem("lanes", trip, {**trip, "color": "red"}),
        DeleteItem("lanes", trip),
        MoveItem("lanes", trip, 1),
    ):
        with pytest.raises(EditConflict) as caught:
            edited(read_text(theirs), edit)
        assert caught.value.theirs == {**trip, "title": "Their trip"}
    gone = made(WHOLE, DeleteItem("lanes", trip))
    with pytest.raises(EditConflict) as caught:
        edited(read_text(gone), ChangeItem("lanes", trip, {**trip, "color": "red"}))
    assert caught.value.theirs is None


def test_that_a_head_changed_elsewhere_is_a_conflict_only_where_it_was_to_change() -> None:
    before: Fields = {"title": "The trips", "time_zone": "Asia/Vladivostok"}
    theirs = WHOLE.replace("title: The trips", "title: Their trips")
    new = made(theirs, ChangeHead(before, {**before, "time_zone": "Asia/Tokyo"}))
    assert changed_lines(theirs, new) == ["-time_zone: Asia/Vladivostok", "+time_zone: Asia/Tokyo"]
    with pytest.raises(EditConflict):
        edited(read_text(theirs), ChangeHead(before, {**before, "title": "Mine"}))


def test_that_an_id_stays_where_an_entry_that_cannot_be_read_may_refer_to_it() -> None:
    text = WHOLE + "  - {lane: trip, title: No date}\n"
    trip = item(text, "lanes", 0)
    assert "cannot be read and may refer to this lane" in refusal(
        text, ChangeItem("lanes", trip, {**trip, "id": "x"})
    )
    assert "title: Other" in made(text, ChangeItem("lanes", trip, {**trip, "title": "Other"}))


def test_that_nothing_goes_beyond_the_ends_of_a_list() -> None:
    assert "change places" in refusal(WHOLE, MoveItem("lanes", item(WHOLE, "lanes", 0), -1))
    assert "change places" in refusal(WHOLE, MoveItem("lanes", item(WHOLE, "lanes", 2), 1))


def test_that_what_stands_behind_an_alias_is_left_alone() -> None:
    text = "x-one: &a {id: a, title: A}\nlanes:\n  - *a\nevents:\n  - {date: 2001, title: x, lane: a}\n"
    before: Fields = {"id": "a", "title": "A"}
    assert "anchors" in refusal(text, ChangeItem("lanes", before, {"id": "a", "title": "B"}))
    text = "lanes:\n  - {id: a, title: &t A}\n  - {id: b, title: *t}\nevents:\n  - {date: 2001, title: x}\n"
    for after in ({"id": "a"}, {"id": "a", "title": "B"}):
        assert "names nothing" in refusal(text, ChangeItem("lanes", before, dict(after)))


def test_that_an_unknown_lane_elsewhere_keeps_nobody_from_renaming() -> None:
    text = WHOLE + "  - {date: 2005, title: Five, lane: tripp}\n"
    trip = item(text, "lanes", 0)
    new = made(text, ChangeItem("lanes", trip, {**trip, "id": "journey"}))
    assert "lane: tripp}" in new and 'lane: "journey"' in new


@pytest.mark.parametrize(
    ("edit", "name", "done"),
    [
        (ChangeItem("lanes", {"id": "a", "title": "A"}, {"id": "a", "title": "B"}), "Rename lane “A”", "Renamed lane “A”"),
        (ChangeItem("lanes", {"id": "a"}, {"id": "b"}), "Rename lane “a”", "Renamed lane “a”"),
        (ChangeItem("sources", {"id": "a", "title": "A"}, {"id": "a", "title": "A", "url": "u"}), "Change source “A”", "Changed source “A”"),
        (DeleteItem("eras", {"title": "E", "date": "2001"}), "Delete era “E”", "Deleted era “E”"),
        (MoveItem("lanes", {"id": "a"}, 1), "Move lane “a”", "Moved lane “a”"),
        (ChangeHead({"title": "A"}, {"title": "B"}), "Change the title", "Changed the title"),
        (ChangeHead({}, {"title": "B", "time_zone": "UTC"}), "Change the title and the time zone", "Changed the title and the time zone"),
    ],
)  # fmt: skip
def test_that_undo_says_what_it_takes_back(edit: HeaderEdit, name: str, done: str) -> None:
    assert (edit.name, edit.done) == (name, done)


# --- in any hand -----------------------------------------------------------------------------------

IDS = ("a", "b", "c", "d")
HANDS = st.builds(
    Hand,
    newline=st.sampled_from(["\n", "\r\n"]), bom=st.booleans(), indent=st.sampled_from([0, 2, 3]),
    gap=st.sampled_from([2, 4]), step=st.just(2), quote=st.sampled_from(["'", '"']), flow=st.booleans(),
    blank=st.booleans(), comments=st.booleans(), ending=st.sampled_from(["\n", "", "\n# the end\n", "\nx-after: [kept]\n"]),
)  # fmt: skip


def _scalar(text: str, hand: Hand) -> str:
    if text.isascii() and text.isalnum():
        return text
    if hand.quote == "'" and "\t" not in text:
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def _section(name: str, items: list[Fields], hand: Hand) -> list[str]:
    """Write a section in somebody's hand, every second item in braces where that is theirs."""
    lines = [f"{name}:" + ("  # all of them" if hand.comments else "")]
    for number, fields in enumerate(items):
        pairs = [f"{key}: {_scalar(str(value), hand)}" for key, value in fields.items()]
        dash = " " * hand.indent + "-" + " " * (hand.gap - 1)
        if hand.comments:
            lines.append(f"{' ' * hand.indent}# above {name} {number}")
        if hand.flow and number % 2:
            lines.append(dash + "{" + ", ".join(pairs) + "}" + ("  # behind" if hand.comments else ""))
        else:
            lines.append(dash + pairs[0] + (" # beside" if hand.comments else ""))
            lines += [" " * (hand.indent + hand.gap) + pair for pair in pairs[1:]]
            lines += [" " * (hand.indent + hand.gap) + "# below"] if hand.comments else []
        lines += [""] if hand.blank else []
    return lines


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a file with lanes, sources and events that refer to them."""
    hand = draw(HANDS)
    lanes: list[Fields] = [{"id": one, "title": draw(TEXTS)} for one in IDS[: draw(st.integers(1, 3))]]
    sources: list[Fields] = [{"id": one, "title": draw(TEXTS)} for one in IDS[: draw(st.integers(1, 3))]]
    events: list[Fields] = []
    for number in range(draw(st.integers(0, 4))):
        event: Fields = {"date": str(2000 + number), "title": draw(TEXTS), "id": f"e{number}"}
        if draw(st.booleans()):
            event["lane"] = draw(st.sampled_from(lanes))["id"]
        event["sources"] = draw(st.sampled_from(sources))["id"]
        events.append(event)
    head = ["# A file", "title: T  # of it"] if draw(st.booleans()) else []
    parts = [_section("lanes", lanes, hand), _section("sources", sources, hand)]
    parts.append(_section("events", events, hand) if events else ["events: []"])
    if draw(st.booleans()):
        parts.reverse()
    text = "\n".join([*head, *(line for part in parts for line in part)]).rstrip("\n") + hand.ending
    return ("\ufeff" if hand.bom else "") + text.replace("\n", hand.newline)


@st.composite
def edits(draw: st.DrawFn, text: str) -> HeaderEdit:
    """Return an edit that can be made of a file."""
    section = draw(st.sampled_from(["lanes", "sources"]))
    items = section_fields(read_text(text), section)
    before = draw(st.sampled_from(items))
    others = [str(one["id"]) for one in items if one is not before]
    kind = draw(st.sampled_from(["change", "delete", "move", "head"]))
    if kind == "head":
        present = head_fields(read_text(text))
        return ChangeHead(
            present, {**present, draw(st.sampled_from(HEAD[:2])): draw(TEXTS), "time_zone": "Asia/Tokyo"}
        )
    if kind == "change":
        after: dict[str, Plain] = {**before, "title": draw(TEXTS)}
        if draw(st.booleans()):
            after["id"] = draw(st.sampled_from(["z", "new-one", "é"]))
        if draw(st.booleans()):
            after["color" if section == "lanes" else "publisher"] = "teal"
        return ChangeItem(section, before, after)
    if kind == "delete" or len(items) == 1:
        return DeleteItem(section, before, draw(st.sampled_from(["", *others])))
    return MoveItem(section, before, 1 if before is items[0] else -1)


def _comments(text: str) -> list[str]:
    return re.findall(r"# (?:A file|of it|all of them|above \w+ \d|the end)", text)


@settings(max_examples=120)
@given(st.data())
def test_that_any_edit_of_any_file_says_what_was_meant_and_goes_back_to_the_byte(data: st.DataObject) -> None:
    text = data.draw(files())
    reading: Reading = read_text(text)
    assert not reading.errors
    edit = data.draw(edits(text))
    new = made(text, edit)
    gone = set(_comments(text)) - set(_comments(new))
    if isinstance(edit, DeleteItem):
        assert len(gone) <= 1
    else:
        assert sorted(_comments(text)) == sorted(_comments(new))
    if "\r\n" in text:
        assert "\n" not in new.replace("\r\n", "")
    if isinstance(edit, ChangeItem):
        assert edit.after in section_fields(read_text(new), edit.section)
    elif isinstance(edit, DeleteItem):
        assert edit.before not in section_fields(read_text(new), edit.section)
    elif isinstance(edit, ChangeHead):
        assert head_fields(read_text(new)) == edit.after
    else:
        assert lanes_of(new) == lanes_of(text)
