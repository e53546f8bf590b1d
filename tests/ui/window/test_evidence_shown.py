"""Quotations compared with kept copies, wherever the window speaks of them: nothing altered is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from test_main_window import saved
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.record import as_json, record_of, record_path
from viewer.files.reader import read_file
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow

KEPT = SAMPLE.replace("published: 2011-08-21, url", "copy: wire.txt, published: 2011-08-21, url")
TRUE = "From the bank one saw that it was very high, they said."
FALSE = "From the bank one saw that it was very low, they said."


def opened(qtbot: QtBot, folder: Path, text: str) -> MainWindow:
    """Return a window whose quotations have been compared."""
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(folder, text))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: not window.evidence.is_busy)
    return window


@pytest.fixture
def altered(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a file one of whose quotations its copy does not bear out."""
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    window = opened(qtbot, tmp_path, KEPT)
    yield window
    window.evidence.wait()


def test_that_nothing_is_compared_while_the_first_frame_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.evidence.hold()
    window.commands.open_path(sample_file(tmp_path, KEPT))
    assert not window.evidence.is_busy
    assert window.evidence.evidence is None
    with qtbot.waitSignal(window.evidence.changed):
        window.evidence.go_on()
    assert window.evidence.evidence is not None


def test_that_an_altered_quotation_is_told_everywhere(altered: MainWindow) -> None:
    assert "it was very high” is altered" in altered.banner.content.message  # type: ignore[union-attr]
    assert altered.banner.isVisible()
    assert "1 error" in altered.status.texts
    altered.show_problems()
    model = altered.problems.panel.model
    lines = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert any("is altered: the kept copy" in line and "(Sees the dam)" in line for line in lines)
    altered.actions_["list"].trigger()
    table = altered.listing.list.table
    names = [column.name for column in table.columns]
    assert table.cell(1, names.index("checked")) == "≠ 1 of 2 doubtful"
    altered.state.select("dam")
    assert "≠ altered: the kept copy, paragraph 1" in altered.pane.view.toPlainText()
    assert "“high” for “low”" in altered.pane.view.toPlainText()


def test_that_mending_the_words_ends_it(qtbot: QtBot, altered: MainWindow) -> None:
    saved(altered, KEPT.replace("very high", "very low"))
    qtbot.waitUntil(lambda: not altered.evidence.is_busy)
    assert altered.document.errors == () and altered.banner.isHidden()
    altered.state.select("dam")
    assert "✓ word for word in the kept copy, paragraph 1" in altered.pane.view.toPlainText()


def test_that_mending_the_copy_ends_it_with_the_next_reading(
    qtbot: QtBot, altered: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    altered.document.reload()
    qtbot.waitUntil(lambda: not altered.evidence.is_busy and not altered.document.errors)
    assert altered.banner.isHidden()


def test_that_what_the_copy_bears_out_disturbs_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    window = opened(qtbot, tmp_path, KEPT)
    assert window.document.problems == () and window.banner.isHidden()


def test_that_without_the_copy_the_record_of_a_check_speaks(qtbot: QtBot, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "wire.txt").write_text(TRUE, encoding="utf-8")
    file = sample_file(tmp_path)
    timeline = read_file(file).timeline
    assert timeline is not None
    record = record_of(timeline, Evidence(timeline, tmp_path, copies), date(2011, 11, 25))
    record_path(file).write_text(as_json(record), encoding="utf-8")
    window = opened(qtbot, tmp_path, SAMPLE)
    window.state.select("dam")
    text = window.pane.view.toPlainText()
    assert "✓ checked against a copy on 25 November 2011: word for word, paragraph 1" in text
    saved(window, SAMPLE.replace("very high", "rather high"))
    qtbot.waitUntil(lambda: not window.evidence.is_busy)
    assert "⚠ changed since it was checked on 25 November 2011" in window.pane.view.toPlainText()
    assert [problem.code for problem in window.document.warnings] == ["quote-changed"]


def test_that_a_file_without_copies_is_compared_with_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, SAMPLE)
    assert window.evidence.evidence is None and not window.evidence.is_busy
    window.actions_["list"].trigger()
    assert "checked" not in [column.name for column in window.listing.list.table.columns]


def test_that_verdicts_are_searched_and_filtered_by_and_followed(qtbot: QtBot, altered: MainWindow) -> None:
    altered.search.setText("verdict:altered")
    assert altered.searching.report() == "1 found"
    altered.filtering.set_text("verdict:altered")
    assert [event.id for event in altered.state.timeline.events] == ["dam"]
    altered.search.setText('verdict:"not checked"')
    assert altered.searching.report() == "1 found"  # the book has no copy
    assert altered.document.path is not None
    (altered.document.path.parent / "wire.txt").write_text(TRUE, encoding="utf-8")
    altered.search.setText("verdict:word")
    assert altered.searching.report() == "none found"
    altered.document.reload()
    qtbot.waitUntil(lambda: not altered.evidence.is_busy)
    assert not altered.state.timeline.events
    altered.filtering.clear()
    assert altered.searching.report() == "1 found"
