"""A window that begins at the right: rows of problems and of events, and the pane's paragraphs, begin there too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from ui_samples import sample_timeline

from viewer.model.problems import Problem, Severity
from viewer.ui.list.model import EventTable
from viewer.ui.list.row import EventRow
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.pane.page_writer import INDENT_PX, page_in
from viewer.ui.problems.model import ProblemsModel
from viewer.ui.problems.row import ProblemRow
from viewer.words import speaking

_WIDTH, _HEIGHT = 600, 27


def _inked(delegate: QStyledItemDelegate, index: QModelIndex, side: Qt.LayoutDirection) -> tuple[int, int]:
    """Return the first and the last column of pixels that a row writes in, at half its height and near it."""
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect, option.direction = QRect(0, 0, _WIDTH, _HEIGHT), side  # type: ignore[attr-defined]
    painter = QPainter(image)
    painter.setLayoutDirection(side)
    delegate.paint(painter, option, index)
    painter.end()
    found = [
        x
        for x in range(_WIDTH)
        if any(image.pixelColor(x, y).lightness() < 200 for y in range(6, _HEIGHT - 6))
    ]
    return found[0], found[-1]


def _problem_row() -> tuple[QStyledItemDelegate, QModelIndex, object]:
    model = ProblemsModel()
    model.set_problems((Problem(Severity.ERROR, "no-date", "short", 3, 4, 3, 5, hides_entry=True),))
    return ProblemRow(Appearance("light")), model.index(0), model


def _event_row() -> tuple[QStyledItemDelegate, QModelIndex, object]:
    table = EventTable()
    table.set_timeline(sample_timeline())
    return EventRow(table, Appearance("light")), table.index(0, 0), table


@pytest.mark.parametrize("made", [_problem_row, _event_row])
def test_that_rows_begin_at_the_windows_side(
    qtbot: QtBot, made: Callable[[], tuple[QStyledItemDelegate, QModelIndex, object]]
) -> None:
    delegate, index, kept = made()
    first, last = _inked(delegate, index, Qt.LayoutDirection.LeftToRight)
    assert kept
    assert first < 40
    assert last < _WIDTH / 2
    with speaking("ar"):
        delegate, index, kept = made()
        first, last = _inked(delegate, index, Qt.LayoutDirection.RightToLeft)
    assert kept
    assert first > _WIDTH / 2
    assert last > _WIDTH - 40


def test_that_our_paragraphs_run_as_the_language_does_and_the_files_as_their_own(qtbot: QtBot) -> None:
    document = QTextDocument()
    with speaking("ar"), page_in(document, LIGHT) as page:
        page.text("1 2", indent=INDENT_PX)
        page.text("Words of the file", of_file=True)
    ours, files = document.firstBlock(), document.firstBlock().next()
    assert ours.textDirection() is Qt.LayoutDirection.RightToLeft
    assert (ours.blockFormat().leftMargin(), ours.blockFormat().rightMargin()) == (0, INDENT_PX)
    assert files.textDirection() is Qt.LayoutDirection.LeftToRight
