"""Title, zone, lanes, sources and eras edited in the window, each an edit that undo takes back to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QMenu
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.ui.document.document import Document
from viewer.ui.forms.header.color_editor import PALETTE, ColorEditor
from viewer.ui.forms.header.delete_dialog import DeleteDialog
from viewer.ui.forms.header.head_page import HeadPage
from viewer.ui.forms.header.section_form import SectionForm
from viewer.ui.forms.header.timeline_dialog import TimelineDialog
from viewer.ui.forms.parts import focus_target
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.window.main_window import MainWindow

ERAS = "eras:\n  - {title: Before, date: 2001/2002}  # kept\n  - {title: After, date: 2012/2013}\n"
TEXT = SAMPLE.replace("events:\n", f"{ERAS}events:\n").replace(
    "{id: trip, title: The trip}", "{id: trip, title: The trip}  # the main one"
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window on a copied file; what stands in forms at the end is given up."""
    for module in ("header.section_form", "header.timeline_dialog"):
        monkeypatch.setattr(f"viewer.ui.forms.{module}.ask", lambda *_: 0)
    made = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(made)
    made.commands.open_path(sample_file(tmp_path, TEXT))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.edits.desk.header.close()
    made.evidence.wait()


def text_of(window: MainWindow) -> str:
    assert window.document.path is not None
    return window.document.path.read_text(encoding="utf-8")


def write(window: MainWindow, text: str) -> None:
    """Let somebody else write the file."""
    assert window.document.path is not None
    window.document.path.write_text(text, encoding="utf-8")
    window.document.refresh()


def dialog_on(window: MainWindow, section: str = "") -> TimelineDialog:
    window.actions_["header"].trigger()
    dialog = window.edits.desk.header.dialog
    assert dialog is not None
    dialog.show_page(section)
    return dialog


def form_of(window: MainWindow) -> SectionForm:
    [form] = window.edits.desk.header.forms
    return form


def typed(head: HeadPage, name: str, text: str) -> None:
    head.rows.by_name[name].editor.set_value(text)


def undone(window: MainWindow, name: str) -> None:
    """Check what undo would take back, and that it gives the very bytes back."""
    assert window.pen.undo_name == name
    window.actions_["undo"].trigger()
    assert text_of(window) == TEXT


def delete_dialog() -> DeleteDialog:
    found = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, DeleteDialog) and one.isVisible()
    ]
    assert len(found) == 1
    return found[0]


# --- title, description, time zone --------------------------------------------------------------------


def test_that_title_and_zone_are_one_edit(window: MainWindow) -> None:
    head = dialog_on(window).head
    assert not head.save.isEnabled()
    typed(head, "title", "Another journey")
    typed(head, "time_zone", "Europe/Moscow")
    head.save.click()
    expected = TEXT.replace("title: A journey", "title: Another journey").replace(
        "Asia/Vladivostok", "Europe/Moscow"
    )
    assert text_of(window) == expected
    assert window.document.timeline.time_zone == "Europe/Moscow"
    undone(window, "Change the title and the time zone")
    assert head.fields()["title"] == "A journey"


def test_that_a_wrong_zone_is_told_at_its_field_and_not_written(window: MainWindow) -> None:
    head = dialog_on(window).head
    typed(head, "time_zone", "Europe/Mosco")
    head.submit()
    row = head.rows.by_name["time_zone"]
    assert "did you mean Europe/Moscow?" in row.told.text()
    assert "did you mean Europe/Moscow?" in focus_target(row.editor).accessibleDescription()
    assert "is no time zone" in head.refusal
    assert text_of(window) == TEXT


def test_that_it_is_said_what_another_zone_does(window: MainWindow) -> None:
    head = dialog_on(window).head
    typed(head, "time_zone", "Europe/Moscow")
    head.check()
    assert "nothing moves" in head.rows.by_name["time_zone"].told.text()
    write(window, TEXT.replace("date: 2011-08-22,", "date: 2011-08-22T10:00,"))
    assert "1 event has a time of day" in head.rows.by_name["time_zone"].told.text()


def test_that_what_others_write_is_taken_and_told_where_one_has_typed(window: MainWindow) -> None:
    head = dialog_on(window).head
    typed(head, "title", "Mine")
    write(window, TEXT.replace("A journey", "Theirs").replace("What happened", "All that happened"))
    assert head.fields()["title"] == "Mine"
    assert "All that happened" in str(head.fields()["description"])
    assert head.rows.by_name["title"].told.text() == "In the file it says “Theirs” by now"
    head.submit()
    assert "title: Mine\n" in text_of(window) and "All that happened" in text_of(window)


def test_that_everything_is_reached_by_key(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = window.edits.desk.header.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.focusWidget() is focus_target(dialog.head)
    for key, section in (
        (Qt.Key.Key_L, "lanes"),
        (Qt.Key.Key_S, "sources"),
        (Qt.Key.Key_R, "eras"),
        (Qt.Key.Key_T, ""),
    ):
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        assert dialog.section == section
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is dialog.pages["lanes"].table
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(window.edits.desk.header.forms))
    form = form_of(window)
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(form, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert form.focusWidget() is form.lines["color"]
    form.lines["color"].setText("teal")  # typed, it would open a list of names that offscreen cannot
    QTest.keyClick(form.lines["color"], Qt.Key.Key_Return)
    assert text_of(window) == TEXT.replace("color: 7a5195", "color: teal")
    assert window.edits.desk.header.forms == []


# --- lanes ------------------------------------------------------------------------------------------


def test_that_a_lane_is_renamed_and_its_events_go_along(window: MainWindow) -> None:
    dialog = dialog_on(window, "lanes")
    dialog.pages["lanes"].select(1)
    dialog.buttons["edit"].click()
    form = form_of(window)
    assert form.windowTitle() == "Edit lane “Talk”"
    form.lines["title"].setText("Speeches")
    form.lines["id"].setText("speeches")
    form.check()
    assert form.rows.by_name["id"].told.text() == "1 event refers to “talk” and goes along"
    form.submit()
    assert window.edits.desk.header.forms == []
    expected = TEXT.replace("{id: talk, title: Talk,", "{id: speeches, title: Speeches,")
    assert text_of(window) == expected.replace("lane: talk,", "lane: speeches,")
    assert dialog.said.text() == "Rename lane “Talk” · Ctrl+Z takes it back"
    assert dialog.pages["lanes"].row == 1
    undone(window, "Rename lane “Talk”")


def test_that_the_menu_of_a_lanes_title_edits_it(window: MainWindow) -> None:
    menu: QMenu = window.context_menus.lane_menu("talk")
    [edit] = [action for action in menu.actions() if action.text() == "&Edit lane…"]
    edit.trigger()
    form = form_of(window)
    assert form.lines["id"].text() == "talk"
    form.lines["color"].setText("teal")
    form.submit()
    assert text_of(window) == TEXT.replace("color: 7a5195", "color: teal")
    undone(window, "Change lane “Talk”")


def test_that_the_order_of_lanes_is_changed_by_button_and_key(qtbot: QtBot, window: MainWindow) -> None:
    dialog = dialog_on(window, "lanes")
    qtbot.waitUntil(dialog.isActiveWindow)
    page = dialog.pages["lanes"]
    page.select(0)
    assert not dialog.buttons["up"].isEnabled()
    dialog.buttons["down"].click()
    assert [lane.id for lane in window.document.timeline.lanes] == ["talk", "trip"]
    assert page.row == 1
    lanes = {event.id: event.lane for event in window.document.timeline.events}
    assert lanes == {"departs": "trip", "dam": "trip", "speech": "talk", "trip-end": "trip"}
    assert "title: The trip}  # the main one" in text_of(window)
    QTest.keyClick(
        page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert [lane.id for lane in window.document.timeline.lanes] == ["trip", "talk"]
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [lane.id for lane in window.document.timeline.lanes] == ["talk", "trip"]
    assert dialog.said.text() == "Undone: Move lane “The trip”"
    undone(window, "Move lane “The trip”")


def test_that_the_events_of_a_deleted_lane_go_where_one_says(window: MainWindow) -> None:
    dialog = dialog_on(window, "lanes")
    dialog.pages["lanes"].select(1)
    QTest.keyClick(dialog.pages["lanes"].table, Qt.Key.Key_Delete)
    asked = delete_dialog()
    assert asked.other.isChecked() and asked.instead == "trip"
    asked.accept()
    assert "lane: trip," in text_of(window) and "title: Talk" not in text_of(window)
    undone(window, "Delete lane “Talk”")
    dialog.pages["lanes"].select(1)
    dialog.buttons["delete"].click()
    asked = delete_dialog()
    asked.none.click()
    asked.accept()
    assert "lane:" not in text_of(window)
    undone(window, "Delete lane “Talk”")


def test_that_a_lane_stays_where_one_thinks_better_of_it(window: MainWindow) -> None:
    dialog = dialog_on(window, "lanes")
    dialog.pages["lanes"].select(0)
    dialog.buttons["delete"].click()
    delete_dialog().reject()
    assert text_of(window) == TEXT and not window.pen.undo_name


def test_that_a_lane_without_events_goes_at_once(window: MainWindow) -> None:
    write(window, TEXT.replace("lane: talk, ", ""))
    dialog = dialog_on(window, "lanes")
    dialog.pages["lanes"].select(1)
    dialog.buttons["delete"].click()
    assert [lane.id for lane in window.document.timeline.lanes] == ["trip"]


# --- sources ------------------------------------------------------------------------------------------


def test_that_every_field_of_a_source_is_edited(window: MainWindow) -> None:
    dialog = dialog_on(window, "sources")
    page = dialog.pages["sources"]
    page.select(1)
    shown = [page.model.index(1, column).data() for column in range(page.model.columnCount())]
    assert shown == ["A book", "", "", "book", "2"]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = form_of(window)
    for name, text in (
        ("publisher", "The Press"), ("credit", "archives"), ("published", "May 2010"), ("url", "https://b.example/"),
        ("id", "volume"),
    ):  # fmt: skip
        form.lines[name].setText(text)
    form.submit()
    written = text_of(window)
    line = (
        "  - {id: volume, title: A book, publisher: The Press, credit: archives, published: 2010-05, "
        "url: https://b.example/}\n"
    )
    assert line in written.replace('"https://b.example/"', "https://b.example/")
    assert "sources: volume}" in written and "source: volume, stance" in written
    undone(window, "Change source “A book”")


def test_that_a_copy_is_chosen_and_stored_relative_to_the_file(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "book.txt").write_text("he was never there, they said", encoding="utf-8")
    window.edits.edit_item("sources", "book")
    form = form_of(window)
    assert form.copy is not None
    form.copy.take_file(tmp_path / "kept" / "book.txt")
    form.submit()
    assert "{id: book, title: A book, copy: kept/book.txt}" in text_of(window)
    undone(window, "Change source “A book”")


def test_that_a_missing_copy_is_told_and_may_be_saved(window: MainWindow) -> None:
    window.edits.edit_item("sources", "book")
    form = form_of(window)
    QTest.keyClicks(form.lines["copy"], "nowhere.txt")
    form.check()
    assert "“nowhere.txt” is not there" in form.rows.by_name["copy"].told.text()
    form.submit()
    assert "copy: nowhere.txt" in text_of(window)


def test_that_a_source_that_events_stand_on_is_asked_about(window: MainWindow) -> None:
    dialog = dialog_on(window, "sources")
    dialog.pages["sources"].select(1)
    dialog.buttons["delete"].click()
    asked = delete_dialog()
    assert asked.none.isChecked()
    asked.accept()
    assert "book" not in text_of(window).lower()
    assert "he was never there" in text_of(window)
    undone(window, "Delete source “A book”")
    dialog.pages["sources"].select(1)
    dialog.buttons["delete"].click()
    asked = delete_dialog()
    asked.other.click()
    asked.accept()
    assert "text: he was never there, source: wire" in text_of(window)
    undone(window, "Delete source “A book”")


def test_that_the_menu_of_an_event_edits_the_sources_that_it_stands_on(window: MainWindow) -> None:
    one = window.context_menus.menu_for("departs", QPoint())
    [edit] = [action for action in one.actions() if action.text() == "Edit so&urce…"]
    edit.trigger()
    assert form_of(window).lines["id"].text() == "book"
    form_of(window).done(0)
    two = window.context_menus.menu_for("dam", QPoint())
    [menu] = [action.menu() for action in two.actions() if action.text() == "Edit so&urce"]
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["“By train”", "“A book”"]
    menu.actions()[0].trigger()
    assert form_of(window).lines["id"].text() == "wire"


# --- eras -----------------------------------------------------------------------------------------------


def test_that_eras_are_added_changed_moved_and_deleted(window: MainWindow) -> None:
    dialog = dialog_on(window, "eras")
    page = dialog.pages["eras"]
    dialog.buttons["add"].click()
    form = form_of(window)
    form.lines["title"].setText("Meanwhile")
    form.lines["date"].setText("2005")
    form.submit()
    assert [era.title for era in window.document.timeline.eras] == ["Before", "After", "Meanwhile"]
    undone(window, "Add era “Meanwhile”")
    page.select(0)
    dialog.buttons["edit"].click()
    form = form_of(window)
    form.lines["date"].setText("2001/2003")
    form.submit()
    assert text_of(window) == TEXT.replace("2001/2002", "2001/2003")
    undone(window, "Change era “Before”")
    dialog.buttons["down"].click()
    assert [era.title for era in window.document.timeline.eras] == ["After", "Before"]
    undone(window, "Move era “Before”")
    page.select(1)
    dialog.buttons["delete"].click()
    assert [era.title for era in window.document.timeline.eras] == ["Before"]
    undone(window, "Delete era “After”")


def test_that_a_wrong_date_of_an_era_is_told_at_its_field(window: MainWindow) -> None:
    dialog = dialog_on(window, "eras")
    dialog.pages["eras"].select(0)
    dialog.buttons["edit"].click()
    form = form_of(window)
    form.lines["date"].setText("2001-13")
    form.submit()
    assert "there is no month 13" in form.rows.by_name["date"].told.text()
    assert "there is no month 13" in form.lines["date"].accessibleDescription()
    assert text_of(window) == TEXT


# --- others at work -------------------------------------------------------------------------------------


def test_that_an_open_form_takes_what_others_write(window: MainWindow) -> None:
    window.edits.edit_item("lanes", "talk")
    form = form_of(window)
    form.lines["title"].setText("Mine")
    write(window, TEXT.replace("title: Talk, color: 7a5195", "title: Theirs, color: red"))
    assert form.lines["color"].text() == "red"
    assert form.lines["title"].text() == "Mine"
    assert form.rows.by_name["title"].told.text() == "In the file it says “Theirs” by now"
    form.submit()
    assert "{id: talk, title: Mine, color: red}" in text_of(window)


def test_that_a_change_nobody_has_heard_of_yet_is_told_before_it_is_written_over(window: MainWindow) -> None:
    window.edits.edit_item("lanes", "talk")
    form = form_of(window)
    form.lines["title"].setText("Mine")
    assert window.document.path is not None
    window.document.path.write_text(TEXT.replace("title: Talk", "title: Theirs"), encoding="utf-8")
    form.submit()
    assert form.isVisible()
    assert "changed in the file meanwhile" in form.refusal
    assert "“Theirs”" in form.rows.by_name["title"].told.text()
    assert "title: Theirs" in text_of(window)
    form.submit()
    assert "title: Mine" in text_of(window)


def test_that_an_item_which_somebody_took_out_is_added_again(window: MainWindow) -> None:
    window.edits.edit_item("sources", "wire")
    form = form_of(window)
    form.lines["title"].setText("By ship")
    lines = [line for line in TEXT.splitlines(keepends=True) if "id: wire" not in line]
    write(window, "".join(lines))
    assert "saving adds it again" in form.refusal
    form.submit()
    source = window.document.timeline.source("wire")
    assert source is not None and (source.title, source.publisher) == ("By ship", "The Wire")


def test_that_the_dialog_follows_the_file_and_says_where_it_cannot(window: MainWindow) -> None:
    dialog = dialog_on(window, "lanes")
    page = dialog.pages["lanes"]
    page.select(1)
    write(window, TEXT.replace("  - {id: trip,", "  - {id: first, title: A new one}\n  - {id: trip,"))
    assert [item["id"] for item in page.model.items] == ["first", "trip", "talk"]
    assert page.selected is not None and page.selected["id"] == "talk"


def test_that_a_dialog_of_one_file_changes_no_other(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_on(window, "lanes")
    (tmp_path / "other").mkdir()
    other = sample_file(tmp_path / "other", TEXT)
    window.document.open(other)
    qtbot.waitUntil(lambda: not window.document.is_reading)
    assert dialog.said.text() == "Another file is open in the window by now"
    assert not dialog.pages["lanes"].isEnabled()


def test_that_a_form_of_one_file_writes_into_no_other(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.edits.edit_item("lanes", "talk")
    form = form_of(window)
    form.lines["title"].setText("Mine")
    (tmp_path / "other").mkdir()
    window.document.open(sample_file(tmp_path / "other", TEXT))
    qtbot.waitUntil(lambda: not window.document.is_reading)
    form.submit()
    assert "Another file is open" in form.refusal
    assert text_of(window) == TEXT


def test_that_what_was_typed_is_not_given_up_unasked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("header.section_form", "header.timeline_dialog"):
        monkeypatch.setattr(f"viewer.ui.forms.{module}.ask", lambda *_: 1)
    dialog = dialog_on(window)
    typed(dialog.head, "title", "Mine")
    window.edits.edit_item("lanes", "talk")
    form = form_of(window)
    form.lines["title"].setText("Mine too")
    form.reject()
    dialog.reject()
    assert form.isVisible() and dialog.isVisible()
    assert not window.close()
    for module in ("header.section_form", "header.timeline_dialog"):
        monkeypatch.setattr(f"viewer.ui.forms.{module}.ask", lambda *_: 0)
    form.reject()
    dialog.reject()
    assert window.edits.desk.header.dialog is None and window.edits.desk.header.forms == []


def test_that_a_broken_entry_stands_in_the_way_only_where_it_must(window: MainWindow) -> None:
    broken = "  - date: 2011-08-22\n    title: Said: a word\n"
    write(window, TEXT.replace("  - date: 2011-08-21\n", f"{broken}  - date: 2011-08-21\n"))
    head = dialog_on(window).head
    typed(head, "title", "Another journey")
    head.submit()
    assert "title: Another journey\n" in text_of(window) and broken in text_of(window)
    write(window, TEXT + broken)
    dialog = window.edits.desk.header.dialog
    assert dialog is not None
    assert dialog.said.text() == "The file has a mistake that must be repaired first; see its problems"
    assert not dialog.head.isEnabled()
    write(window, TEXT)
    assert dialog.head.isEnabled() and dialog.said.text() == ""


# --- colours ----------------------------------------------------------------------------------------------


def test_that_a_colour_is_chosen_from_the_palette_or_picked(qtbot: QtBot) -> None:
    editor = ColorEditor(LIGHT)
    qtbot.addWidget(editor)
    assert len(PALETTE) == len(LIGHT.lane_colors)
    editor.menu.aboutToShow.emit()
    offered = {action.text(): action for action in editor.menu.actions()}
    offered["Violet"].trigger()
    assert editor.value() == "7a5195"
    offered["seagreen"].trigger()
    assert editor.value() == "seagreen"
    offered["&Chosen by Dateline"].trigger()
    assert editor.value() is None
    editor.ask()
    [dialog] = editor.findChildren(QColorDialog)
    dialog.setCurrentColor(QColor("#123456"))
    dialog.accept()
    assert editor.value() == "123456"


def test_that_what_the_form_cannot_show_stays(window: MainWindow) -> None:
    write(window, TEXT.replace("{id: book, title: A book}", "{id: book, title: [A, book], x-shelf: 7}"))
    window.edits.edit_item("sources", "book")
    form = form_of(window)
    form.lines["publisher"].setText("The Press")
    form.submit()
    assert "{id: book, title: [A, book], publisher: The Press, x-shelf: 7}" in text_of(window)
