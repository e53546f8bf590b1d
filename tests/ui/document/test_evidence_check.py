from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
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
def check(qtbot: QtBot, tmp_path: Path) -> Iterator[EvidenceCheck]:
    """What is known of a file whose quotation its copy bears out."""
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    document = Document()
    made = EvidenceCheck(document, poll_ms=QUICK_MS)
    with qtbot.waitSignal(made.changed):
        document.open(sample_file(tmp_path, KEPT))
    yield made
    made.wait()
    document.close()


def found(check: EvidenceCheck) -> list[Finding]:
    """Return what the quotations' comparisons found."""
    evidence, timeline = check.evidence, check._document.timeline
    assert evidence is not None and timeline is not None
    verdicts = [evidence.verdict(quote) for event in timeline.events for quote in event.quotes]
    return [verdict.finding for verdict in verdicts if verdict is not None]


def test_that_a_copy_changed_on_disk_is_compared_without_a_save_of_the_event_file(
    qtbot: QtBot, tmp_path: Path, check: EvidenceCheck
) -> None:
    assert Finding.ALTERED not in found(check) and not check._document.errors
    with qtbot.waitSignal(check.changed):
        (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    assert Finding.ALTERED in found(check)
    assert any("altered" in problem.message for problem in check._document.errors)


def test_that_a_copy_that_goes_and_comes_back_is_noticed(
    qtbot: QtBot, tmp_path: Path, check: EvidenceCheck
) -> None:
    with qtbot.waitSignal(check.changed):
        (tmp_path / "wire.txt").unlink()
    assert found(check) == []
    with qtbot.waitSignal(check.changed):
        (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    assert found(check)


def test_that_a_record_made_by_another_program_is_noticed_and_forgotten_with_its_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    document = Document()
    check = EvidenceCheck(document, poll_ms=QUICK_MS)
    file = sample_file(tmp_path, SAMPLE)
    document.open(file)
    assert check.record is None and not check.is_busy
    timeline = document.timeline
    assert timeline is not None
    made = as_json(record_of(timeline, Evidence(timeline, tmp_path), date(2020, 1, 2)))
    with qtbot.waitSignal(check.changed):
        record_path(file).write_text(made, encoding="utf-8")
    assert check.record is not None
    with qtbot.waitSignal(check.changed):
        record_path(file).unlink()
    assert check.record is None
    check.wait()
    document.close()


def test_that_files_are_told_of_once_and_only_while_they_are_watched(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    files = KeptFiles(poll_ms=QUICK_MS)
    told: list[None] = []
    files.stirred.connect(lambda: told.append(None))
    files.watch((one, other, one))
    with qtbot.waitSignal(files.stirred):
        one.write_text("1", encoding="utf-8")
    qtbot.wait(5 * QUICK_MS)
    assert len(told) == 1, "it has kept still since"
    files.watch(())
    other.write_text("2", encoding="utf-8")
    qtbot.wait(5 * QUICK_MS)
    assert len(told) == 1
