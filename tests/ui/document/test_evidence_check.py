from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file

from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.record import as_json, record_of, record_path
from viewer.files.evidence.verdicts import Finding
from viewer.ui.document.document import Document
from viewer.ui.document.evidence_check import EvidenceCheck
from viewer.ui.document.kept_files import KeptFiles

KEPT = SAMPLE.replace("published: 2011-08-21, url", "copy: wire.txt, published: 2011-08-21, url")
TRUE = "From the bank one saw that it was very high, they said."
FALSE = "From the bank one saw that it was very low, they said."
QUICK_MS = 10


@pytest.fixture
def document(qtbot: QtBot) -> Iterator[Document]:
    made = Document()
    yield made
    made.close()


@pytest.fixture
def check(qtbot: QtBot, tmp_path: Path, document: Document) -> Iterator[EvidenceCheck]:
    """What is known of a file whose quotation its copy bears out."""
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    made = EvidenceCheck(document, poll_ms=QUICK_MS)
    with qtbot.waitSignal(made.changed):
        document.open(sample_file(tmp_path, KEPT))
    yield made
    made.wait()


def found(document: Document, check: EvidenceCheck) -> list[Finding]:
    """Return what the quotations' comparisons found."""
    assert check.evidence is not None
    verdicts = [check.evidence.verdict(quote) for event in document.timeline.events for quote in event.quotes]
    return [verdict.finding for verdict in verdicts if verdict is not None]


def test_that_a_copy_changed_on_disk_is_compared_without_a_save_of_the_event_file(
    qtbot: QtBot, tmp_path: Path, document: Document, check: EvidenceCheck
) -> None:
    assert Finding.ALTERED not in found(document, check) and not document.errors
    with qtbot.waitSignal(check.changed):
        (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    assert Finding.ALTERED in found(document, check)
    assert any("altered" in problem.message for problem in document.errors)


def test_that_a_copy_that_goes_and_comes_back_is_noticed(
    qtbot: QtBot, tmp_path: Path, document: Document, check: EvidenceCheck
) -> None:
    with qtbot.waitSignal(check.changed):
        (tmp_path / "wire.txt").unlink()
    assert found(document, check) == []
    with qtbot.waitSignal(check.changed):
        (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    assert found(document, check)


def test_that_a_record_made_by_another_program_is_noticed_and_forgotten_with_its_file(
    qtbot: QtBot, tmp_path: Path, document: Document
) -> None:
    check = EvidenceCheck(document, poll_ms=QUICK_MS)
    file = sample_file(tmp_path, SAMPLE)
    document.open(file)
    assert check.record is None and not check.is_busy
    timeline = document.timeline
    (tmp_path / "copies").mkdir()  # which only who made the record has
    (tmp_path / "copies" / "wire.txt").write_text(TRUE, encoding="utf-8")
    evidence = Evidence(timeline, tmp_path, tmp_path / "copies")
    made = as_json(record_of(timeline, evidence, date(2020, 1, 2)))
    with qtbot.waitSignal(check.changed):
        record_path(file).write_text(made, encoding="utf-8")
    assert check.record is not None
    with qtbot.waitSignal(document.checked):
        file.write_text(SAMPLE.replace("very high", "very low"), encoding="utf-8")
        document.refresh()
    assert [problem.code for problem in document.warnings] == ["quote-changed"]
    with qtbot.waitSignal(check.changed):
        record_path(file).unlink()
    assert check.record is None
    assert document.warnings == ()
    check.wait()


def test_that_nothing_is_said_of_quotations_while_the_file_cannot_be_read(
    document: Document, check: EvidenceCheck
) -> None:
    assert check.evidence is not None and document.path is not None
    document.path.write_text("{[", encoding="utf-8")
    document.refresh()
    assert document.is_stale and document.last_reading is not None
    assert check.evidence is None and not check.is_busy


def test_that_only_the_last_of_several_comparisons_is_told_of(qtbot: QtBot, check: EvidenceCheck) -> None:
    told: list[None] = []
    check.changed.connect(lambda: told.append(None))
    others = threading.active_count()
    for _ in range(3):
        check.begin()
    qtbot.waitUntil(lambda: threading.active_count() == others)
    QApplication.processEvents()  # what the other threads have sent
    assert len(told) == 1
    assert check.evidence is not None and not check.is_busy


def test_that_files_are_told_of_once_and_only_while_they_are_watched(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    files = KeptFiles(poll_ms=QUICK_MS)
    told: list[None] = []
    files.stirred.connect(lambda: told.append(None))
    files.watch((one, other, one))
    with qtbot.waitSignal(files.stirred):
        one.write_text("1", encoding="utf-8")
    with qtbot.waitSignal(files.stirred):
        other.write_text("2", encoding="utf-8")
    assert len(told) == 2, "what has kept still since is not told of again"
    files.watch((other,))
    one.write_text("no longer watched", encoding="utf-8")
    with qtbot.waitSignal(files.stirred):
        other.unlink()
    assert len(told) == 3
