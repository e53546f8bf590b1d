"""An edit of the header is not believed: whatever it changes that was not asked for is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from test_proof import HEAD as FILE_HEAD
from test_proof import LIES, TEXT

from viewer.files.read.reader import Reading, read_text
from viewer.files.write.edits import EditRefused
from viewer.files.write.header.items import section_fields
from viewer.files.write.header.writing import head_fields
from viewer.files.write.header_edits import ChangeHead, ChangeItem, DeleteItem, HeaderEdit, MoveItem
from viewer.files.write.making.proof import proven
from viewer.files.write.making.writer import Written, written
from viewer.model.fields import Fields
from viewer.model.timeline import Event

#: Without the entry that cannot be read, ids may change.
READABLE = TEXT[: TEXT.index("  - {date: 2003, name")]


EDITS: dict[str, Callable[[str], HeaderEdit]] = {
    "title": lambda text: ChangeHead(head_fields(read_text(text)), {**head_fields(read_text(text)), "title": "A new title"}),
    "zone": lambda text: ChangeHead(head_fields(read_text(text)), {**head_fields(read_text(text)), "time_zone": "Asia/Yekaterinburg"}),
    "rename lane": lambda text: ChangeItem(
        "lanes", section_fields(read_text(text), "lanes")[1], {**section_fields(read_text(text), "lanes")[1], "id": "l7", "title": "New"}
    ),
    "delete lane": lambda text: DeleteItem("lanes", section_fields(read_text(text), "lanes")[0], "l2"),
    "move lane": lambda text: MoveItem("lanes", section_fields(read_text(text), "lanes")[0], 1),
    "rename source": lambda text: ChangeItem(
        "sources", section_fields(read_text(text), "sources")[0], {**section_fields(read_text(text), "sources")[0], "id": "s7"}
    ),
    "delete source": lambda text: DeleteItem("sources", section_fields(read_text(text), "sources")[1], "s1"),
    "era": lambda text: ChangeItem(
        "eras", section_fields(read_text(text), "eras")[0], {**section_fields(read_text(text), "eras")[0], "date": "1990/1999"}
    ),
}  # fmt: skip


def made(name: str, text: str = READABLE) -> tuple[Reading, HeaderEdit, Written]:
    """Return what an honest writer makes of an edit."""
    reading, edit = read_text(text), EDITS[name](text)
    return reading, edit, written(reading, edit)


def is_refused(reading: Reading, edit: HeaderEdit, text: str) -> bool:
    try:
        proven(reading, edit, Written(text, -1))
    except EditRefused:
        return True
    return False


@pytest.mark.parametrize("name", EDITS)
def test_that_an_honest_writer_is_believed(name: str) -> None:
    reading, edit, honest = made(name)
    assert proven(reading, edit, honest).text == honest.text != READABLE
    assert FILE_HEAD in READABLE


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("lie", LIES)
def test_that_a_change_of_anything_else_is_refused(name: str, lie: str) -> None:
    reading, edit, honest = made(name)
    old, new = LIES[lie]
    if honest.text.count(old) != 1:  # what the edit itself has changed, or taken out
        old, new = "Third title", "Another third title"
    assert is_refused(reading, edit, honest.text.replace(old, new))


@pytest.mark.parametrize("name", EDITS)
def test_that_doing_nothing_is_refused(name: str) -> None:
    reading, edit, _ = made(name)
    assert is_refused(reading, edit, READABLE)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("rename lane", "lane: l7", "lane: l1"),
        ("rename lane", "    lane: l7\n", ""),
        ("rename lane", "lane: l7", 'lane: "l7"\n    x-more: 1'),
        ("delete lane", "    lane: l2\n", "    lane: l2\n    x-more: 1\n"),
        ("move lane", "    lane: l1\n", ""),
        ("rename source", "source: s7", "source: s2"),
        ("rename source", "title: Third title, sources: [s7]", "title: Third title"),
        ("delete source", "    sources: [s1]\n    links", "    links"),
        ("era", "1990/1999", "1990/1998"),
        ("title", "A new title", "A newer title"),
    ],
)  # fmt: skip
def test_that_what_goes_along_says_exactly_what_was_meant(name: str, old: str, new: str) -> None:
    reading, edit, honest = made(name)
    assert old in honest.text
    assert is_refused(reading, edit, honest.text.replace(old, new, 1))


def test_that_an_entry_that_cannot_be_read_neither_comes_nor_goes() -> None:
    reading, edit, honest = made("title", TEXT)
    broken = "  - {date: 2003, name: no title}\n"
    assert broken in honest.text
    assert is_refused(reading, edit, honest.text.replace(broken, ""))
    assert is_refused(reading, edit, honest.text + broken)


def test_that_an_event_in_other_words_is_refused_though_it_says_the_same() -> None:
    reading, edit, honest = made("title")
    assert is_refused(reading, edit, honest.text.replace("title: Third title", "title:  Third title"))


def test_that_a_set_of_dates_keeps_its_words_in_an_item_that_changes_elsewhere() -> None:
    text = READABLE.replace("date: 1990/2000", "date: [1990, 2000]")
    before = section_fields(read_text(text), "eras")[0]
    reading, edit = read_text(text), ChangeItem("eras", before, {**before, "title": "A new title"})
    honest = written(reading, edit)
    assert proven(reading, edit, honest).text == text.replace("Era title", "A new title")
    assert is_refused(reading, edit, honest.text.replace("[1990, 2000]", "[1990,2000]"))


def test_that_an_event_which_borrows_words_of_a_lane_does_not_change_with_it() -> None:
    text = READABLE.replace("title: Second lane", "title: &t Second lane").replace(
        "summary: other words", "summary: *t"
    )
    text = text.replace("id: fourth, date: 2002", "id: fourth, date: 2002, date_note: *t")
    reading = read_text(text)
    edit = ChangeItem("lanes", {"id": "l2", "title": "Second lane"}, {"id": "l2", "title": "New lane"})
    assert is_refused(reading, edit, text.replace("&t Second lane", "&t New lane"))


def test_that_an_event_left_behind_in_another_lane_is_refused_whoever_forgot_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nobody(*_args: object) -> Iterator[tuple[Event, Fields]]:
        return iter(())

    monkeypatch.setattr("viewer.files.write.header.proof.followers", nobody)
    monkeypatch.setattr("viewer.files.write.header.writing.followers", nobody)
    reading, edit, forgetful = made("move lane")
    assert is_refused(reading, edit, forgetful.text)
