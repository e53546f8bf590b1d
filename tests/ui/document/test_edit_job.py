"""One piece of work on the file: on a thread that outlives nobody, its result taken where it belongs."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file

from viewer.files.write.edits import ChangeEvent, DeleteEvent, Edit, MoveEvent, fields_of
from viewer.files.write.saving import Patience
from viewer.ui.document import background
from viewer.ui.document.document import Document
from viewer.ui.document.edit_job import EditJob
from viewer.ui.document.pen import Pen

OTHER = "events:\n  - {date: 1999, title: Another}\n"


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    document = Document()
    document.open(sample_file(tmp_path))
    return document


@pytest.fixture
def pen(document: Document) -> Pen:
    return Pen(document)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.yaml"
    path.write_text(OTHER, encoding="utf-8")
    return path


@pytest.fixture
def aside(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the file that is open written on a thread."""
    monkeypatch.setattr(background, "LARGE_BYTES", 10)


def deletion(document: Document) -> Edit:
    reading, event = document.last_reading, document.timeline.event("dam")
    assert reading is not None and event is not None
    return DeleteEvent("dam", fields_of(reading, event))


def text_of(path: Path | None) -> str:
    assert path is not None
    return path.read_text(encoding="utf-8")


# --- the file that was open --------------------------------------------------------------------------


@pytest.mark.usefixtures("aside")
def test_that_an_edit_that_ends_when_another_file_is_open_is_none_of_that(
    qtbot: QtBot, document: Document, pen: Pen, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = document.path
    with qtbot.waitSignal(pen.busy_changed, check_params_cb=lambda busy: not busy):
        pen.make(deletion(document))
        monkeypatch.setattr(background, "LARGE_BYTES", 1_000_000)
        document.open(other)
    assert "Sees the dam" not in text_of(first)
    assert [event.title for event in document.timeline.events] == ["Another"]
    assert pen.undo_name == ""
    pen.undo()
    assert text_of(other) == OTHER


def test_that_a_step_that_ends_when_another_file_is_open_is_none_of_that(
    qtbot: QtBot, document: Document, pen: Pen, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = document.path
    pen.make(deletion(document))
    with qtbot.waitSignal(pen.busy_changed, check_params_cb=lambda busy: not busy):
        monkeypatch.setattr(background, "LARGE_BYTES", 10)
        pen.undo()
        monkeypatch.setattr(background, "LARGE_BYTES", 1_000_000)
        document.open(other)
    assert text_of(first) == SAMPLE
    assert [event.title for event in document.timeline.events] == ["Another"]
    assert (pen.undo_name, pen.redo_name) == ("", "")


def test_that_an_edit_that_changes_nothing_is_no_step(document: Document, pen: Pen) -> None:
    reading, (first, second, *_rest) = document.last_reading, document.timeline.events
    assert reading is not None
    pen.make(MoveEvent(first.id, fields_of(reading, first), second.id))
    assert text_of(document.path) == SAMPLE
    assert pen.undo_name == ""


def test_that_a_step_that_cannot_be_taken_back_now_can_be_later(document: Document, pen: Pen) -> None:
    reading, event = document.last_reading, document.timeline.event("dam")
    assert reading is not None and event is not None and document.path is not None
    before = fields_of(reading, event)
    pen.make(ChangeEvent("dam", before, {**before, "title": "Mine"}))
    mine = text_of(document.path)
    document.path.write_text(mine.replace("Mine", "Theirs"), encoding="utf-8")
    pen.undo()
    assert pen.undo_name == "Change “Sees the dam”"
    document.path.write_text(mine, encoding="utf-8")
    pen.undo()
    assert text_of(document.path) == SAMPLE


@pytest.mark.usefixtures("aside")
def test_that_the_file_is_not_read_while_it_is_written(qtbot: QtBot, document: Document, pen: Pen) -> None:
    with qtbot.waitSignal(pen.made):
        pen.make(deletion(document))
        document.reload()
        assert pen.is_busy and not document.is_reading
    assert document.timeline.event("dam") is None


@pytest.mark.usefixtures("aside")
def test_that_who_closes_waits_until_the_file_is_written(
    document: Document, pen: Pen, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def slow(number: int) -> None:
        time.sleep(0.2)
        sync(number)

    monkeypatch.setattr(os, "fsync", slow)
    pen.make(deletion(document))
    pen.close()
    assert "Sees the dam" not in text_of(document.path)


# --- the work itself -----------------------------------------------------------------------------------


def test_that_work_is_waited_for_and_that_no_end_of_the_program_cuts_it_off(qtbot: QtBot) -> None:
    job, done = EditJob(), list[bool]()

    def work(_goes_on: Patience) -> None:
        time.sleep(0.1)
        done.append(threading.current_thread().daemon)

    job.run(None, work, lambda _result, _failure: None)
    job.wait()
    assert done == [False]


def test_that_a_fault_of_the_program_is_not_taken_for_an_edit_that_was_refused(qtbot: QtBot) -> None:
    job, answers = EditJob(), list[object]()

    def faulty(_goes_on: Patience) -> None:
        raise ZeroDivisionError

    with (
        qtbot.captureExceptions() as caught,
        qtbot.waitSignal(job.busy_changed, check_params_cb=lambda busy: not busy),
    ):
        job.run(None, faulty, lambda *answer: answers.append(answer))
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]
    assert answers == []
    assert not job.is_busy


def test_that_giving_up_one_wait_gives_up_no_later_one(qtbot: QtBot) -> None:
    job, answers = EditJob(), list[object]()
    job.stop_waiting()
    with qtbot.waitSignal(job.busy_changed, check_params_cb=lambda busy: not busy):
        job.run(None, lambda goes_on: goes_on(), lambda result, _failure: answers.append(result))
    assert answers == [True]
