"""The Import window: what it asks and shows is what it writes, and it writes nothing before its button."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from import_samples import SLASHES, choose_file, desk, foreign, importing, settled
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE, settings_in

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.foreign_file import draft_of
from viewer.exchange.new_file import as_new_file
from viewer.exchange.page.embedded import GENERATOR, file_link
from viewer.files.read.reader import read_file
from viewer.files.write.edits import fields_of
from viewer.ui.application.program import Program
from viewer.ui.exchange.import_window import ImportWindow
from viewer.ui.exchange.notice import ImportNotice
from viewer.ui.exchange.report_dialog import ReportDialog
from viewer.ui.kit.dialogs.rows import RowsView
from viewer.ui.look.chrome import style_sheet
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled(), button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choice(shown: ImportWindow, name: str, answer: str) -> QPushButton:
    found = shown.questions.findChild(QPushButton, f"{name}={answer}")
    assert isinstance(found, QPushButton)
    return found


def titles(shown: ImportWindow) -> list[str]:
    return [event.title for event in shown.preview.state.timeline.events]


# --- questions and preview ----------------------------------------------------------------------


def test_that_an_open_question_is_asked_and_its_answer_draws_the_timeline(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path, SLASHES))
    assert shown.trial is None and titles(shown) == []
    assert not shown.new.isEnabled() and not shown.add.isEnabled() and not shown.save_report.isEnabled()
    assert "“03/04/2011” is 3 April 2011" in choice(shown, "dates", "dmy").text()
    assert "“03/04/2011” is 4 March 2011" in choice(shown, "dates", "mdy").text()
    assert shown.focusWidget() is choice(shown, "dates", "dmy")
    press(qtbot, choice(shown, "dates", "mdy"))
    settled(qtbot, shown)
    assert titles(shown) == ["One", "Two", "Three"]
    assert shown.preview.state.timeline.events[0].date.text == "2011-03-04"
    assert shown.preview.listing.table.event_count == 3
    assert choice(shown, "dates", "mdy").isChecked() and choice(shown, "dates", "mdy").text().startswith("✓")
    press(qtbot, choice(shown, "dates", "dmy"))
    settled(qtbot, shown)
    assert shown.preview.state.timeline.events[0].date.text == "2011-04-03"
    shown.reject()


def test_that_nothing_is_said_in_an_empty_strip_while_the_file_is_being_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shown = ImportWindow(
        foreign(tmp_path, SLASHES), lambda: (None, "", ""), settings_in(tmp_path), Appearance("light")
    )
    qtbot.addWidget(shown)
    assert shown.is_busy and not shown.progress.isHidden()
    assert shown.message.isHidden() or shown.message.text()
    settled(qtbot, shown)
    assert shown.message.isHidden() or shown.message.text()


def test_that_no_count_of_events_is_shown_before_the_file_has_been_read(qtbot: QtBot, tmp_path: Path) -> None:
    shown = ImportWindow(
        foreign(tmp_path), lambda: (None, "", ""), settings_in(tmp_path), Appearance("light")
    )
    qtbot.addWidget(shown)
    shown.show()
    assert shown.is_busy
    before = [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]
    assert "Reading the file…" in before
    assert [text for text in before if "event" in text] == []
    assert not shown.preview.view.overview.isVisible()
    settled(qtbot, shown)
    preview, listing = shown.preview, shown.preview.listing
    assert listing.count.isVisible() and listing.count.text() == "3 events"
    assert preview.view.overview.isVisible()
    assert listing.width() == pytest.approx(0.36 * preview.width(), abs=8)


def test_that_no_button_writes_while_an_answer_is_worked_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    buttons = (shown.new, shown.add, shown.save_report)
    assert all(button.isEnabled() for button in buttons)
    shown.answer("lanes", "tags")
    assert shown.is_busy and not any(button.isEnabled() for button in buttons)
    assert len(titles(shown)) == 3  # what is shown stays until then
    settled(qtbot, shown)
    assert all(button.isEnabled() for button in buttons)
    shown.reject()


def test_that_groups_become_tags_and_lanes_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    assert [lane.title for lane in shown.preview.state.timeline.lanes] == ["March", "Camp"]
    press(qtbot, choice(shown, "lanes", "tags"))
    settled(qtbot, shown)
    assert [lane.id for lane in shown.preview.state.timeline.lanes] == [""]
    assert shown.preview.state.timeline.events[0].tags == ("March",)
    press(qtbot, choice(shown, "lanes", "yes"))
    settled(qtbot, shown)
    assert len(shown.preview.state.timeline.lanes) == 2
    shown.reject()


def test_that_a_column_can_be_another_field(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from viewer.ui.exchange.columns_table import ColumnsTable

    shown = importing(qtbot, window, foreign(tmp_path))
    table = shown.questions.findChild(ColumnsTable)
    assert isinstance(table, ColumnsTable)
    assert [box.currentText() for box in table.boxes] == ["Date", "Title", "Summary", "Lane", "Kept aside"]
    table.boxes[4].setCurrentIndex(table.boxes[4].findText("Title"))
    settled(qtbot, shown)
    assert titles(shown)[0] == "red"
    table = shown.questions.findChild(ColumnsTable)
    assert isinstance(table, ColumnsTable)
    assert [box.currentText() for box in table.boxes] == ["Date", "Kept aside", "Summary", "Lane", "Title"]
    shown.reject()


def test_that_without_a_column_of_dates_one_is_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    text = "Who,What,Then\nAnna,sings,soon\nBert,dances,1911\nCarl,rests,later\n"
    shown = importing(qtbot, window, foreign(tmp_path, text))
    assert shown.trial is None
    said = [label.text() for label in shown.questions.findChildren(QLabel)]
    assert any("which column has the dates?" in text for text in said)
    from viewer.ui.exchange.columns_table import ColumnsTable

    table = shown.questions.findChild(ColumnsTable)
    assert isinstance(table, ColumnsTable)
    table.boxes[2].setCurrentIndex(table.boxes[2].findText("Date"))
    settled(qtbot, shown)
    assert len(titles(shown)) == 1
    shown.reject()


def test_that_every_field_of_a_table_can_be_chosen() -> None:
    from viewer.exchange.readers.table_columns import WORDS
    from viewer.ui.exchange.columns_table import FIELD_WORDS

    assert set(FIELD_WORDS) == {"", *WORDS}


def test_that_an_encoding_is_shown_in_words_and_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    data = "Date,Title\n1911,Käse\n1912,Brötchen\n".encode("cp1252")
    shown = importing(qtbot, window, foreign(tmp_path, data))
    assert "“Käse”" in choice(shown, "encoding", "cp1252").text()
    press(qtbot, choice(shown, "encoding", "cp1252"))
    settled(qtbot, shown)
    assert titles(shown) == ["Käse", "Brötchen"]
    shown.reject()


def test_that_a_zone_is_taken_and_an_unknown_one_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QLineEdit

    shown = importing(qtbot, window, foreign(tmp_path, "Date,Title\n1911-03-04 10:30,One\n"))
    line = shown.questions.findChild(QLineEdit, "zone")
    assert isinstance(line, QLineEdit)
    line.setText("Mars/Base")
    line.editingFinished.emit()
    assert any(
        "“Mars/Base” is no time zone" in label.text() for label in shown.questions.findChildren(QLabel)
    )
    assert not shown.is_busy
    line.setText("Asia/Seoul")
    line.editingFinished.emit()
    settled(qtbot, shown)
    assert shown.trial is not None and shown.trial.draft.time_zone == "Asia/Seoul"
    shown.reject()


def test_that_answers_give_what_the_command_line_gives(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = foreign(tmp_path, SLASHES)
    shown = importing(qtbot, window, path)
    press(qtbot, choice(shown, "dates", "mdy"))
    settled(qtbot, shown)
    _, draft = as_new_file(draft_of(path, Answers(path.name, "mdy")))
    assert shown.trial is not None and shown.trial.draft.digest() == draft.digest()
    shown.reject()


# --- the report ---------------------------------------------------------------------------------


def test_that_tabs_count_and_a_row_names_place_text_and_what_became_of_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    report = shown.report
    assert [report.tabs.tabText(place) for place in range(4)] == [
        "Changed  1", "Kept aside  1", "Lost  0", "Not imported  1",
    ]  # fmt: skip
    report.show_kind(NoteKind.NOT_IMPORTED)
    cells = [report.model.index(0, column).data() for column in range(3)]
    assert cells[0] == "row 4" and "Nobody knows when" in cells[1] and cells[2] == "no date"
    report.show_kind(NoteKind.KEPT)
    report.table.selectRow(0)
    assert report.model.index(0, 0).data() == "row 2"
    assert shown.preview.state.selected_id == "sets-out"
    assert report.detail.text().splitlines()[1] == "kept under x-columns: Colour"
    report.show_kind(NoteKind.LOST)
    assert report.table.nothing.isVisibleTo(report) and report.table.nothing.text() == "Nothing is lost."
    shown.reject()


def test_that_the_report_is_saved_whole_as_text_and_as_json(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"19{n},Thing {n},blue\n" for n in range(10, 40))
    shown = importing(qtbot, window, foreign(tmp_path, f"Date,Title,Colour\n{rows}"))
    choose_file(monkeypatch, tmp_path / "told")
    press(qtbot, shown.save_report)
    text = (tmp_path / "told.txt").read_text()
    assert text.startswith("30 records: 30 events; ")
    assert f"“Colour” (30): {', '.join(f'row {n}' for n in range(2, 32))}" in text
    choose_file(monkeypatch, tmp_path / "told.json")
    press(qtbot, shown.save_report)
    notes = json.loads((tmp_path / "told.json").read_text())
    assert shown.trial is not None and len(notes) == len(shown.trial.draft.notes)
    said: list[str] = []
    monkeypatch.setattr("viewer.ui.exchange.import_desk.warn", lambda *args: said.append(args[2]))
    choose_file(monkeypatch, shown.path)
    press(qtbot, shown.save_report)
    assert len(said) == 1 and shown.path.read_text().startswith("Date,Title,Colour")
    shown.reject()


# --- what is written ----------------------------------------------------------------------------


def test_that_a_new_file_says_what_the_preview_showed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    assert shown.trial is not None
    digest, events = shown.trial.draft.digest(), shown.preview.state.timeline.events
    choose_file(monkeypatch, tmp_path / "mine")
    press(qtbot, shown.new)
    reading = read_file(tmp_path / "mine.yaml")
    assert reading.timeline is not None and reading.timeline.events == events
    written = sorted(reading.timeline.events, key=lambda event: event.index)
    assert [fields_of(reading, event) for event in written] == [e.fields for e in shown.trial.draft.entries]
    assert shown.trial.draft.digest() == digest
    assert window.document.path == tmp_path / "mine.yaml" and desk(window).shown is None
    notice = desk(window).notices.notice
    assert isinstance(notice, ImportNotice)
    assert notice.words.text() == "3 events imported from trip.csv · 1 changed, 1 not imported"
    assert notice.undo.isHidden()


def test_that_a_file_that_is_there_is_not_written_over(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("viewer.ui.exchange.import_desk.warn", lambda *args: said.append(args[2]))
    shown = importing(qtbot, window, foreign(tmp_path))
    choose_file(monkeypatch, tmp_path / "events.yaml")
    press(qtbot, shown.new)
    assert said == [f"{tmp_path / 'events.yaml'} exists already; choose another name."]
    assert (tmp_path / "events.yaml").read_text() == SAMPLE and shown.isVisible()
    shown.reject()


def test_that_adding_is_one_edit_which_undo_takes_back_to_the_byte(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "events.yaml"
    before = file.read_bytes()
    shown = importing(qtbot, window, foreign(tmp_path))
    assert shown.add.text() == "&Add to “A journey”"
    assert shown.trial is not None and shown.trial.adds is not None
    wished = [entry.fields for entry in shown.trial.adds.draft.entries]
    press(qtbot, shown.add)
    reading = read_file(file)
    assert reading.timeline is not None
    ids = [str(fields["id"]) for fields in wished]
    found = {event.id: fields_of(reading, event) for event in reading.timeline.events}
    assert [found[name] for name in ids] == wished
    assert window.document.timeline.event("sets-out") is not None and window.state.selected_id == "sets-out"
    notice = desk(window).notices.notice
    assert isinstance(notice, ImportNotice)
    assert notice.words.text().startswith("3 events added from trip.csv · ")
    assert notice.words.text().endswith("1 not imported")
    assert notice.undo.isVisibleTo(window)
    window.actions_["undo"].trigger()
    assert file.read_bytes() == before
    assert desk(window).notices.notice is None
    window.actions_["redo"].trigger()
    assert [event.id for event in read_file(file).timeline.events if event.id in ids] == sorted(  # type: ignore[union-attr]
        ids,
        key=lambda name: reading.timeline.event(name).when.start,  # type: ignore[union-attr]
    )


def test_that_the_banner_undoes_reports_and_goes(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    before = file.read_bytes()
    press(qtbot, importing(qtbot, window, foreign(tmp_path)).add)
    notice = desk(window).notices.notice
    assert isinstance(notice, ImportNotice)
    notice.report.click()
    report = window.findChildren(ReportDialog)[-1]
    report.panel.show_kind(NoteKind.KEPT)
    window.state.select("dam")
    report.panel.table.selectRow(0)
    assert window.state.selected_id == "sets-out"
    report.accept()
    notice.undo.click()
    assert file.read_bytes() == before and desk(window).notices.notice is None
    press(qtbot, importing(qtbot, window, foreign(tmp_path)).add)
    again = desk(window).notices.notice
    assert isinstance(again, ImportNotice)
    again.close_button.click()
    assert desk(window).notices.notice is None and window.notices.isHidden()
    assert file.read_bytes() != before


def _head_left(table: RowsView) -> int:
    """Return where the letters of the first head begin, in pixels from the table's edge."""
    picture = table.horizontalHeader().grab().toImage()
    ground = picture.pixel(1, 1)
    rows = range(1, picture.height() - 2)  # without the line below
    return next(x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in rows))


def test_that_heads_stand_over_their_cells_in_the_report_of_an_import_that_was_made(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.setStyleSheet(style_sheet(LIGHT.colors))
    shown = importing(qtbot, window, foreign(tmp_path))
    wanted = _head_left(shown.report.table)
    press(qtbot, shown.add)
    notice = desk(window).notices.notice
    assert isinstance(notice, ImportNotice)
    notice.report.click()
    report = window.findChildren(ReportDialog)[-1]
    assert _head_left(report.panel.table) == wanted > 8
    report.accept()


def test_that_the_banner_offers_no_undo_of_something_else(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    press(qtbot, importing(qtbot, window, foreign(tmp_path)).add)
    notice = desk(window).notices.notice
    assert isinstance(notice, ImportNotice)
    window.edits.delete_event("dam")
    assert notice.undo.isHidden() and not notice.report.isHidden()
    window.actions_["undo"].trigger()
    assert not notice.undo.isHidden()


def test_that_what_is_there_already_is_not_offered_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = foreign(tmp_path)
    press(qtbot, importing(qtbot, window, path).add)
    shown = importing(qtbot, window, path)
    assert not shown.add.isEnabled() and shown.add.toolTip() == "All of it stands in the open file already"
    assert "3 in the open file already" in shown.head.text()
    assert shown.new.isEnabled()
    shown.reject()


def test_that_nothing_is_added_while_the_open_file_is_broken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "events.yaml"
    shown = importing(qtbot, window, foreign(tmp_path))
    assert shown.add.isEnabled()
    file.write_text(SAMPLE.replace("lanes:", "lanes: {["))
    window.document.refresh()
    settled(qtbot, shown)
    assert not shown.add.isEnabled() and shown.add.toolTip()
    assert shown.new.isEnabled()
    file.write_text(SAMPLE.replace("Departs", "Goes"))
    window.document.refresh()
    settled(qtbot, shown)
    assert shown.add.isEnabled()
    shown.reject()


def test_that_the_example_that_came_with_the_program_is_not_added_to(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.ui.window.file_commands.is_shipped", lambda _path: True)
    monkeypatch.setattr("viewer.ui.window.file_commands.os.access", lambda *_: False)
    shown = importing(qtbot, window, foreign(tmp_path))
    assert not shown.add.isEnabled() and "example" in shown.add.toolTip()
    shown.reject()


def test_that_a_failure_to_add_is_told_and_leaves_everything(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    (tmp_path / "events.yaml").unlink()
    press(qtbot, shown.add)
    assert shown.isVisible() and shown.message.text().startswith("Nothing was added: ")
    assert not (tmp_path / "events.yaml").exists() and desk(window).notices.notice is None
    shown.reject()


def test_that_cancelling_writes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    press(qtbot, shown.cancel)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    assert desk(window).shown is None


# --- ways in ------------------------------------------------------------------------------------


def test_that_a_dropped_foreign_file_opens_the_window_and_leaves_the_open_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path, before = foreign(tmp_path), window.document.path
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    shown = desk(window).shown
    assert shown is not None and shown.path == path and window.document.path == before
    assert path not in window.settings.recent()
    settled(qtbot, shown)
    other = foreign(tmp_path, "Date,Title\n1915,Other\n", "other.csv")
    again = importing(qtbot, window, other)
    assert again.path == other and titles(again) == ["Other"]
    again.reject()


def test_that_the_menu_asks_for_a_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, foreign(tmp_path))
    window.actions_["import"].trigger()
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    assert len(titles(shown)) == 3
    shown.reject()


def test_that_an_event_file_still_opens_as_one(window: MainWindow, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("title: Own\nevents: [{date: 1999, title: One}]\n")
    window.commands.open_path(own)
    assert window.document.path == own and window.tools.title.text == "Own"


def test_that_a_page_gives_its_event_file_back_as_it_was(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = SAMPLE.replace("A journey", "Another # with a comment")
    page = f'{GENERATOR}1">{file_link("events.yaml", text, "the file")}'
    path = foreign(tmp_path, page, "journey.html")
    choose_file(monkeypatch, tmp_path / "back")
    window.commands.open_path(path)
    assert (tmp_path / "back.yaml").read_text() == text
    assert window.document.path == tmp_path / "back.yaml"
    said: list[str] = []
    monkeypatch.setattr("viewer.ui.exchange.import_desk.warn", lambda *args: said.append(args[2]))
    window.commands.open_path(foreign(tmp_path, page.replace("dam", "dyke"), "altered.html"))
    window.commands.open_path(foreign(tmp_path, f'{GENERATOR}1">', "without.html"))
    assert [line.split(":")[0] for line in said] == ["altered.html", "without.html"]
    assert "altered" in said[0] and "without its event file" in said[1]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"\x00" * 5000, "0 records"),
        ("a.xlsx", b"PK\x03\x04 broken [Content_Types].xml", "the workbook is broken"),
        ("a.timeline", b'<!DOCTYPE x [<!ENTITY a "b">]><data>&a;</data>', "DOCTYPE"),
        ("a.json", b'{"timeline": ' + b"[" * 100_000, "nested"),
        ("a.csv", b"", "the table is empty"),
        ("a.ics", b"BEGIN:VCALENDAR", "0 records"),
        ("a.pdf", b"%PDF-1.4\xff\xfe", "its format is not known"),
    ],
)
def test_that_a_hostile_file_gives_one_clear_line(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = foreign(tmp_path, data, name)
    choose = desk_of(window)
    choose.open(path)
    shown = choose.shown
    assert shown is not None
    settled(qtbot, shown)
    line = shown.message.text() or shown.head.text()
    assert "\n" not in line and said in line and name in line
    assert not shown.add.isEnabled() and not shown.new.isEnabled()
    shown.reject()


def desk_of(window: MainWindow):  # type: ignore[no-untyped-def]
    """Return the desk, made by asking for a file that nobody chooses."""
    from PySide6.QtWidgets import QFileDialog

    ask, QFileDialog.getOpenFileName = QFileDialog.getOpenFileName, lambda *_a, **_k: ("", "")  # type: ignore[method-assign,assignment]
    window.actions_["import"].trigger()
    QFileDialog.getOpenFileName = ask  # type: ignore[method-assign]
    return desk(window)


# --- long files ---------------------------------------------------------------------------------


def test_that_a_long_file_is_read_aside_told_of_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = "".join(f"{1500 + n % 500}-03-04,Thing {n},kind {n % 4}\n" for n in range(30_000))
    path = foreign(tmp_path, f"Date,Title,Category\n{rows}")
    window.commands.open_path(path)
    shown = desk(window).shown
    assert shown is not None and shown.is_busy and not shown.new.isEnabled()
    qtbot.waitUntil(lambda: "…" in shown.head.text() and "%" in shown.head.text(), timeout=20_000)
    assert shown.progress.isVisible() and shown.progress.maximum() == 1000
    assert shown.is_busy
    press(qtbot, shown.cancel)
    assert desk(window).shown is None
    assert (tmp_path / "events.yaml").read_text() == SAMPLE


def test_that_many_events_are_added_beside_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "events.yaml"
    before = file.read_bytes()
    rows = "".join(f"{1500 + n % 500}-03-04,Thing {n}\n" for n in range(600))
    shown = importing(qtbot, window, foreign(tmp_path, f"Date,Title\n{rows}"))
    press(qtbot, shown.add)
    assert window.pen.is_busy and not shown.cancel.isEnabled() and shown.isVisible()
    shown.reject()
    assert shown.isVisible()
    qtbot.waitUntil(lambda: desk(window).notices.notice is not None, timeout=20_000)
    assert len(window.document.timeline.events) == 604
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not window.pen.is_busy, timeout=20_000)
    assert file.read_bytes() == before


# --- keyboard and screen reader -----------------------------------------------------------------


def test_that_the_keyboard_alone_answers_reads_and_adds(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path, SLASHES))
    first = choice(shown, "dates", "dmy")
    assert shown.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Space)
    settled(qtbot, shown)
    assert shown.focusWidget() is choice(shown, "dates", "dmy")
    reached = []
    for _ in range(40):
        shown.focusNextPrevChild(True)
        reached.append(shown.focusWidget())
    for stop in (
        shown.preview.view.canvas, shown.preview.listing.rows, shown.report.tabs, shown.report.table,
        shown.save_report, shown.cancel, shown.add, shown.new, choice(shown, "lanes", "tags"),
    ):  # fmt: skip
        assert stop in reached, stop
    canvas = shown.preview.view.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert shown.preview.state.selected_id
    shown.add.setFocus()
    qtbot.keyClick(shown.add, Qt.Key.Key_Space)
    assert len(window.document.timeline.events) == 7


def test_that_escape_closes_without_writing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert desk(window).shown is None and (tmp_path / "events.yaml").read_text() == SAMPLE


def test_that_everything_has_a_name_for_screen_readers(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QComboBox

    shown = importing(qtbot, window, foreign(tmp_path))
    boxes = shown.questions.findChildren(QComboBox)
    names = [label.text() for label in shown.questions.findChildren(QLabel) if label.buddy() in boxes]
    assert names == [f"What “{head}” is" for head in ("Date", "Title", "Description", "Category", "Colour")]
    assert choice(shown, "lanes", "tags").accessibleName() == "Lanes or tags? Tags."
    assert shown.report.table.accessibleName() == "Changed: 1"
    assert shown.parts.tabs.accessibleName() == "Parts of the import"
    row = shown.report.model.index(0, 0)
    spoken = shown.report.model.data(row, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "row 2, 4 March 1911 · Sets out, the text is HTML (b); its words were taken"
    shown.reject()


def test_that_a_small_window_shows_one_part_at_a_time(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shown = importing(qtbot, window, foreign(tmp_path))
    shown.resize(1280, 800)
    assert shown.parts.tabs.isHidden()
    assert all(part.isVisible() for part in (shown.questions, shown.preview, shown.report))
    shown.resize(700, 500)
    assert shown.parts.tabs.isVisible()
    for place, part in enumerate((shown.questions, shown.preview, shown.report)):
        shown.parts.tabs.setCurrentIndex(place)
        visible = [one for one in (shown.questions, shown.preview, shown.report) if one.isVisible()]
        assert visible == [part]
    assert shown.width() == 700 and shown.height() == 500
    shown.reject()


def test_that_no_text_of_the_file_is_taken_for_markup(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    text = "Date,Title,Category,Tom & <b>Jerry</b>\n1911,One,<i>x</i> & y,z\n1912,Two,b,c\n"
    shown = importing(qtbot, window, foreign(tmp_path, text))
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in shown.questions.findChildren(QLabel)
    )
    shown.reject()


def test_that_a_foreign_file_named_at_the_start_is_imported_over_the_welcome_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    program = Program(qapp, settings_in(tmp_path))
    window = program.made(foreign(tmp_path))
    qtbot.addWidget(window)
    shown = desk(window).shown
    assert shown is not None and window.document.path is None
    settled(qtbot, shown)
    assert len(titles(shown)) == 3
    assert not shown.add.isEnabled() and shown.add.toolTip() == "No file is open" and shown.new.isEnabled()
    assert program.settings.recent() == []
    shown.reject()
