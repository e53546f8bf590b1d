"""What the Import window tells before anything is chosen, and where the keyboard is then."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_samples import desk, foreign, importing, settled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.exchange.draft.notes import NoteKind
from viewer.ui.exchange.import_window import ImportWindow
from viewer.ui.window.main_window import MainWindow

SHORT = "Date,Title\n44197,One\nAug-11,Two\n2012,Three\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def answer(qtbot: QtBot, shown: ImportWindow, name: str) -> None:
    """Press the button of an answer and wait for what it gives."""
    button = shown.questions.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()
    settled(qtbot, shown)


def test_that_the_report_says_what_to_do_until_a_row_is_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    report = shown.report
    assert report.detail.text().startswith("Choose a row")
    report.table.selectRow(0)
    assert report.detail.text().startswith(report.model.rows[0].where)
    report.show_kind(NoteKind.LOST)
    assert report.detail.isHidden()
    report.show_kind(NoteKind.NOT_IMPORTED)
    assert report.detail.text().startswith("Choose a row")
    shown.reject()


def test_that_a_file_that_cannot_be_taken_in_leaves_the_keyboard_on_cancel(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.commands.import_requested.emit(foreign(tmp_path, "", "empty.csv"))
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    assert "the table is empty" in shown.message.text()
    assert shown.focusWidget() is shown.cancel
    shown.reject()


def test_that_questions_of_a_column_come_one_after_the_other_and_stay(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path, SHORT))
    assert shown.questions.findChild(QPushButton, "numbers=days") is not None
    answer(qtbot, shown, "numbers=days")
    answer(qtbot, shown, "aug_11=year")
    assert shown.trial is None
    answer(qtbot, shown, "short_years=2000")
    assert shown.trial is not None
    assert [entry.fields["date"] for entry in shown.trial.draft.entries] == ["2021-01-01", "2011-08", "2012"]
    answer(qtbot, shown, "short_years=1900")
    assert shown.trial is not None
    assert shown.trial.draft.entries[1].fields["date"] == "1911-08"
    shown.reject()


def test_that_tab_leads_from_the_questions_through_the_preview_to_the_buttons(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    with qtbot.waitActive(shown):
        shown.activateWindow()
    stops: list[QWidget] = []
    while (here := shown.focusWidget()) is not None and here not in stops:
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    places = [
        next(number for number, room in enumerate(_rooms(shown)) if room is one or room.isAncestorOf(one))
        for one in stops
    ]
    assert {shown.save_report, shown.cancel, shown.new} <= set(stops)
    start = places.index(0)
    round_from_start = places[start:] + places[:start]
    assert round_from_start == sorted(round_from_start)
    shown.reject()


def _rooms(shown: ImportWindow) -> tuple[QWidget, ...]:
    buttons = (shown.save_report, shown.cancel, shown.add, shown.new)
    return (shown.questions, shown.preview, shown.report, *buttons)
