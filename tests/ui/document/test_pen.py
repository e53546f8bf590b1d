"""Edits of the open document: made, taken back, refused, and made beside other people's."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file

from viewer.files.write.edits import AddEvent, ChangeEvent, DeleteEvent, EditConflict, fields_of
from viewer.model.fields import Fields
from viewer.ui.document import background
from viewer.ui.document.document import Document
from viewer.ui.document.pen import Pen
from viewer.ui.forms.conflict_dialog import ConflictDialog


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    document = Document()
    document.open(sample_file(tmp_path))
    return document


@pytest.fixture
def pen(document: Document) -> Pen:
    return Pen(document)


def text_of(document: Document) -> str:
    assert document.path is not None
    return document.path.read_text(encoding="utf-8")


def entry(document: Document, event_id: str) -> Fields:
    reading = document.last_reading
    event = document.timeline.event(event_id)
    assert reading is not None and event is not None
    return fields_of(reading, event)


def delete(document: Document, event_id: str) -> DeleteEvent:
    return DeleteEvent(event_id, entry(document, event_id))


def test_that_an_edit_is_on_the_disk_and_on_the_screen_at_once(
    qtbot: QtBot, document: Document, pen: Pen
) -> None:
    with qtbot.waitSignal(pen.made) as made, qtbot.waitSignal(document.loaded):
        pen.make(AddEvent({"date": "2011-08-24", "title": "Goes on"}))
    assert made.args == ["Add “Goes on”", "goes-on-2011-08-24"]
    assert document.timeline.event("goes-on-2011-08-24") is not None
    assert text_of(document) == SAMPLE + "  - {date: 2011-08-24, title: Goes on}\n"
    with qtbot.assertNotEmitted(document.loaded):
        document.refresh()


def test_that_undo_and_redo_have_names_and_give_the_exact_bytes(
    qtbot: QtBot, document: Document, pen: Pen
) -> None:
    assert (pen.undo_name, pen.redo_name) == ("", "")
    pen.make(delete(document, "dam"))
    assert (pen.undo_name, pen.last_done) == ("Delete “Sees the dam”", "Deleted “Sees the dam”")
    without = text_of(document)
    with qtbot.waitSignal(pen.steps_changed):
        pen.undo()
    assert text_of(document) == SAMPLE
    assert (pen.undo_name, pen.last_done, pen.redo_name) == ("", "", "Delete “Sees the dam”")
    pen.redo()
    assert text_of(document) == without
    assert (pen.undo_name, pen.redo_name) == ("Delete “Sees the dam”", "")


def test_that_many_steps_are_taken_back_one_by_one(document: Document, pen: Pen) -> None:
    texts = [text_of(document)]
    for number in range(5):
        before = entry(document, "departs")
        pen.make(ChangeEvent("departs", before, {**before, "title": f"Leaves {number}"}))
        texts.append(text_of(document))
    assert len(set(texts)) == 6
    for text in reversed(texts[:-1]):
        pen.undo()
        assert text_of(document) == text


def test_that_the_last_event_can_be_deleted_and_is_believed_gone(document: Document, pen: Pen) -> None:
    for event_id in [event.id for event in document.timeline.events]:
        pen.make(delete(document, event_id))
    assert document.timeline.events == ()
    assert not document.is_stale
    for _ in range(4):
        pen.undo()
    assert text_of(document) == SAMPLE


def test_that_a_new_edit_forgets_what_could_be_redone(document: Document, pen: Pen) -> None:
    pen.make(delete(document, "dam"))
    pen.undo()
    pen.make(delete(document, "departs"))
    assert pen.redo_name == ""


def test_that_another_file_has_nothing_to_undo(document: Document, pen: Pen, tmp_path: Path) -> None:
    pen.make(delete(document, "dam"))
    other = tmp_path / "other.yaml"
    other.write_text("events: [{date: 1999, title: One}]\n")
    document.open(other)
    assert pen.undo_name == ""
    pen.undo()
    assert other.read_text() == "events: [{date: 1999, title: One}]\n"


def test_that_a_refusal_is_one_line_and_leaves_everything(qtbot: QtBot, document: Document, pen: Pen) -> None:
    assert document.path is not None
    document.path.chmod(0o444)
    with qtbot.waitSignal(pen.refused) as refused:
        pen.make(AddEvent({"date": "2011", "title": "T"}))
    assert refused.args == ["events.yaml is read-only; save a copy, or allow writing to it"]
    assert text_of(document) == SAMPLE
    assert pen.undo_name == ""


def test_that_other_peoples_changes_are_merged_and_shown(document: Document, pen: Pen) -> None:
    edit = delete(document, "dam")
    assert document.path is not None
    document.path.write_text(SAMPLE.replace("title: Departs", "title: Leaves"), encoding="utf-8")
    pen.make(edit)
    assert [event.title for event in document.timeline.events] == ["Leaves", "Somebody speaks", "Arrives"]


def test_that_a_change_of_the_same_entry_is_a_conflict_for_the_form(document: Document, pen: Pen) -> None:
    before = entry(document, "dam")
    assert document.path is not None
    theirs = SAMPLE.replace("place: Amur", "place: Bureya")
    document.path.write_text(theirs, encoding="utf-8")
    answers: list[object] = []
    pen.make(ChangeEvent("dam", before, {**before, "title": "Mine"}), lambda *answer: answers.append(answer))
    [(outcome, failure)] = answers  # type: ignore[misc]
    assert outcome is None
    assert isinstance(failure, EditConflict)
    assert failure.theirs == {**before, "place": "Bureya"}
    assert text_of(document) == theirs


def test_that_undo_says_so_where_somebody_has_been_since(qtbot: QtBot, document: Document, pen: Pen) -> None:
    before = entry(document, "dam")
    pen.make(ChangeEvent("dam", before, {**before, "title": "Mine"}))
    assert document.path is not None
    theirs = text_of(document).replace("Mine", "Theirs")
    document.path.write_text(theirs, encoding="utf-8")
    with qtbot.waitSignal(pen.refused) as refused:
        pen.undo()
    assert refused.args == ["Change “Sees the dam” cannot be taken back: the file was changed there since"]
    assert text_of(document) == theirs


def test_that_a_large_file_is_written_beside_the_window(
    qtbot: QtBot, document: Document, pen: Pen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "LARGE_BYTES", 10)
    edit = delete(document, "dam")
    with qtbot.waitSignals([pen.busy_changed, pen.made]):
        pen.make(edit)
        assert pen.is_busy
        with qtbot.waitSignal(pen.refused) as refused:
            pen.make(edit)
        assert refused.args == ["The last change is still being written"]
    assert document.timeline.event("dam") is None
    with qtbot.waitSignal(pen.made):
        pen.undo()
    assert text_of(document) == SAMPLE


@pytest.fixture
def theirs(document: Document) -> Iterator[BinaryIO]:
    """The file, kept locked by somebody else."""
    assert document.path is not None
    with document.path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def test_that_a_locked_file_is_waited_for_beside_the_window(
    qtbot: QtBot, document: Document, pen: Pen, theirs: BinaryIO
) -> None:
    with qtbot.waitSignal(pen.waiting_changed) as waiting:
        pen.make(delete(document, "dam"))
        assert text_of(document) == SAMPLE
    assert waiting.args == [True]
    with qtbot.waitSignals([pen.made, pen.waiting_changed]):
        fcntl.flock(theirs, fcntl.LOCK_UN)
    assert document.timeline.event("dam") is None
    assert not pen.is_busy


def test_that_waiting_for_a_locked_file_can_be_given_up(
    qtbot: QtBot, document: Document, pen: Pen, theirs: BinaryIO
) -> None:
    with qtbot.waitSignal(pen.waiting_changed):
        pen.make(delete(document, "dam"))
    with qtbot.waitSignal(pen.refused) as refused:
        pen.stop_waiting()
    assert refused.args == ["events.yaml is kept locked by another program; nothing was written"]
    assert text_of(document) == SAMPLE
    fcntl.flock(theirs, fcntl.LOCK_UN)
    with qtbot.waitSignal(pen.made):
        pen.make(delete(document, "dam"))


def test_that_a_window_closes_while_the_file_is_locked(
    qtbot: QtBot, document: Document, pen: Pen, theirs: BinaryIO
) -> None:
    with qtbot.waitSignal(pen.waiting_changed):
        pen.make(delete(document, "dam"))
    pen.close()
    assert text_of(document) == SAMPLE


# --- two versions of one entry --------------------------------------------------------------------

BEFORE: Fields = {"date": "2011", "title": "T", "place": "A", "tags": ["x"]}
MINE: Fields = {"date": "2011", "title": "Mine", "place": "A", "tags": ["x", "y"]}
THEIRS: Fields = {"date": "2011", "title": "Theirs", "place": "B", "summary": "New"}


@pytest.fixture
def dialog(qtbot: QtBot) -> ConflictDialog:
    dialog = ConflictDialog(BEFORE, MINE, THEIRS)
    qtbot.addWidget(dialog)
    return dialog


def test_that_what_only_they_changed_is_chosen_already(dialog: ConflictDialog) -> None:
    assert dialog.names == ["title", "place", "tags", "summary"]
    assert dialog.fields() == {
        "date": "2011", "title": "Mine", "place": "B", "summary": "New", "tags": ["x", "y"],
    }  # fmt: skip


def test_that_every_field_can_be_chosen_from_either_side(dialog: ConflictDialog) -> None:
    dialog.choose_all(0)
    assert dialog.fields() == MINE
    dialog.choose_all(1)
    assert dialog.fields() == THEIRS
    dialog.choose("title", 0)
    assert dialog.fields() == {**THEIRS, "title": "Mine"}
