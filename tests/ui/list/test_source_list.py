"""The view of sources in the window: its rows, one selection and filter with the canvas, keys, and many sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from test_evidence_shown import FALSE, KEPT, opened

from viewer.model.timeline import Event
from viewer.ui.forms.copy_dialog import CopyDialog
from viewer.ui.forms.source_window import SourceWindow
from viewer.ui.list.model import ROW
from viewer.ui.list.source_list import SourceList
from viewer.ui.window.main_window import MainWindow

FILE = KEPT.replace("  - {id: book,", "  - {id: diary, title: A diary, copy: none.txt}\n  - {id: book,")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on three sources: one with a copy, one whose copy is not there, one without."""
    (tmp_path / "wire.txt").write_text(FALSE, encoding="utf-8")
    made = opened(qtbot, tmp_path, FILE)
    made.actions_["sources"].trigger()
    yield made
    made.evidence.wait()


def texts(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[list[str]]:
    above = parent or QModelIndex()
    return [
        [str(model.index(row, column, above).data() or "") for column in range(model.columnCount(above))]
        for row in range(model.rowCount(above))
    ]


def view(window: MainWindow) -> SourceList:
    return window.listing.sources


def test_that_every_source_shows_its_events_verdicts_and_copy(window: MainWindow) -> None:
    tree = view(window).tree
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert texts(tree) == [
        ["The Wire: By train", "21 Aug 2011", "3", "2", "1", "≠ 1 of 1 doubtful", "✓ kept"],
        ["A diary", "", "", "", "", "", "✕ not there"],
        ["A book", "", "2", "1", "1", "", ""],
    ]
    assert texts(tree, tree.index(0, 0)) == [
        ["Sees the dam", "21 Aug 2011", "", "", "1", "≠ 1 of 1 doubtful", ""],
        ["Somebody speaks", "22 Aug 2011", "", "no other", "", "", ""],
        ["Arrives", "23 Aug 2011", "", "no other", "", "", ""],
    ]
    assert view(window).count.text() == "3 sources · 3 events with one source alone · 1 not used"


def test_that_one_key_shows_reaches_and_hides_it_beside_the_list(window: MainWindow) -> None:
    action = window.actions_["sources"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+Shift+L"]
    assert action.isChecked() and window.focusWidget() is view(window).rows
    window.actions_["list"].trigger()
    listed = window.listing.list
    assert listed.isVisible() and view(window).isVisible()
    assert view(window).mapTo(window, QPoint()).x() >= listed.mapTo(window, QPoint()).x() + listed.width()
    action.trigger()
    assert view(window).isVisible() and window.focusWidget() is view(window).rows
    action.trigger()
    assert not view(window).isVisible() and listed.isVisible() and not action.isChecked()
    window.actions_["list_alone"].trigger()
    assert not window.view.isVisible()
    window.listing.set_open(False)
    assert window.view.isVisible()


def test_that_it_is_there_again_in_the_next_run(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    again = opened(qtbot, tmp_path, FILE)
    assert again.listing.has_sources and not again.listing.is_open
    again.evidence.wait()


def test_that_the_selection_is_one(qtbot: QtBot, window: MainWindow) -> None:
    rows, tree = view(window).rows, view(window).tree
    assert window.state.selected_id == ""
    rows.setCurrentIndex(tree.index(0, 0))
    assert window.state.selected_id == ""
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert rows.isExpanded(tree.index(0, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert window.state.selected_id == "dam"
    window.state.select("trip-end")
    assert rows.currentIndex() == tree.index(2, 0, tree.index(0, 0))
    window.state.select("departs")
    assert rows.currentIndex() == tree.index(2, 0)  # the book, which is not open
    rows.expand(tree.index(2, 0))
    window.state.select("dam")
    assert rows.currentIndex().parent() == tree.index(2, 0)


def test_that_filter_and_search_are_one_with_the_canvas(qtbot: QtBot, window: MainWindow) -> None:
    tree = view(window).tree
    view(window).rows.expand(tree.index(0, 0))
    menu = view(window).menu_for(tree.rows[2])
    menu.actions()[0].trigger()
    assert [event.id for event in window.state.timeline.events] == ["departs", "dam"]
    assert [row[0] for row in texts(tree)] == ["The Wire: By train", "A diary", "A book"]
    assert [row[2] for row in texts(tree)] == ["1", "", "2"]
    window.filtering.clear()
    window.search.setText("title:arrives")
    window.search.setText("Arrives")
    assert [row[0] for row in texts(tree)] == ["The Wire: By train"]
    assert view(window).count.text().startswith("1 of 3 sources")
    assert view(window).rows.isExpanded(tree.index(0, 0))
    window.search.clear()
    assert len(texts(tree)) == 3


def test_that_its_copy_is_read_and_kept_from_here(window: MainWindow) -> None:
    tree = view(window).tree
    only, read, keep = view(window).menu_for(tree.rows[0]).actions()
    assert only.isEnabled() and read.isEnabled() and keep.isEnabled()
    read.trigger()
    [shown] = window.findChildren(SourceWindow)
    assert shown.text.toPlainText() == FALSE
    shown.close()
    only, read, keep = view(window).menu_for(tree.rows[1]).actions()
    assert not only.isEnabled() and not read.isEnabled()
    keep.trigger()
    [dialog] = window.findChildren(CopyDialog)
    dialog.reject()


def test_that_keys_open_edit_and_lead_back(qtbot: QtBot, window: MainWindow) -> None:
    rows, tree = view(window).rows, view(window).tree
    rows.expand(tree.index(0, 0))
    rows.setCurrentIndex(tree.index(1, 0, tree.index(0, 0)))
    with qtbot.waitSignal(view(window).opened) as caught:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert caught.args == ["speech"]
    window.edits.desk.close_forms()
    qtbot.keyClick(rows, Qt.Key.Key_F2)
    assert len(window.edits.desk.forms) == 1
    window.edits.desk.close_forms()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert window.document.timeline.event("speech") is not None
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.view.canvas


def test_that_heads_sort(window: MainWindow) -> None:
    tree = view(window).tree
    for section, first in (
        (0, "A book"),
        (0, "The Wire: By train"),
        (3, "The Wire: By train"),
        (3, "A diary"),
    ):
        view(window).rows.header().sectionClicked.emit(section)
        assert texts(tree)[0][0] == first


def test_that_what_is_doubtful_comes_first(window: MainWindow) -> None:
    tree = view(window).tree
    for section, names in (
        (5, ["The Wire: By train", "A diary", "A book"]),
        (5, ["A diary", "A book", "The Wire: By train"]),
        (6, ["A diary", "The Wire: By train", "A book"]),
        (6, ["A book", "The Wire: By train", "A diary"]),
    ):
        view(window).rows.header().sectionClicked.emit(section)
        assert [row[0] for row in texts(tree)] == names


def test_that_a_row_is_read_out_whole(window: MainWindow) -> None:
    tree = view(window).tree
    role = Qt.ItemDataRole.AccessibleTextRole
    assert tree.index(0, 0).data(role) == (
        "The Wire: By train, published 21 Aug 2011, 3 events, 2 with no other source, 1 quotation, "
        "≠ 1 of 1 doubtful, copy ✓ kept"
    )
    assert tree.index(1, 0, tree.index(0, 0)).data(role) == "Somebody speaks, Monday 22 August 2011, no other"


def test_that_of_ten_thousand_sources_only_those_in_sight_are_asked_about(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"  - {{id: s{n}, title: Paper {n}, copy: none.txt}}" for n in range(10_000)]
    events = [f"  - {{date: 2011, title: E{n}, quotes: {{text: a, source: s{n}}}}}" for n in range(10_000)]
    file = tmp_path / "many.yaml"
    file.write_text("\n".join(["sources:", *lines, "events:", *events]) + "\n", encoding="utf-8")
    with qtbot.waitSignal(window.document.loaded, timeout=20_000):
        window.commands.open_path(file)
    qtbot.waitUntil(
        lambda: not window.evidence.is_busy and view(window).tree.rowCount() == 10_000, timeout=20_000
    )
    asked: list[str] = []
    really = window.facts.source_summary
    monkeypatch.setattr(
        window.facts,
        "source_summary",
        lambda events, name: (asked.append(str(name)), really(events, name))[1],
    )
    view(window).refresh()
    view(window).rows.scrollToBottom()
    view(window).rows.viewport().repaint()
    assert "s9999" in asked and len(asked) < 200


def test_that_the_list_beside_it_sorts_by_what_is_doubtful_as_well(window: MainWindow) -> None:
    window.actions_["list"].trigger()
    listed = window.listing.list

    def ids() -> list[str]:
        rows = (listed.table.index(row, 0).data(ROW) for row in range(listed.table.rowCount()))
        return [event.id for event in rows if isinstance(event, Event)]

    usual = ids()
    assert usual[0] != "dam"
    section = next(number for number, one in enumerate(listed.table.columns) if one.name == "checked")
    listed.rows.horizontalHeader().sectionClicked.emit(section)
    assert ids() == ["dam", *(one for one in usual if one != "dam")]
    listed.rows.horizontalHeader().sectionClicked.emit(section)
    assert ids()[-1] == "dam"
