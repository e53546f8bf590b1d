"""File › Export: which events, what the format cannot say, and what was written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.exchange.formats import TARGETS, menu_of_targets
from viewer.exchange.part import part_of
from viewer.files.overwriting import Ground
from viewer.files.read.reader import read_text
from viewer.ui.exchange.export_actions import PAGE_MENU, write_export
from viewer.ui.exchange.export_dialog import ExportDialog
from viewer.ui.kit.messages import Question
from viewer.ui.paper.shown import What
from viewer.ui.window.main_window import MainWindow
from viewer.words import _, speaking


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def export_menu(window: MainWindow) -> QMenu:
    file = window.menuBar().actions()[0].menu()
    menu = next(action.menu() for action in file.actions() if action.text() == "&Export")  # type: ignore[union-attr]
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def entry(window: MainWindow, name: str) -> QAction:
    return next(
        action for action in export_menu(window).actions() if action.text().replace("&", "").startswith(name)
    )


def opened(qtbot: QtBot, window: MainWindow, name: str) -> ExportDialog:
    entry(window, name).trigger()
    dialog = window.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(dialog.export.isEnabled)
    return dialog


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))


def test_that_the_menu_has_an_entry_for_every_format_each_with_its_own_letter(window: MainWindow) -> None:
    for _again in range(2):
        texts = [action.text() for action in export_menu(window).actions()]
        assert texts[:2] == ["&PDF…", "P&icture…"]
        names = [*menu_of_targets(), PAGE_MENU]
        assert [text.replace("&", "") for text in texts[2:]] == [f"{name}…" for name in names]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("name", list(menu_of_targets()))
def test_that_what_cannot_be_said_is_told_as_the_writer_counts_it(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    dialog = opened(qtbot, window, name)
    outgoing = menu_of_targets()[name][0].write(read_text(SAMPLE))
    told = dialog.unsaid.text()
    assert all(line in told for line in outgoing.unsaid)
    assert dialog.counted.text().startswith("4 events.")
    assert bool(outgoing.unsaid) == ("it cannot say" in dialog.counted.text())
    dialog.reject()


def test_that_the_selection_alone_is_written_with_its_sources(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.state.select("departs")
    dialog = opened(qtbot, window, "Spreadsheet")
    dialog.what.setCurrentText(What.SELECTED.value)
    qtbot.waitUntil(dialog.export.isEnabled)
    assert dialog.counted.text().startswith("1 event.")
    save_as(monkeypatch, tmp_path / "one")
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "one.csv").read_bytes().decode("utf-8-sig"))))
    assert [(row["id"], row["sources"]) for row in rows] == [("departs", "book")]
    box = window.findChildren(QMessageBox)[-1]
    assert box.text() == "Wrote one.csv, 1 event."
    assert box.informativeText() == str(tmp_path / "one.csv")
    assert {button.text() for button in box.buttons()} == {"&Open", "&Show in folder", "Close"}
    box.done(0)


def test_that_the_found_events_can_be_written_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("arrives")
    qtbot.waitUntil(lambda: window.state.hits is not None)
    dialog = opened(qtbot, window, "Markdown")
    dialog.what.setCurrentText(What.FOUND.value)
    qtbot.waitUntil(dialog.export.isEnabled)
    assert dialog.counted.text().startswith("1 event.")
    assert dialog.part.timeline is not None and [e.id for e in dialog.part.timeline.events] == ["trip-end"]
    dialog.reject()


def test_that_the_event_file_is_never_written_over(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("viewer.ui.exchange.export_actions.warn", lambda *args: said.append(args[2]))
    save_as(monkeypatch, tmp_path / "events.yaml")
    dialog = opened(qtbot, window, "Markdown")
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert "is the event file itself" in said[0]
    assert (tmp_path / "events.yaml").read_text() == SAMPLE
    assert dialog.isVisible()
    dialog.reject()


def test_that_a_folder_that_is_gone_is_told_in_a_line(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("viewer.ui.exchange.export_actions.warn", lambda *args: said.append(args[2]))
    save_as(monkeypatch, tmp_path / "gone" / "a.md")
    dialog = opened(qtbot, window, "Markdown")
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert len(said) == 1 and "could not be written" in said[0] and "\n" not in said[0]
    dialog.reject()


def test_that_cancelling_the_file_dialog_writes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.iterdir())
    save_as(monkeypatch, "")
    dialog = opened(qtbot, window, "Calendar")
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert sorted(tmp_path.iterdir()) == before
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.key)
def test_that_every_format_takes_a_part_of_a_file(target: object) -> None:
    reading = read_text(SAMPLE)
    part = part_of(reading, {"speech"})  # it is about two events that are not in the part
    content = target.write(part).content  # type: ignore[attr-defined]
    assert content and content != target.write(reading).content  # type: ignore[attr-defined]


def test_that_a_part_keeps_sources_that_nobody_else_needs() -> None:
    reading = read_text(
        "sources: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
        "events:\n- {date: 2001, title: One, id: one, sources: a}\n- {date: 2002, title: Two, id: two, sources: b}\n"
    )
    part = part_of(reading, {"one", "nowhere"}).timeline
    assert part is not None
    assert [source.id for source in part.sources] == ["a", "c"]
    assert [event.id for event in part.events] == ["one"]
    assert part_of(reading, {"one", "two"}) is reading


def test_that_a_part_has_the_sources_of_its_quotations_and_pictures_and_no_others() -> None:
    whole = read_text(
        "sources: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
        "events:\n"
        "- {date: 2001, title: One, id: one, quotes: {text: So, source: a}, images: {file: 1.png, source: b}}\n"
        "- {date: 2002, title: Two, id: two, sources: [a, b], images: {file: 2.png, source: c}}\n"
    )
    part = part_of(whole, {"one"}).timeline
    assert part is not None
    assert [source.id for source in part.sources] == ["a", "b"]


def test_that_an_entry_in_signs_that_no_key_stands_for_has_a_letter_behind_it(window: MainWindow) -> None:
    with speaking("ja"):
        texts = [action.text() for action in export_menu(window).actions()]
    letters = [text[text.index("&") + 1] for text in texts]
    assert all(letter.isascii() for letter in letters)
    assert len({letter.lower() for letter in letters}) == len(letters)
    assert any(text.endswith("(&S)…") for text in texts)


def _beside(folder: Path, name: str) -> list[str]:
    return sorted(path.name for path in folder.glob(f"{name}.*"))


def _with_tables(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    dialog = opened(qtbot, window, "Spreadsheet")
    dialog.tables.setFocus()
    qtbot.keyClick(dialog.tables, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.export.isEnabled)
    return dialog


def test_that_tables_beside_a_table_are_offered_where_there_are_such(
    qtbot: QtBot, window: MainWindow
) -> None:
    table = opened(qtbot, window, "Spreadsheet")
    assert (table.tables.isVisible(), table.tables.isChecked()) == (True, False)
    assert "only the id is said" in table.unsaid.text()
    table.kind.setCurrentIndex(1)
    assert not table.tables.isVisible()
    table.reject()
    text = opened(qtbot, window, "Markdown")
    assert not text.tables.isVisible()
    text.reject()


def test_that_tables_beside_a_table_say_what_one_alone_cannot_and_are_named_beforehand(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _with_tables(qtbot, window)
    told = dialog.unsaid.text()
    assert "only the id is said" not in told
    assert "Beside events.csv are written: events.sources.csv, events.lanes.csv" in told
    save_as(monkeypatch, tmp_path / "mine.csv")
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    names = [f"mine.{name}csv" for name in ("", "eras.", "lanes.", "quotes.", "sources.", "timeline.")]
    assert _beside(tmp_path, "mine") == sorted(names)
    assert [name for name in names[1:] if name.replace("mine", "events") not in told] == []
    box = window.findChildren(QMessageBox)[-1]
    assert box.text() == "Wrote mine.csv, 4 events, with tables beside it."
    box.done(0)


@pytest.mark.parametrize("is_wanted", [False, True])
def test_that_tables_that_are_there_are_replaced_only_when_that_was_answered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_wanted: bool
) -> None:
    there = tmp_path / "mine.sources.csv"
    there.write_text("mine", encoding="utf-8")
    asked: list[str] = []

    def answer(_parent: object, question: Question) -> int:
        asked.append(question.text)
        return 0 if is_wanted else question.default

    monkeypatch.setattr("viewer.ui.exchange.export_actions.ask", answer)
    dialog = _with_tables(qtbot, window)
    save_as(monkeypatch, tmp_path / "mine.csv")
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)

    assert asked == ["Beside mine.csv are already: mine.sources.csv."]
    assert (there.read_text(encoding="utf-8-sig") == "mine") is not is_wanted
    assert len(_beside(tmp_path, "mine")) == (6 if is_wanted else 1)
    assert dialog.isVisible() is not is_wanted
    dialog.reject()


def test_that_the_event_file_is_not_written_over_by_a_table_beside(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "mine.sources.csv"
    source.write_text(SAMPLE, encoding="utf-8")
    told = write_export(tmp_path / "mine.csv", [Ground(source)], b"x", {source: b"y"})

    assert "is the event file itself" in told
    assert source.read_text(encoding="utf-8") == SAMPLE
    assert not (tmp_path / "mine.csv").exists()


@pytest.mark.parametrize("language", ["es", "ru", "ja"])
def test_that_no_kind_of_file_is_cut_in_its_box(qtbot: QtBot, window: MainWindow, language: str) -> None:
    with speaking(language):
        dialog = opened(qtbot, window, _(PAGE_MENU))
    cut = []
    for place in range(dialog.kind.count()):
        dialog.kind.setCurrentIndex(place)
        cut += [dialog.kind.currentText()] if dialog.kind.shown_text != dialog.kind.currentText() else []
    assert dialog.kind.count() == 3
    assert cut == []
    dialog.reject()
