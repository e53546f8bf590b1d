"""The window as a pen: add, edit, conflict, undo, crash, all on a real file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.model.fields import Fields
from viewer.shipped import shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.forms.conflict_dialog import ConflictDialog
from viewer.ui.forms.drafts import Draft, DraftStore
from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.header.section_form import SectionForm
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


def window_on(qtbot: QtBot, folder: Path, text: str = SAMPLE) -> MainWindow:
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(folder, text))
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture(autouse=True)
def _given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer the question of a form that closes with something unsaved in it."""
    monkeypatch.setattr("viewer.ui.forms.event_form.ask", lambda *_: 0)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def text_of(window: MainWindow) -> str:
    assert window.document.path is not None
    return window.document.path.read_text(encoding="utf-8")


def the_form(window: MainWindow) -> EventForm:
    [form] = window.edits.desk.forms
    return form


def typed(form: EventForm, name: str, text: str) -> None:
    line = form.rows[name].editor.line  # type: ignore[attr-defined]
    line.setText(text)


def test_that_an_event_is_added_by_the_form_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["add"].trigger()
    form = the_form(window)
    typed(form, "date", "2011-08-24")
    typed(form, "title", "Goes on")
    with qtbot.waitSignal(form.accepted):
        form.submit()
    assert text_of(window) == SAMPLE + "  - {date: 2011-08-24, title: Goes on}\n"
    assert window.state.selected_id == "goes-on-2011-08-24"
    assert window.edits.desk.forms == []
    assert window.actions_["undo"].text() == "&Undo Add “Goes on”"
    window.actions_["undo"].trigger()
    assert text_of(window) == SAMPLE
    window.actions_["redo"].trigger()
    assert window.document.timeline.event("goes-on-2011-08-24") is not None


def test_that_one_event_after_another_is_added(window: MainWindow) -> None:
    window.actions_["add"].trigger()
    form = the_form(window)
    assert form.another is not None
    form.another.click()
    assert the_form(window) is form and form.refusal
    typed(form, "date", "2011-08-24")
    typed(form, "title", "Goes on")
    form.rows["lane"].editor.set_value("talk")
    form.another.click()
    following = the_form(window)
    assert following is not form
    assert following.fields() == {"lane": "talk"}
    assert text_of(window) == SAMPLE + "  - {date: 2011-08-24, title: Goes on, lane: talk}\n"
    typed(following, "date", "2011-08-25")
    typed(following, "title", "And on")
    following.submit()
    assert window.edits.desk.forms == []
    window.edits.edit_event("departs")
    assert the_form(window).another is None


def test_that_the_pencil_of_the_pane_opens_the_form(window: MainWindow) -> None:
    window.pane.refresh()
    assert not window.pane.footer.edit.isVisible()
    window.state.select("departs")
    assert window.pane.footer.edit.isVisible()
    window.pane.footer.edit.click()
    assert the_form(window).fields()["title"] == "Departs"


def test_that_a_problem_of_an_event_leads_to_its_form(qtbot: QtBot, tmp_path: Path) -> None:
    text = SAMPLE.replace("title: Departs,", "title: Departs, status: sure,").replace(
        "title: A book", "title: A book, x: y"
    )
    window = window_on(qtbot, tmp_path, text)
    window.show_problems()
    panel = window.problems.panel
    owners = [problem.event_id for problem in panel.model.problems]
    assert "departs" in owners and "" in owners
    panel.choose(owners.index(""))
    assert not panel.bar.edit.isEnabled()
    panel.choose(owners.index("departs"))
    panel.bar.edit.click()
    assert the_form(window).fields()["status"] == "sure"


def test_that_f2_edits_the_selected_event(qtbot: QtBot, window: MainWindow) -> None:
    window.state.select("departs")
    QTest.keyClick(window.view.canvas, Qt.Key.Key_F2)
    form = the_form(window)
    assert form.fields()["title"] == "Departs"
    typed(form, "title", "Leaves: at last")
    form.submit()
    assert text_of(window) == SAMPLE.replace("title: Departs", 'title: "Leaves: at last"')
    assert window.state.selected_id == "departs"


def test_that_enter_opens_the_pane_and_then_the_form(window: MainWindow) -> None:
    window.actions_["pane"].trigger()
    window.state.select("departs")
    QTest.keyClick(window.view.canvas, Qt.Key.Key_Return)
    assert window.pane.isVisible()
    assert window.edits.desk.forms == []
    QTest.keyClick(window.view.canvas, Qt.Key.Key_Return)
    assert the_form(window).fields()["title"] == "Departs"


def test_that_an_open_form_offers_a_source_added_meanwhile(window: MainWindow) -> None:
    window.edits.edit_event("departs")
    form = the_form(window)
    sources = form.rows["sources"].editor
    typed(form, "sources", "Late news")
    assert sources.value() == "book"
    assert window.document.path is not None
    grown = SAMPLE.replace("sources:\n", "sources:\n  - {id: late, title: Late news}\n", 1)
    window.document.path.write_text(grown, encoding="utf-8")
    window.document.refresh()
    assert sources.value() == ["book", "late"]


def test_that_asking_twice_opens_one_form(window: MainWindow) -> None:
    window.edits.edit_event("dam")
    window.edits.edit_event("dam")
    assert len(window.edits.desk.forms) == 1


def test_that_a_duplicate_has_all_but_the_id(window: MainWindow) -> None:
    window.state.select("departs")
    window.actions_["duplicate"].trigger()
    form = the_form(window)
    assert form.fields() == {"date": "2011-08-20", "title": "Departs", "sources": "book"}
    typed(form, "title", "Departs again")
    form.submit()
    added = "  - {date: 2011-08-20, title: Departs again, sources: book}\n"
    assert [line for line in text_of(window).splitlines(True) if line not in SAMPLE] == [added]


def test_that_deleting_selects_the_next_event_and_can_be_undone(window: MainWindow) -> None:
    window.state.select("dam")
    window.actions_["delete"].trigger()
    assert window.document.timeline.event("dam") is None
    assert window.state.selected_id == "speech"
    window.actions_["undo"].trigger()
    assert text_of(window) == SAMPLE


def test_that_an_empty_place_offers_an_event_at_its_date(window: MainWindow) -> None:
    canvas = window.view.canvas
    scene = canvas.on_screen.scene
    assert scene is not None
    menu = window.context_menus.menu_for("", canvas.mapToGlobal(QPoint(400, round(scene.lanes[1].y) + 9)))
    action = menu.actions()[0]
    assert isinstance(action, QAction) and action.text() == "&Add event here…"
    action.trigger()
    assert str(the_form(window).fields()["date"]).startswith("2011-08-2")
    assert the_form(window).fields()["lane"] == "talk"


def test_that_somebody_elses_change_of_the_entry_is_shown_side_by_side(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.edits.edit_event("dam")
    form = the_form(window)
    typed(form, "title", "Mine")
    assert window.document.path is not None
    theirs = SAMPLE.replace("title: Sees the dam", "title: Theirs").replace("place: Amur", "place: Bureya")
    window.document.path.write_text(theirs, encoding="utf-8")
    form.submit()
    assert text_of(window) == theirs
    [dialog] = form.findChildren(ConflictDialog)
    assert dialog.names == ["title", "place"]
    with qtbot.waitSignal(form.accepted):
        dialog.accept()
    assert text_of(window) == theirs.replace("title: Theirs", "title: Mine")


def test_that_what_somebody_deleted_can_be_added_anew(qtbot: QtBot, window: MainWindow) -> None:
    window.edits.edit_event("departs")
    form = the_form(window)
    typed(form, "title", "Leaves")
    assert window.document.path is not None
    line = "  - {date: 2011-08-20, title: Departs, id: departs, sources: book}\n"
    window.document.path.write_text(SAMPLE.replace(line, ""), encoding="utf-8")
    form.submit()
    [box] = form.findChildren(QMessageBox)
    with qtbot.waitSignal(form.accepted):
        box.buttons()[0].click()
    event = window.document.timeline.event("departs")
    assert event is not None and event.title == "Leaves"


def test_that_a_file_that_cannot_be_written_leaves_the_form_as_it_is(window: MainWindow) -> None:
    window.edits.edit_event("dam")
    form = the_form(window)
    typed(form, "title", "Long work")
    assert window.document.path is not None
    window.document.path.chmod(0o444)
    form.submit()
    assert form.refusal == "events.yaml is read-only; save a copy, or allow writing to it"
    assert form.fields()["title"] == "Long work"
    assert text_of(window) == SAMPLE


def test_that_a_form_saves_to_no_other_file_than_its_own(window: MainWindow, tmp_path: Path) -> None:
    window.edits.edit_event("dam")
    form = the_form(window)
    typed(form, "title", "Long work")
    other = tmp_path / "other.yaml"
    other.write_text(SAMPLE, encoding="utf-8")
    window.commands.open_path(other)
    form.submit()
    assert form.refusal == "events.yaml is no longer open in the window; open it again to save this"
    assert other.read_text(encoding="utf-8") == SAMPLE
    window.commands.open_path(tmp_path / "events.yaml")
    form.submit()
    assert text_of(window) == SAMPLE.replace("Sees the dam", "Long work")


def test_that_the_read_only_example_offers_a_copy(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[int] = []
    monkeypatch.setattr(type(window.commands), "is_read_only", property(lambda _self: True))
    monkeypatch.setattr(window.commands, "offer_copy", lambda: offered.append(1))
    window.actions_["add"].trigger()
    window.edits.edit_event("dam")
    window.edits.delete_event("dam")
    assert offered == [1, 1, 1]
    assert window.edits.desk.forms == []


def test_that_a_window_with_unsaved_work_stays_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up = [False]
    monkeypatch.setattr("viewer.ui.forms.event_form.ask", lambda *_: 0 if given_up[0] else 1)
    window.edits.edit_event("dam")
    typed(the_form(window), "title", "Long work")
    assert not window.close()
    assert window.isVisible()
    given_up[0] = True
    assert window.close()


def test_that_a_source_and_a_lane_are_added_and_known_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["add_source"].trigger()
    [form] = window.findChildren(SectionForm)
    form.submit()
    assert form.refusal == "A title is needed"
    form.lines["title"].setText("The Other: a paper")
    form.lines["published"].setText("99 Aug 2011")
    form.submit()
    assert "“99 Aug 2011” is not a date" in form.refusal
    assert text_of(window) == SAMPLE
    form.lines["published"].setText("21 Aug 2011")
    with qtbot.waitSignal(form.accepted):
        form.submit()
    line = '  - {id: the-other-a-paper, title: "The Other: a paper", published: 2011-08-21}\n'
    assert text_of(window) == SAMPLE.replace("events:\n", line + "events:\n")
    assert window.document.timeline.source("the-other-a-paper") is not None
    assert window.actions_["undo"].text() == "&Undo Add source “The Other: a paper”"
    window.actions_["undo"].trigger()
    window.actions_["add_lane"].trigger()
    lane_form = next(one for one in window.findChildren(SectionForm) if one.section == "lanes")
    lane_form.lines["title"].setText("Another")
    lane_form.submit()
    assert [lane.id for lane in window.document.timeline.lanes] == ["trip", "talk", "another"]


# --- after a crash ----------------------------------------------------------------------------------


def drafts_of(window: MainWindow) -> list[Path]:
    return sorted((window.settings.folder / "drafts").glob("*.json"))


def test_that_what_is_typed_is_kept_until_it_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    window.edits.edit_event("dam")
    form = the_form(window)
    typed(form, "title", "Long work")
    qtbot.waitUntil(lambda: len(drafts_of(window)) == 1)
    form.submit()
    assert drafts_of(window) == []


def dead_process() -> int:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def crashed_draft(folder: Path, path: Path) -> Path:
    """Leave a draft as a program that was killed would."""
    file = folder / f"form-{dead_process()}-1.json"
    before: Fields = {"date": "2011-08-20", "title": "Departs", "id": "departs", "sources": "book"}
    DraftStore(folder).keep(Draft(path, "departs", "Change", before, {**before, "title": "Unsaved"}, file))
    return file


@pytest.mark.parametrize(
    ("button", "forms", "left"), [("&Open again", 1, 0), ("&Discard", 0, 0), ("&Later", 0, 1)]
)
def test_that_a_form_lost_in_a_crash_is_offered_again(
    qtbot: QtBot, tmp_path: Path, button: str, forms: int, left: int
) -> None:
    crashed_draft(tmp_path / "drafts", tmp_path / "events.yaml")
    window = window_on(qtbot, tmp_path)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    [box] = window.findChildren(QMessageBox)
    assert "“Unsaved”" in box.text()
    next(one for one in box.buttons() if one.text() == button).click()
    assert len(window.edits.desk.forms) == forms
    assert len(drafts_of(window)) == left
    for form in window.edits.desk.forms:
        assert form.fields()["title"] == "Unsaved"
        assert form.is_changed
        form.submit()
        assert text_of(window) == SAMPLE.replace("title: Departs", "title: Unsaved")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"path": 3}', '{"path": "x", "event_id": "", "verb": ""}', "[" * 5000]
)
def test_that_a_damaged_draft_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / f"form-{dead_process()}-1.json").write_text(content)
    (tmp_path / "form-x.json").write_text(content)
    assert DraftStore(tmp_path).left_behind(Path("x")) == []


def test_that_another_running_window_keeps_its_drafts(tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    store.keep(Draft(Path("x"), "", "Add", {}, {"title": "T"}, store.new_file()))
    assert store.left_behind(Path("x")) == []


# --- the shipped file --------------------------------------------------------------------------------


def test_that_every_shipped_event_goes_through_its_form_unharmed(qtbot: QtBot, tmp_path: Path) -> None:
    text = shipped_timeline().read_text(encoding="utf-8")
    window = window_on(qtbot, tmp_path, text)
    for event in window.document.timeline.events:
        window.edits.edit_event(event.id)
        form = the_form(window)
        assert not form.is_changed
        assert form.rows["title"].told.isHidden()
        form.submit()
        assert text_of(window) == text
    assert window.pen.undo_name == ""


def test_that_adding_to_the_shipped_file_adds_lines_only(qtbot: QtBot, tmp_path: Path) -> None:
    text = shipped_timeline().read_text(encoding="utf-8")
    window = window_on(qtbot, tmp_path, text)
    window.edits.add_event("2011-08-28")
    form = the_form(window)
    typed(form, "title", "Another: event")
    form.submit()
    added = text_of(window)
    assert added.startswith(text)
    assert added.removeprefix(text) == '\n  - date: 2011-08-28\n    title: "Another: event"\n'


def test_that_an_entry_moves_up_and_down_in_the_file_and_back(qtbot: QtBot, window: MainWindow) -> None:
    before, actions = text_of(window), window.actions_
    by_place = sorted(window.state.timeline.events, key=lambda event: event.index)
    first, last = by_place[0].id, by_place[-1].id
    window.state.select(first)
    assert not actions["move_up"].isEnabled()
    actions["move_down"].trigger()
    moved = sorted(window.state.timeline.events, key=lambda event: event.index)
    assert [event.id for event in moved[:2]] == [by_place[1].id, first]
    assert window.state.selected_id == first
    assert window.pen.undo_name == f"Move “{by_place[0].title}”"
    actions["move_up"].trigger()
    assert text_of(window) == before
    for _ in range(len(by_place) - 1):
        actions["move_down"].trigger()
    assert not actions["move_down"].isEnabled()
    assert max(window.state.timeline.events, key=lambda event: event.index).id == first
    for _ in range(len(by_place) - 1):
        window.pen.undo()
    assert text_of(window) == before
    window.state.select(last)
    assert actions["move_up"].isEnabled() and not actions["move_down"].isEnabled()


def test_that_undo_and_redo_select_the_event_in_question(window: MainWindow) -> None:
    window.state.select("dam")
    window.actions_["delete"].trigger()
    window.state.select("departs")
    window.actions_["undo"].trigger()
    assert window.state.selected_id == "dam"
    window.state.select("departs")
    window.actions_["edit"].trigger()
    form = the_form(window)
    typed(form, "title", "Leaves")
    form.submit()
    window.state.select("dam")
    window.actions_["undo"].trigger()
    assert window.state.selected_id == "departs"
    window.state.select("dam")
    window.actions_["redo"].trigger()
    assert window.state.selected_id == "departs"


def test_that_undoing_an_added_event_and_redoing_it_selects_it_again(window: MainWindow) -> None:
    window.actions_["add"].trigger()
    form = the_form(window)
    typed(form, "date", "2011-08-24")
    typed(form, "title", "Goes on")
    form.submit()
    added = window.state.selected_id
    window.actions_["undo"].trigger()
    assert window.state.selected_id != added
    window.actions_["redo"].trigger()
    assert window.state.selected_id == added


@pytest.mark.parametrize("place", ["pane", "search", "overview"])
def test_that_delete_anywhere_else_leaves_the_event_in_the_file(window: MainWindow, place: str) -> None:
    window.state.select("dam")
    widget = {
        "pane": next(text for text in window.pane.findChildren(QTextEdit) if text.isVisible()),
        "search": window.search,
        "overview": window.view.overview,
    }[place]
    widget.setFocus()
    assert widget.hasFocus()
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    assert text_of(window) == SAMPLE


def test_that_delete_on_the_canvas_takes_the_event_out(window: MainWindow) -> None:
    window.state.select("dam")
    window.view.canvas.setFocus()
    QTest.keyClick(window.view.canvas, Qt.Key.Key_Delete)
    assert window.document.timeline.event("dam") is None


def test_that_f2_and_the_walk_work_from_the_pane_too(window: MainWindow) -> None:
    window.state.select("departs")
    text = next(text for text in window.pane.findChildren(QTextEdit) if text.isVisible())
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    following = window.state.selected_id
    assert following != "departs"
    pane_text = next(text for text in window.pane.findChildren(QTextEdit) if text.isVisible())
    pane_text.setFocus()
    QTest.keyClick(pane_text, Qt.Key.Key_F2)
    assert the_form(window).fields()["title"] == window.state.timeline.event(following).title  # type: ignore[union-attr]
