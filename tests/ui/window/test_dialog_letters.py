"""Access keys: in one dialog no letter stands for two things."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from paper_helpers import plain_content
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import sample_timeline

import viewer.ui
from viewer import words
from viewer.exchange.formats import TARGETS
from viewer.files.read.reader import read_text
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.comparing.compare_window import CompareWindow, Other
from viewer.ui.comparing.versions_dialog import VersionsDialog
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import Passage
from viewer.ui.exchange.export_dialog import ExportDialog
from viewer.ui.exchange.import_window import ImportWindow
from viewer.ui.exchange.report_dialog import ReportDialog
from viewer.ui.forms.conflict_dialog import ConflictDialog
from viewer.ui.forms.context import FormContext
from viewer.ui.forms.copy_dialog import CopyDialog
from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.header.delete_dialog import DeleteDialog
from viewer.ui.forms.header.section_form import SectionForm
from viewer.ui.forms.header.timeline_dialog import TimelineDialog
from viewer.ui.forms.opening import BUTTONS
from viewer.ui.forms.source_window import SourceWindow
from viewer.ui.guide.window import GuideWindow
from viewer.ui.kit.dialogs.crash_dialog import CrashDialog
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.dialogs.paper_dialog import PRINT, PaperDialog
from viewer.ui.paper.shown import Shown
from viewer.ui.pictures.choice import PictureChoice
from viewer.ui.pictures.dialog import PictureDialog
from viewer.ui.pictures.seen import Seen
from viewer.ui.state.settings import Settings
from viewer.ui.window.commands import ROWS
from viewer.ui.window.dialogs.about import AboutDialog
from viewer.ui.window.dialogs.editor_dialog import EditorDialog
from viewer.ui.window.dialogs.go_to_date import GoToDateDialog
from viewer.words import _


def event_form(verb: str) -> EventForm:
    context = FormContext(sample_timeline(), "", lambda _quote: None, LIGHT)
    return EventForm({}, context, title="Test", verb=_(verb))


DIALOGS: dict[str, Callable[[], QDialog]] = {
    **{f"event form: {verb}": lambda verb=verb: event_form(verb) for verb in dict.fromkeys(BUTTONS.values())},  # type: ignore[misc]  # a default binds the loop's value
    "add a source": lambda: SectionForm("sources", LIGHT),
    "add a lane": lambda: SectionForm("lanes", LIGHT),
    "add an era": lambda: SectionForm("eras", LIGHT),
    "edit a source": lambda: SectionForm("sources", LIGHT, fields={"id": "wire", "title": "By train"}),
    "timeline": lambda: TimelineDialog("a.yaml", LIGHT),
    "delete a lane": lambda: DeleteDialog("lanes", {"id": "a"}, [("b", "B")], 2, "B"),
    "delete a source": lambda: DeleteDialog("sources", {"id": "a"}, [("b", "B")], 1),
    "conflict": lambda: ConflictDialog({"title": "a"}, {"title": "b"}, {"title": "c"}),
    "editor": lambda: EditorDialog("", Path("events.yaml")),
    "go to date": lambda: GoToDateDialog("", TimeSpan(0, 10)),
    "about": lambda: AboutDialog(LIGHT),
    "paper": lambda: PaperDialog(
        Shown(plain_content(sample_timeline()), {}, frozenset(("x",))), PaperChoice(), PRINT
    ),
    "picture": lambda: PictureDialog(
        Seen(Shown(plain_content(sample_timeline()), {}, frozenset(("x",)))), PictureChoice(), lambda *_: True, str
    ),
    "export": lambda: ExportDialog(
        TARGETS[:2], read_text(""), Shown(plain_content(sample_timeline()), {}), LIGHT, lambda *_: None
    ),
    "keep a copy": lambda: CopyDialog(sample_timeline().sources[0], (), None, LIGHT),
    "import": lambda: ImportWindow(
        Path("gone.csv"), lambda: (None, "A journey", ""), Settings(), Appearance("light")
    ),
    "import report": lambda: ReportDialog("Import", "", {}, print, Appearance("light")),
    "kept copy": lambda: SourceWindow(Passage("Wire", "word for word", "the words", (0, 3)), Appearance("light")),
    "compare": lambda: CompareWindow(
        Other("old.yaml", lambda: read_text("")), Document(), Appearance("light")
    ),
    "versions": lambda: VersionsDialog(Path("gone.yaml"), Appearance("light")),
    "crash": lambda: CrashDialog("report"),
    "guide": lambda: GuideWindow(Appearance("light")),
}  # fmt: skip


def letters(dialog: QWidget) -> dict[str, list[str]]:
    """Return the texts that each access key of a dialog stands in."""
    found: dict[str, list[str]] = {}
    for widget in dialog.findChildren(QWidget):
        has_key = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy())
        text = widget.text() if has_key else ""  # type: ignore[attr-defined]  # both have a text
        key = QKeySequence.mnemonic(text).toString()
        if key:
            found.setdefault(key, []).append(text)
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_that_no_letter_stands_twice_in_one_dialog(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert {key: texts for key, texts in letters(dialog).items() if len(texts) > 1} == {}


def doubled(texts_by_key: dict[str, list[str]]) -> list[list[str]]:
    """Return the texts that share an access key."""
    return [texts for texts in texts_by_key.values() if len(texts) > 1]


@pytest.fixture(params=[code for code in words.LANGUAGES if code != words.ENGLISH])
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    """A language that the window speaks."""
    words.speak(request.param)
    yield request.param
    words.speak(None)


@pytest.mark.usefixtures("tongue")
def test_that_no_letter_stands_twice_in_a_dialog_of_another_language(qtbot: QtBot) -> None:
    found = {}
    for name, make in DIALOGS.items():
        dialog = make()
        qtbot.addWidget(dialog)
        found[name] = doubled(letters(dialog))
    assert {name: texts for name, texts in found.items() if texts} == {}


def letters_of_menus(say: Callable[[str], str]) -> dict[str, dict[str, list[str]]]:
    """Return the texts that each access key of every menu stands in."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in ROWS:
        key = QKeySequence.mnemonic(say(row.text)).toString() if row.text else ""
        if key:
            found.setdefault(row.menu, {}).setdefault(key, []).append(say(row.text))
    return found


@pytest.mark.usefixtures("tongue")
def test_that_no_letter_stands_twice_in_a_menu_of_another_language() -> None:
    clear = [menu for menu, keys in letters_of_menus(str).items() if not doubled(keys)]
    assert len(clear) > 5
    assert {menu: doubled(letters_of_menus(_)[menu]) for menu in clear} == {menu: [] for menu in clear}


@pytest.mark.parametrize("name", [name for name in DIALOGS if name.startswith(("event", "add"))])
def test_that_every_field_of_a_form_has_a_letter(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert len(letters(dialog)) > 3


def test_that_every_dialog_of_the_program_is_tried(qapp: QApplication) -> None:
    for module in pkgutil.walk_packages(viewer.ui.__path__, "viewer.ui."):
        importlib.import_module(module.name)
    ours = {one.__name__ for one in QDialog.__subclasses__() if one.__module__.startswith("viewer.")}
    tried = {type_name for make in DIALOGS.values() for type_name in (type(make()).__name__,)}
    assert tried == ours
