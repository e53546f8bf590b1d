"""Texts larger and smaller: by command, by the wheel, in every part of the window, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE, settings_in

from viewer.ui.look.theme import TEXT_SIZES
from viewer.ui.window.app import make_window
from viewer.ui.window.main_window import MainWindow

FLAWED = f"{SAMPLE}  - {{date: 2011-08-99, title: Broken}}\n"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    """A window with list and problems open."""
    window = window_on(qtbot, tmp_path, FLAWED)
    window.appearance.dress(qapp)
    window.resize(1280, 900)
    window.listing.toggle()
    window.problems.set_open(True)
    window.state.select("dam")
    window.filtering.set_text("-status:retracted")
    QApplication.processEvents()
    return window


def heights(window: MainWindow) -> dict[str, float]:
    """Return the height of a text, or of what holds it, in each part of the window."""
    QApplication.processEvents()
    window.grab()
    pane = window.pane.view.document().find("Sees the dam").charFormat().font()
    problems = window.problems.panel
    return {
        "pane": pane.pixelSize(),
        "list": window.listing.list.rows.verticalHeader().defaultSectionSize(),
        "list's head": window.listing.list.count.font().pixelSize(),
        "problems": problems.list.verticalHeader().defaultSectionSize(),
        "excerpt": problems.excerpt.document()
        .firstBlock()
        .begin()
        .fragment()
        .charFormat()
        .font()
        .pixelSize(),
        "title": window.tools.title.font().pixelSize(),
        "menus": window.menuBar().fontMetrics().height(),
        "filter": window.filter_bar.count.font().pixelSize(),
        "overview": window.view.overview.height(),
        "axis": window.view.canvas.unit,
    }


def turn(view: QAbstractScrollArea, notches: float, held: Qt.KeyboardModifier) -> None:
    at = view.viewport().rect().center()
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_that_every_part_of_the_window_grows_by_the_same_share(window: MainWindow) -> None:
    usual = heights(window)
    window.appearance.set_text_percent(200)
    large = heights(window)
    shares = {name: large[name] / usual[name] for name in usual}
    assert {name: share for name, share in shares.items() if not 1.85 <= share <= 2.15} == {}
    window.appearance.set_text_percent(100)
    assert heights(window) == usual


def test_that_commands_make_texts_larger_smaller_and_usual_again(window: MainWindow) -> None:
    actions, appearance = window.actions_, window.appearance
    actions["text_larger"].trigger()
    assert appearance.text_percent == 110
    actions["text_usual"].trigger()
    actions["text_smaller"].trigger()
    assert appearance.text_percent == 90
    for _ in TEXT_SIZES:
        actions["text_larger"].trigger()
    assert appearance.text_percent == TEXT_SIZES[-1] == 200


@pytest.mark.parametrize("part", ["pane", "list", "problems", "excerpt"])
def test_that_ctrl_and_the_wheel_over_a_text_change_the_size_of_all(window: MainWindow, part: str) -> None:
    view = {
        "pane": window.pane.view,
        "list": window.listing.list.rows,
        "problems": window.problems.panel.list,
        "excerpt": window.problems.panel.excerpt,
    }[part]
    turn(view, 1, Qt.KeyboardModifier.ControlModifier)
    assert window.appearance.text_percent == 110
    turn(view, -0.5, Qt.KeyboardModifier.ControlModifier)
    assert window.appearance.text_percent == 110
    turn(view, -0.5, Qt.KeyboardModifier.ControlModifier)
    assert window.appearance.text_percent == 100
    turn(view, 3, Qt.KeyboardModifier.NoModifier)
    assert window.appearance.text_percent == 100


def test_that_the_size_is_remembered_and_dialogs_have_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path)
    path = tmp_path / "events.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    first = make_window(path, settings, qapp)
    qtbot.addWidget(first)
    usual = QPushButton("Save")
    qtbot.addWidget(usual)
    usual_px = usual.fontMetrics().height()
    first.appearance.set_text_percent(175)
    again = make_window(path, settings_in(tmp_path), qapp)
    qtbot.addWidget(again)
    assert again.appearance.text_percent == 175
    large = QPushButton("Save")
    qtbot.addWidget(large)
    assert large.fontMetrics().height() == pytest.approx(usual_px * 1.75, rel=0.1)


def test_that_a_button_is_as_wide_with_its_tick_as_without_at_every_size(window: MainWindow) -> None:
    fold = window.actions_["fold"]
    button = next(one for one in window.tools.findChildren(QToolButton) if one.defaultAction() is fold)
    widths: dict[int, list[int]] = {}
    for percent in (200, 100):
        window.appearance.set_text_percent(percent)
        for _ in range(2):
            fold.trigger()
            QApplication.processEvents()
            widths.setdefault(percent, []).append(button.width())
    assert widths[200][0] == widths[200][1] > 1.5 * widths[100][0]
    assert widths[100][0] == widths[100][1]


def test_that_buttons_of_a_window_with_large_texts_shrink_with_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, window: MainWindow
) -> None:
    settings = settings_in(tmp_path / "large")
    settings.text_percent = 200
    path = tmp_path / "events.yaml"
    large = make_window(path, settings, qapp)
    qtbot.addWidget(large)
    large.appearance.set_text_percent(100)
    shown = [
        [one.sizeHint().expandedTo(one.minimumSize()).width() for one in each.tools.findChildren(QToolButton)]
        for each in (window, large)
    ]
    assert shown[0] == shown[1]
