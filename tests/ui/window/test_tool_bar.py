"""The tool bar in windows of any width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.look.theme import Appearance
from viewer.ui.window.tool_bar import ToolBar

TEXTS = ("All", "−", "+", "Fold gaps", "+ Event", "Print")


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """A window that is wider than any bar; kept by the test, since the bar does not keep it."""
    holder = QWidget()
    holder.resize(900, 100)
    qtbot.addWidget(holder)
    return holder


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication, holder: QWidget) -> ToolBar:
    appearance = Appearance("light")
    appearance.dress(qapp)
    search = QLineEdit()
    search.setMinimumWidth(120)
    bar = ToolBar([QAction(text, holder) for text in TEXTS], search, appearance, holder)
    bar.title.set_text("A timeline with a title")
    with qtbot.waitExposed(holder):
        holder.show()
    return bar


def shown(bar: ToolBar) -> list[QToolButton]:
    buttons = bar.findChildren(QToolButton)
    return [one for one in buttons if one.isVisible() and one is not bar.rest and one.parent() is bar]


def rest(bar: ToolBar) -> list[str]:
    menu = bar.rest.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions()]


def test_that_no_button_is_ever_narrower_than_its_text(bar: ToolBar) -> None:
    counts, search = set(), bar.findChild(QLineEdit)
    for width in range(bar.minimumSizeHint().width(), 900, 15):
        bar.resize(width, bar.height())
        QApplication.processEvents()
        buttons = shown(bar)
        counts.add(len(buttons))
        for button in (*buttons, *([bar.rest] if bar.rest.isVisible() else [])):
            assert button.width() >= button.sizeHint().width()
            assert button.geometry().right() <= bar.width()
        placed = sorted((one.geometry() for one in (bar.title, search, *buttons)), key=lambda box: box.x())
        assert all(one.right() < other.x() for one, other in pairwise(placed))
        assert [button.text() for button in buttons] + rest(bar) == list(TEXTS)
        assert bar.rest.isVisible() == (len(buttons) < len(TEXTS))
    assert len(counts) > 3 and len(TEXTS) in counts


def test_that_the_bar_asks_for_no_more_than_it_needs(bar: ToolBar) -> None:
    bar.resize(900, bar.height())
    assert bar.minimumSizeHint().width() < 330


def test_that_a_button_without_its_tick_keeps_the_room_for_it(bar: ToolBar, holder: QWidget) -> None:
    fold = QAction("Fold gaps", holder)
    fold.setCheckable(True)
    row = bar.layout()
    assert row is not None
    search = QLineEdit()
    search.setMinimumWidth(120)
    others = [QAction(text, holder) for text in TEXTS[-2:]]
    ticked = ToolBar([fold, *others], search, Appearance("light"), holder)
    ticked.show()
    gaps: dict[int, list[int]] = {}
    for width in range(ticked.minimumSizeHint().width(), 600):
        ticked.resize(width, bar.height())
        QApplication.processEvents()
        parts = [one for one in (ticked.title, search, *shown(ticked), ticked.rest) if one.isVisible()]
        placed = sorted((one.geometry() for one in parts), key=lambda box: box.x())
        gaps[width] = [other.x() - one.right() - 1 for one, other in pairwise(placed)]
    assert {len(found) for found in gaps.values()} >= {2, 4}, "buttons come and go"
    assert {gap for found in gaps.values() for gap in found} == {row.spacing()}
