"""A small soak: every habit of saving, one after the other, under an open window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.soak import __main__ as soaking
from tests.soak.__main__ import resident_bytes, soak
from tests.soak.habits import HABITS
from viewer.ui.document.document import Document


@pytest.mark.usefixtures("qtbot")
def test_that_the_last_save_is_shown_whatever_the_habit(tmp_path: Path) -> None:
    report = soak(50, 3, tmp_path)
    assert report.lost == []
    assert set(report.waits_ms) == {habit.__name__ for habit in HABITS}
    assert sum(map(len, report.waits_ms.values())) == 50
    assert report.memory[1] == 0 or report.growth < soaking.MOST_GROWTH_BYTES
    assert "50 saves shown, 0 lost" in report.lines()[0]


@pytest.mark.usefixtures("qtbot")
def test_that_a_window_that_misses_saves_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soaking, "MOST_WAIT_MS", 150)
    opened: list[Document] = []
    refresh = Document.refresh

    def first_only(document: Document) -> None:
        if document not in opened:
            opened.append(document)
            refresh(document)

    monkeypatch.setattr(Document, "refresh", first_only)
    report = soak(3, 3, tmp_path)
    assert len(report.lost) == 3
    assert "was not shown" in report.lines()[-1]


def test_that_memory_is_measured(qapp: QApplication) -> None:
    before = resident_bytes()
    held = bytearray(b"x" * (64 * 1024 * 1024))
    assert before == 0 or resident_bytes() - before > 32 * 1024 * 1024
    assert len(held) == 64 * 1024 * 1024
