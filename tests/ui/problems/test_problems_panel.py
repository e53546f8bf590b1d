"""The problems panel: everything that is wrong, found, read in its place and opened in the editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from test_main_window import saved, window_on
from ui_samples import SAMPLE, settings_in

from viewer.model.problems import Problem, Severity
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.problems.model import PROBLEM, ProblemsModel, line_of
from viewer.ui.problems.panel import ProblemsPanel
from viewer.ui.problems.row import ROW_PX
from viewer.ui.window.main_window import MainWindow

#: An entry that is not placed, a dropped field and a warning.
WRONG = (
    SAMPLE.replace("2011-08-20", "2011-08-32")
    .replace("lane: talk", "lane: tlak")
    .replace("status: expected, sources: wire", "status: expected")
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on a file with mistakes."""
    return window_on(qtbot, tmp_path, WRONG)


@pytest.fixture
def panel(window: MainWindow) -> ProblemsPanel:
    """Its panel, open."""
    window.show_problems()
    return window.problems.panel


def lines(panel: ProblemsPanel) -> list[str]:
    """Return what the list shows."""
    return [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]


def test_that_the_list_holds_every_problem_in_file_order(panel: ProblemsPanel) -> None:
    assert [line.partition(": ")[0] for line in lines(panel)] == ["Not placed", "Error", "Warning"]
    assert lines(panel)[0].startswith("Not placed: line 13, column 12: “2011-08-32” is not a date")
    assert lines(panel)[1].endswith("did you mean talk? (Somebody speaks)")


def test_that_the_counts_switch_their_severity_off(panel: ProblemsPanel) -> None:
    errors, warnings = panel.bar.switches[Severity.ERROR], panel.bar.switches[Severity.WARNING]
    assert (errors.text(), warnings.text()) == ("✕ 2 errors", "⚠ 1 warning")
    errors.click()
    assert [line.partition(":")[0] for line in lines(panel)] == ["Warning"]
    warnings.click()
    assert lines(panel) == []
    assert panel.nothing.isVisible() and "filtered out" in panel.nothing.text()
    errors.click()
    assert len(lines(panel)) == 2


def test_that_the_filter_wants_every_word(panel: ProblemsPanel) -> None:
    panel.bar.filter.setText("LANE talk")
    assert len(lines(panel)) == 1
    panel.bar.filter.setText("bad-date")
    assert len(lines(panel)) == 1
    panel.bar.filter.setText("nowhere")
    assert lines(panel) == []
    assert panel.chosen is None and panel.excerpt.toPlainText() == ""
    panel.bar.filter.clear()
    assert len(lines(panel)) == 3


def test_that_the_chosen_problem_is_shown_in_its_lines(panel: ProblemsPanel) -> None:
    shown = panel.excerpt.toPlainText().splitlines()
    assert shown[0].startswith("✕ “2011-08-32” is not a date")
    assert shown[1] == "Line 13, column 12 · Departs · this entry is not placed on the timeline"
    assert [line.split()[:2] for line in shown[3:]] == [["12", "events:"], ["▸", "13"], ["14", "-"]]
    underlined = [
        piece.fragment().text()
        for block in blocks(panel)
        for piece in block
        if piece.fragment().charFormat().fontUnderline()
        or piece.fragment().charFormat().underlineStyle().value
    ]
    assert underlined == ["2011-08-32"]


def blocks(panel: ProblemsPanel) -> list[object]:
    """Return the excerpt's lines with their pieces."""
    block, found = panel.excerpt.document().begin(), []
    while block.isValid():
        found.append(block.begin())
        block = block.next()
    return found


def test_that_enter_and_double_click_open_the_editor_there(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, int]] = []
    monkeypatch.setattr(window.commands, "edit_at", lambda line, column: heard.append((line, column)))
    window.problems.line_requested.disconnect()
    window.problems.line_requested.connect(window.commands.edit_at)
    problems = window.document.problems
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Enter)
    panel.list.activated.emit(panel.model.index(1))
    places = [(problem.line, problem.column) for problem in problems]
    assert heard == [places[0], places[1], places[1]]


def test_that_a_problem_of_a_drawn_event_selects_it(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    assert window.state.selected_id == ""
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert window.state.selected_id == "speech"
    window.state.select("")
    row = panel.list.visualRect(panel.model.index(2)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.state.selected_id == "trip-end"


def test_that_following_a_save_selects_nothing_by_itself(window: MainWindow, panel: ProblemsPanel) -> None:
    saved(window, WRONG.replace("Departs", "Leaves").replace("2011-08-32", "2011-08-19"))
    assert len(lines(panel)) == 2
    assert window.state.selected_id == ""


def test_that_the_chosen_problem_stays_chosen_when_lines_are_added(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    before = panel.chosen
    assert before is not None
    saved(window, "# a new line\n" + WRONG)
    after = panel.chosen
    assert after is not None
    assert (after.message, after.line) == (before.message, before.line + 1)
    saved(window, SAMPLE)
    assert panel.chosen is None and lines(panel) == []
    assert panel.nothing.text() == "Nothing is wrong with this file"


def test_that_problems_are_copied_as_editors_understand_them(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    clipboard, file = QGuiApplication.clipboard(), window.document.path
    panel.bar.copy_requested.emit()
    copied = clipboard.text().splitlines()
    assert len(copied) == 3 and copied[0].startswith(f"{file}:13:12: error: ")
    panel.bar.filter.setText("not a date")
    panel.copy_all()
    assert clipboard.text().splitlines() == copied[:1]
    panel.bar.filter.clear()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    panel.copy_selected()
    assert clipboard.text().splitlines() == copied[:2]
    assert window.status.currentMessage() == "2 problems copied"


def test_that_a_stale_drawing_is_marked(window: MainWindow, panel: ProblemsPanel) -> None:
    assert panel.stale.isHidden()
    saved(window, "title: [broken\n")
    assert panel.stale.isVisible()
    assert panel.stale.text().startswith(
        "Stale: the drawing is the last version that could be read. The file cannot be"
    )
    assert len(window.state.timeline.events) == 3
    assert "1  title: [broken" in panel.excerpt.toPlainText()
    saved(window, SAMPLE)
    assert panel.stale.isHidden()


def test_that_the_banner_gives_way_to_the_panel(window: MainWindow) -> None:
    assert window.banner.isVisible()
    window.banner.problems_requested.emit()
    assert window.problems.is_open and window.banner.isHidden()
    window.problems.set_open(False)
    assert window.banner.isVisible()


def test_that_one_key_shows_reaches_and_hides_it(qtbot: QtBot, window: MainWindow) -> None:
    assert "F8" in [key.toString() for key in window.actions_["problems"].shortcuts()]
    window.actions_["problems"].trigger()
    panel = window.problems.panel
    assert window.problems.is_open and window.actions_["problems"].isChecked()
    assert window.focusWidget() is panel.list
    window.view.focus_canvas()
    window.actions_["problems"].trigger()
    assert window.problems.is_open and window.focusWidget() is panel.list
    assert window.actions_["problems"].isChecked()
    window.actions_["problems"].trigger()
    assert not window.problems.is_open and not window.actions_["problems"].isChecked()
    assert window.focusWidget() is window.view.canvas


def test_that_the_keyboard_alone_filters_and_closes(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    panel.bar.filter.setFocus()
    qtbot.keyClicks(panel.bar.filter, "lane")
    qtbot.keyClick(panel.bar.filter, Qt.Key.Key_Down)
    assert window.focusWidget() is panel.list
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.bar.filter.text() == "" and window.problems.is_open
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert not window.problems.is_open


def test_that_what_is_typed_in_the_list_filters_it(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    qtbot.keyClick(panel.list, "l")
    assert window.focusWidget() is panel.bar.filter
    qtbot.keyClicks(panel.bar.filter, "ane")
    assert panel.bar.filter.text() == "lane" and len(lines(panel)) == 1
    panel.take_focus()
    qtbot.keyClick(panel.list, "a", Qt.KeyboardModifier.ControlModifier)
    assert panel.bar.filter.text() == "lane"


def test_that_height_and_visibility_are_remembered(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    window.problems.setSizes([window.problems.height() - 300, 300])
    window.problems.splitterMoved.emit(1, 1)
    kept = panel.height()
    path = window.document.path
    assert path is not None and kept >= 290
    again = MainWindow(Document(), window.settings, Appearance("light"))
    qtbot.addWidget(again)
    again.commands.open_path(path)
    with qtbot.waitExposed(again):
        again.show()
    assert again.problems.is_open
    qtbot.waitUntil(lambda: abs(again.problems.panel.height() - kept) <= 2)
    again.problems.set_open(False)
    assert not settings_in(path.parent).problems_panel


def test_that_a_file_unreadable_from_the_first_shows_its_problems(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path, "title: Kim: a life\nfoo\n")
    panel = window.problems.panel
    assert window.problems.is_open and not window.view.isVisible()
    assert len(lines(panel)) == 1
    assert panel.stale.text().startswith(
        "Nothing can be drawn yet. The file cannot be read: line 1, column 11"
    )
    assert "1  title: Kim: a life" in panel.excerpt.toPlainText()
    assert window.focusWidget() is panel.list
    saved(window, SAMPLE)
    assert window.view.isVisible() and not window.problems.is_open
    assert window.focusWidget() is window.view.canvas


def test_that_a_missing_file_is_said_without_an_empty_list(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path)
    window.commands.open_path(tmp_path / "none.yaml")
    panel = window.problems.panel
    assert panel.stale.text().endswith("none.yaml does not exist")
    assert panel.nothing.isVisible() and panel.nothing.text().startswith("The timeline appears here")
    assert panel.excerpt.isHidden()
    (tmp_path / "none.yaml").write_text(SAMPLE, encoding="utf-8")
    window.document.refresh()
    assert window.view.isVisible() and not window.problems.is_open


def test_that_another_file_begins_without_a_filter(
    window: MainWindow, panel: ProblemsPanel, tmp_path: Path
) -> None:
    panel.bar.filter.setText("lane")
    other = tmp_path / "other.yaml"
    other.write_text("titel: x\nevents: []\n", encoding="utf-8")
    window.commands.open_path(other)
    assert panel.bar.filter.text() == ""
    assert len(lines(panel)) == 1


def test_that_the_context_menu_copies_and_opens(panel: ProblemsPanel) -> None:
    menu = panel.menu()
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == ["Open line in editor", "Copy selected", "Copy all"]
    menu.deleteLater()


def many(count: int) -> tuple[Problem, ...]:
    """Return problems, every tenth of them a warning, no two of one kind."""
    kinds = [Severity.ERROR] * 9 + [Severity.WARNING]
    return tuple(
        Problem(kinds[n % 10], f"x{n}", f"mistake {n}", n + 1, 1, n + 1, 5, hides_entry=n % 7 == 0)
        for n in range(count)
    )


def test_that_a_hundred_thousand_problems_are_asked_for_only_where_shown(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[int] = set()
    data = ProblemsModel.data

    def noted(model: ProblemsModel, index: QModelIndex, role: int = 0) -> object:
        asked.add(index.row())
        return data(model, index, role)

    monkeypatch.setattr(ProblemsModel, "data", noted)
    panel.model.set_problems(many(100_000))
    panel.choose(70_000)
    panel.list.viewport().repaint()
    assert panel.model.rowCount() == 100_000
    assert len(asked) < 3 * (panel.list.height() // ROW_PX + 2)
    panel.model.set_filter("column mistake 99999", frozenset())
    assert [problem.line for problem in panel.model.problems] == [99_999, 100_000]


def test_that_rows_are_painted_for_every_kind_of_problem(panel: ProblemsPanel) -> None:
    panel.model.set_problems(many(20))
    picture = panel.list.viewport().grab().toImage()
    row = panel.list.visualRect(panel.model.index(1))
    colors = {
        picture.pixelColor(QPoint(x, y)).name()
        for x in range(row.left(), 60)
        for y in range(row.top(), row.bottom())
    }
    assert len(colors) > 5
    assert panel.model.index(0).data(PROBLEM) is panel.model.problems[0]
    assert line_of(panel.model.problems[0]).startswith("Not placed: line 1")


def bare(count: int) -> str:
    """Return a file with so many events without a source, and an entry that is not placed."""
    entries = [f"  - {{date: 2011-08-{n + 1:02}, title: Day {n + 1}}}" for n in range(count)]
    return "\n".join(["events:", *entries, "  - {date: 2011-08-32, title: Never}", ""])


def test_that_many_warnings_of_one_kind_are_one_row_that_opens(
    qtbot: QtBot, window: MainWindow, panel: ProblemsPanel
) -> None:
    saved(window, bare(9))
    together = "Warning: lines 2, 3, 4 and 6 more: 9 events have no source; expected quotes or sources"
    assert lines(panel)[0] == together
    assert len(lines(panel)) == 2 and "not a date" in lines(panel)[1]
    assert panel.bar.switches[Severity.WARNING].text() == "⚠ 9 warnings"
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert len(lines(panel)) == 11 and "“Day 9”" in lines(panel)[9]
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert window.state.selected is not None and window.state.selected.title == "Day 1"
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert len(lines(panel)) == 2 and panel.list.currentIndex().row() == 0
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert len(lines(panel)) == 11
    row = panel.list.visualRect(panel.model.index(0)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert len(lines(panel)) == 2


def test_that_three_of_a_kind_stay_three_rows(window: MainWindow, panel: ProblemsPanel) -> None:
    saved(window, bare(3))
    assert len(lines(panel)) == 4


def test_that_a_closed_kind_is_copied_with_all_its_members(window: MainWindow, panel: ProblemsPanel) -> None:
    saved(window, bare(5))
    panel.list.setCurrentIndex(panel.model.index(0))
    panel.copy_selected()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.rpartition("/")[2].split(":")[1] for line in copied] == ["2", "3", "4", "5", "6"]
    panel.copy_all()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 6
