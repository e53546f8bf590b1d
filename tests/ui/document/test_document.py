"""The open file: good, broken, half written, gone and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file

from viewer.files.read.reader import read_text
from viewer.model.problems import Problem, Severity
from viewer.ui.document.document import BELIEF_MS, Document


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    """A document on a good file."""
    document = Document()
    document.open(sample_file(tmp_path))
    return document


def saved(document: Document, text: str) -> None:
    """Save a text over the document's file and let it read."""
    assert document.path is not None
    document.path.write_text(text, encoding="utf-8")
    document.refresh()


def titles(document: Document) -> list[str]:
    """Return the titles of the events on show."""
    return [event.title for event in document.timeline.events]


def test_that_opening_signals_before_the_first_reading(qtbot: QtBot, tmp_path: Path) -> None:
    document, heard = Document(), []
    document.opened.connect(lambda: heard.append("opened"))
    document.loaded.connect(lambda: heard.append("loaded"))
    document.open(sample_file(tmp_path))
    assert heard == ["opened", "loaded"]
    assert len(document.timeline.events) == 4
    assert not document.is_reload


def test_that_a_save_by_another_program_is_shown(qtbot: QtBot, document: Document) -> None:
    assert document.path is not None
    for number in range(2):
        temporary = document.path.with_suffix(".tmp")
        temporary.write_text(SAMPLE.replace("Departs", f"Leaves {number}"), encoding="utf-8")
        with qtbot.waitSignal(document.loaded):
            temporary.replace(document.path)
        assert f"Leaves {number}" in titles(document)
    assert document.is_reload


def test_that_an_identical_save_is_nothing(qtbot: QtBot, document: Document) -> None:
    with qtbot.assertNotEmitted(document.loaded):
        saved(document, SAMPLE)


def test_that_a_file_is_left_alone_while_this_program_writes_it(qtbot: QtBot, document: Document) -> None:
    document.hold(True)
    with qtbot.assertNotEmitted(document.loaded):
        saved(document, SAMPLE.replace("Departs", "Leaves"))
    document.hold(False)  # at once: what the watcher has told meanwhile it does not tell again
    assert any("Leaves" in title for title in titles(document))
    with qtbot.assertNotEmitted(document.loaded):
        document.hold(True)
        document.hold(False)


def test_that_another_file_is_opened_while_one_is_written(document: Document, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("events:\n  - {date: 2001, title: Other}\n", encoding="utf-8")
    document.hold(True)
    document.open(other)
    assert titles(document) == ["Other"]
    document.hold(False)
    assert titles(document) == ["Other"]


def test_that_reloading_reads_even_an_unchanged_file(qtbot: QtBot, document: Document) -> None:
    with qtbot.waitSignal(document.loaded):
        document.reload()


@pytest.mark.parametrize("text", ["", " \n", "{[", "format: 1\ntitle: A jour", "format: 99\nevents: []\n"])
def test_that_the_last_good_drawing_stays_while_nothing_can_be_drawn(document: Document, text: str) -> None:
    saved(document, text)
    assert len(document.timeline.events) == 4
    assert document.is_stale
    assert document.notice
    saved(document, SAMPLE)
    assert not document.is_stale
    assert document.notice == ""


def test_that_every_truncation_keeps_a_drawing(document: Document) -> None:
    assert len(SAMPLE) > 300
    for length in range(0, len(SAMPLE), 7):
        saved(document, SAMPLE[:length])
        assert document.timeline.events, length


def test_that_a_timeline_whose_events_were_all_deleted_is_believed_after_a_while(
    qtbot: QtBot, document: Document
) -> None:
    saved(document, "title: A journey\nevents: []\n")
    assert document.is_stale
    with qtbot.waitSignal(document.loaded, timeout=4000):
        pass
    assert document.timeline.events == ()
    assert not document.is_stale


def doubt(document: Document) -> QTimer:
    """Return what waits until a file without events is believed."""
    return next(timer for timer in document.findChildren(QTimer) if timer.interval() == BELIEF_MS)


@pytest.mark.parametrize("text", ["", " \n", "events:\n  - {date: soon, title: Departs}\n"])
def test_that_a_file_that_stays_blank_or_broken_is_not_believed_to_be_without_events(
    qtbot: QtBot, document: Document, text: str
) -> None:
    saved(document, text)
    with qtbot.waitSignal(doubt(document).timeout):
        pass
    assert len(document.timeline.events) == 4
    assert document.is_stale and document.notice
    document.refresh()  # finds nothing new, and nothing good either
    assert document.is_stale and document.notice


def test_that_nothing_is_taken_back_for_a_file_that_was_without_events_before(document: Document) -> None:
    saved(document, "events: []\n")
    assert doubt(document).isActive()
    document.adopt(read_text(SAMPLE.replace("Departs", "Leaves")))
    assert not doubt(document).isActive()
    assert document.is_own and not document.is_stale
    saved(document, "events: []\n")
    assert doubt(document).isActive()
    saved(document, SAMPLE)
    assert not doubt(document).isActive()
    assert not document.is_own


@pytest.mark.parametrize("text", [SAMPLE.replace("Departs", "Leaves"), "{["])
def test_that_what_copies_have_against_quotations_of_another_text_is_forgotten(
    document: Document, text: str
) -> None:
    altered = Problem(Severity.ERROR, "quote-altered", "it says something else", 1, 1, 1, 2)
    document.set_evidence((altered,), accepted=2)
    assert altered in document.problems and document.accepted == 2
    saved(document, text)
    assert altered not in document.problems
    assert document.accepted == 0


def test_that_a_deleted_file_keeps_its_drawing_and_comes_back(qtbot: QtBot, document: Document) -> None:
    assert document.path is not None
    with qtbot.waitSignal(document.loaded):
        document.path.unlink()
    assert document.is_stale and "does not exist" in document.notice
    assert document.text == ""
    assert len(document.timeline.events) == 4
    with qtbot.waitSignal(document.loaded):
        document.path.write_text(SAMPLE, encoding="utf-8")
    assert not document.is_stale


def test_that_a_missing_file_is_read_once_it_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    document = Document()
    document.open(tmp_path / "events.yaml")
    assert document.notice and not document.is_stale and not document.has_drawing
    with qtbot.waitSignal(document.loaded):
        sample_file(tmp_path)
    assert len(document.timeline.events) == 4
    assert document.notice == ""


def test_that_one_bad_entry_leaves_the_others(document: Document) -> None:
    saved(document, SAMPLE.replace("2011-08-20", "2011-08-32"))
    assert "Departs" not in titles(document) and len(titles(document)) == 3
    assert [problem.hides_entry for problem in document.errors] == [True]
    assert len(document.not_placed) == 1
    assert not document.is_stale
    saved(document, SAMPLE)
    assert document.errors == document.not_placed == ()


def test_that_opening_another_file_forgets_the_first(document: Document, tmp_path: Path) -> None:
    document.open(tmp_path / "none.yaml")
    assert document.timeline.events == ()
    assert document.problems == ()
