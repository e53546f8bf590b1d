"""The way back from an edit: to the very bytes, at the one right place, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.files.read.reader import read_file
from viewer.files.write.edits import ChangeEvent, EditRefused, fields_of
from viewer.files.write.making.editing import edit_file
from viewer.files.write.undo import Step, make_step

TEXT = "events:\n  - {date: 2001, title: One}\n  - {date: 2002, title: Two}\n"


def changed(path: Path, title: str, new_title: str) -> Step:
    """Change a title in a file and return what was done."""
    reading = read_file(path)
    assert reading.timeline is not None
    event = next(event for event in reading.timeline.events if event.title == title)
    before = fields_of(reading, event)
    return edit_file(path, ChangeEvent(event.id, before, {**before, "title": new_title}), reading).step


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_that_undo_gives_the_very_bytes_whatever_the_line_ends(
    tmp_path: Path, newline: str, mark: str
) -> None:
    path = tmp_path / "events.yaml"
    before = (mark + TEXT.replace("\n", newline) + f"# ende ü  {newline}{newline}").encode()
    path.write_bytes(before)
    step = changed(path, "Two", "Zwei")
    after = path.read_bytes()
    assert after != before
    make_step(path, step.reversed())
    assert path.read_bytes() == before
    make_step(path, step)
    assert path.read_bytes() == after


@pytest.mark.parametrize("copies", [0, 2, 3])
def test_that_a_place_that_is_not_one_is_left_alone(copies: int) -> None:
    step = Step.between("Change “it”", "a\nold\nz\n", "a\nnew\nz\n").reversed()
    text = "# else\n" + "a\nnew\nz\n" * copies
    with pytest.raises(
        EditRefused, match="Change “it” cannot be taken back: the file was changed there since"
    ):
        step.applied(text)
    assert step.applied("# else\na\nnew\nz\n") == "# else\na\nold\nz\n"


def test_that_a_deletion_finds_its_place_again_only_where_both_neighbours_stand() -> None:
    step = Step.between("Delete “it”", "a\nold\nz\n", "a\nz\n").reversed()
    assert step.applied("# else\na\nz\n") == "# else\na\nold\nz\n"
    for text in ("# else\na\nb\nz\n", "# else\na\nz\na\nz\n", "# else\nz\n"):
        with pytest.raises(EditRefused):
            step.applied(text)


def test_that_nothing_is_taken_back_where_the_file_cannot_be_read_any_more(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(TEXT)
    step = changed(path, "Two", "Zwei")
    broken = "format: 99\n" + path.read_text()
    path.write_text(broken)
    with pytest.raises(EditRefused, match="cannot be taken back"):
        make_step(path, step.reversed())
    assert path.read_text() == broken
