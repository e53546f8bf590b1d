"""A source's copy kept from the window: beside the event file, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.ui.document.document import Document
from viewer.ui.forms.copy_dialog import CopyDialog
from viewer.ui.forms.copy_editor import CopyEditor
from viewer.ui.forms.header.section_form import SectionForm
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window on a copied file; what stands in forms at the end is given up."""
    monkeypatch.setattr("viewer.ui.forms.header.section_form.ask", lambda *_: 0)
    made = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(made)
    made.commands.open_path(sample_file(tmp_path))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.evidence.wait()


def source_form(window: MainWindow, title: str = "Another paper") -> tuple[SectionForm, CopyEditor]:
    window.actions_["add_source"].trigger()
    form = window.findChildren(SectionForm)[-1]
    form.lines["title"].setText(title)
    assert form.copy is not None
    return form, form.copy


def test_that_a_pasted_text_becomes_the_new_sources_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    form, copy = source_form(window)
    copy.take_text("It was very high, they said.")
    form.lines["title"].setText("The other")
    assert copy.line.text() == "copies/the-other.txt"
    assert not (tmp_path / "copies").exists()
    with qtbot.waitSignal(form.accepted):
        form.submit()
    assert (tmp_path / "copies" / "the-other.txt").read_text(encoding="utf-8").startswith("It was very")
    source = window.document.timeline.source("the-other")
    assert source is not None and source.copy == "copies/the-other.txt"
    line = "  - {id: the-other, title: The other, copy: copies/the-other.txt}\n"
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == SAMPLE.replace(
        "events:\n", f"{line}events:\n"
    )


def test_that_undo_leaves_the_copy_and_says_so(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    form, copy = source_form(window)
    copy.take_text("It was very high.")
    with qtbot.waitSignal(form.accepted):
        form.submit()
    window.actions_["undo"].trigger()
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == SAMPLE
    assert (tmp_path / "copies" / "another-paper.txt").exists()
    said = window.status.currentMessage()
    assert said == "Undone: Add source “Another paper”; the copy copies/another-paper.txt stays on the disk"
    window.actions_["redo"].trigger()
    assert window.document.timeline.source("another-paper") is not None
    assert "stays on the disk" not in window.status.currentMessage()
    window.actions_["undo"].trigger()
    assert "stays on the disk" in window.status.currentMessage()


def test_that_a_refused_source_leaves_no_copy_behind(window: MainWindow, tmp_path: Path) -> None:
    form, copy = source_form(window)
    copy.take_text("It was very high.")
    form.lines["id"].setText("wire")
    form.submit()
    assert "wire" in form.refusal
    assert not (tmp_path / "copies").exists()
    form.lines["id"].setText("other")
    (tmp_path / "events.yaml").write_text(f"{SAMPLE}x-broken: [\n", encoding="utf-8")
    form.submit()
    assert form.refusal
    assert list((tmp_path / "copies").iterdir()) == []
    assert copy.candidate is not None


def test_that_a_copy_that_cannot_be_written_keeps_the_form_open(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "copies").write_text("in the way", encoding="utf-8")
    form, copy = source_form(window)
    copy.take_text("It was very high.")
    form.submit()
    assert form.refusal == "“copies” beside the event file is no folder; move it away first"
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == SAMPLE
    assert copy.candidate is not None and form.isVisible()


def copy_dialog(window: MainWindow, source_id: str) -> CopyDialog:
    window.edits.keep_copy(source_id)
    return window.findChildren(CopyDialog)[-1]


def test_that_a_source_of_the_file_gets_a_copy_and_nothing_else_changes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    dialog = copy_dialog(window, "wire")
    assert not dialog.keep.isEnabled()
    dialog.editor.take_text("From the bank one saw that it was very low.")
    assert dialog.compared.text() == "Its quotation does not stand in it."
    dialog.editor.take_text("From the bank one saw that it was very high.")
    assert dialog.compared.text() == "Its quotation stands in it." and dialog.compared.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    url = 'url: "https://example.org/train"'
    assert text == SAMPLE.replace(f"{url}}}", f"{url}, copy: copies/wire.txt}}")
    assert (tmp_path / "copies" / "wire.txt").exists()
    window.actions_["undo"].trigger()
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == SAMPLE
    assert window.status.currentMessage().endswith("; the copy copies/wire.txt stays on the disk")


def test_that_the_selected_events_source_without_a_copy_is_asked_for(
    qtbot: QtBot, window: MainWindow
) -> None:
    action = window.actions_["keep_copy"]
    assert not action.isEnabled()
    window.state.select("dam")
    assert action.isEnabled() and window.edits.source_to_keep == "wire"
    action.trigger()
    [dialog] = window.findChildren(CopyDialog)
    dialog.editor.take_text("From the bank one saw that it was very high.")
    with qtbot.waitSignal(dialog.accepted):
        dialog.submitted.emit()
    assert window.edits.source_to_keep == "book"
    window.state.select("")
    assert not action.isEnabled()


def test_that_a_new_copy_takes_the_place_of_an_old_one_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for text, name in (("One.", "wire.txt"), ("Two.", "wire-2.txt")):
        dialog = copy_dialog(window, "wire")
        dialog.editor.take_text(text)
        with qtbot.waitSignal(dialog.accepted):
            dialog.submitted.emit()
        source = window.document.timeline.source("wire")
        assert source is not None and source.copy == f"copies/{name}"
    assert (tmp_path / "copies" / "wire.txt").read_text(encoding="utf-8") == "One.\n"
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == ["wire-2.txt", "wire.txt"]


def test_that_a_source_that_others_changed_meanwhile_keeps_the_dialog_open(
    window: MainWindow, tmp_path: Path
) -> None:
    dialog = copy_dialog(window, "wire")
    dialog.editor.take_text("One.")
    theirs = SAMPLE.replace("title: By train", "title: By ship")
    (tmp_path / "events.yaml").write_text(theirs, encoding="utf-8")
    dialog.submitted.emit()
    assert "changed" in dialog.refusal
    assert (tmp_path / "events.yaml").read_text(encoding="utf-8") == theirs
    assert list((tmp_path / "copies").iterdir()) == []


def test_that_quotations_are_compared_with_the_new_copy_at_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    form, copy = source_form(window)
    page = tmp_path.parent / f"{tmp_path.name}-page.html"
    page.write_text("<html><body><p>A page.</p></body></html>", encoding="utf-8")
    copy.take_file(page)
    with qtbot.waitSignal(window.evidence.changed):
        form.submit()
    assert window.evidence.evidence is not None
    kept = window.evidence.evidence.copy_of("another-paper")
    assert kept is not None and kept.text == "A page."
    assert page.exists()
