"""The window in a made-up language of other letters: no text of ours is left in English, anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from made_up_language import GREEK_FILE, LONG, latin_words
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from test_dialog_letters import DIALOGS
from test_dialog_room import cut_in, settle
from test_main_window import window_on
from ui_samples import SAMPLE, sample_file, settings_in
from visible_texts import painted, texts_of, texts_of_menu

from tools.translations import catalogue
from viewer import words
from viewer.files.read.spans import FIELDS
from viewer.ui.document.document import Document
from viewer.ui.forms.opening import BUTTONS
from viewer.ui.help.panel import HelpPanel
from viewer.ui.look.theme import Appearance
from viewer.ui.paper.choice import PAPER_SIZES
from viewer.ui.window.commands import COMMANDS
from viewer.ui.window.main_window import MainWindow
from viewer.words import LANGUAGES, Language

__all__ = ["painted"]


class _Marked:
    """The made-up language for messages that translators get to see; what nobody marked stays in English."""

    def __init__(self) -> None:
        found = [one for one in catalogue("de") if one.id]  # each has every message of the code
        self._known = {text for one in found for text in ([one.id] if isinstance(one.id, str) else one.id)}

    @cache  # noqa: B019 - there is one for all tests
    def gettext(self, message: str) -> str:
        return LONG.catalogue.gettext(message) if message in self._known else message

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture(scope="module")
def marked() -> Language:
    return Language("ja", _Marked())


@pytest.fixture(autouse=True)
def spoken(marked: Language) -> Iterator[None]:
    words.speak(marked)
    yield
    words.speak(None)


#: What is the same in every language: keys, names of formats and papers, addresses, files, the words of event files.
_SAME = re.compile(
    r"https?://\S+|\S+/\S+|[\w-]*\.(?:yaml|csv|pdf|png|txt|md|xlsx)\b|\{[^}]*\}"
    r"|\b(?:Ctrl|Shift|Alt|Tab|Enter|Esc|Home|End|Del|PgUp|PgDown|Space|Return|Backspace|F\d+)\b(?:\+\S+)?"
    r"|known-by:\S*|\bstatus: \w+|\b(?:person|place|lane|source|tag): |- date: \S+|\btitle: .*|\bevents:|\*\.\w+|\b[0-9a-f]{8}\b|TimelineJS|Timeline Project|SIMILE|vis-timeline|PowerTimeline|iCalendar|Markdown|markwhen|XML|XLSX|\bevent (?=“)|SHA-256|\b(?:EDTF|YAML|CSV|PDF|PNG|SVG|HTML|JSON|BibTeX|CSL|IANA|UTF|MIT|Qt|PySide6|Python|git|jpeg|png|webp|gif)\b"
    r"|\b(?:"
    + "|".join(
        [
            *(size.capitalize() for size in PAPER_SIZES),
            *(name for name in LANGUAGES.values() if name.isascii()),
            "Español",
            "Français",
        ]
    )
    + r")\b",
)
#: What the guide says: its pages are written in English.
_GUIDE = ("GuideBrowser", "GuideContents")
#: Said by Qt, which has words of its own for it in every language of ours.
_BY_QT = {"OK", "Cancel", "Close", "Scroll Left", "Scroll Right"}
#: What the tests of dialogs hand to them, and what a paper in English will say of itself.
_GIVEN = {
    "Test",
    "Import",
    "report",
    "the words",
    "word for word",
    "Кеепт цоопы ооф Wire",
    "events.yaml · 4 events, none left out",
    *BUTTONS.values(),
}


@cache
def _values(text: str) -> list[str]:
    """Return the texts of an event file, the longest first."""
    found = {line.strip() for line in re.split(r'[\n,:{}\[\]"-]|(?<=\w) \w+: ', text)} | set(
        re.findall(r"\w+: ([^,}\]\n]+)", text)
    )
    return sorted((one.strip(' "') for one in found if len(one) > 1), key=len, reverse=True)


def left_in_english(texts: Iterable[tuple[str, str]], file: str) -> list[tuple[str, str]]:
    """Return the texts with words in Latin letters that are no file's, no key's and no format's."""
    said = dict.fromkeys(one for one in texts if one[0] not in _GUIDE)
    return [(where, text) for where, text in said if _is_english(text, file)]


@cache
def _is_english(text: str, file: str) -> bool:
    if text in _BY_QT or text in _GIVEN:
        return False
    plain = _SAME.sub(" ", text.replace("&", ""))
    for value in _values(file):
        plain = plain.replace(value, " ")
    return any(word.lower() not in FIELDS for word in latin_words(plain))


@pytest.mark.parametrize("name", DIALOGS)
def test_that_nothing_of_a_dialog_is_left_in_english(qtbot: QtBot, name: str, painted: list[str]) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.grab()
    said = [*texts_of(dialog), *(("painted", text) for text in painted)]
    assert said
    assert left_in_english(said, SAMPLE) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_that_nothing_of_a_dialog_is_cut_though_words_are_long(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    settle(dialog)
    assert cut_in(dialog) == []


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    """A window with everything open that can be, on a file in other letters with mistakes in it."""
    flawed = (
        f"{GREEK_FILE}  - {{date: 2011-08-99, title: Σφάλμα}}\n  - {{date: 2011, title: Χωρίς, lane: ω}}\n"
    )
    Appearance("light").dress(qapp)  # before there is a window that would be dressed anew
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.commands.open_path(sample_file(tmp_path, flawed))
    window.listing.toggle()
    window.problems.toggle()
    window.state.select("α1")
    with qtbot.waitExposed(window):  # only now: it is laid out once
        window.show()
    QApplication.processEvents()
    return window


def test_that_nothing_of_the_window_is_left_in_english(window: MainWindow, painted: list[str]) -> None:
    window.grab()
    said = [*texts_of(window), *(("painted", text) for text in painted)]
    assert len(painted) > 20
    assert left_in_english(said, GREEK_FILE) == []


def test_that_no_menu_is_left_in_english(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    said = [one for menu in menus if isinstance(menu, QMenu) for one in texts_of_menu(menu)]
    assert len(said) > 100
    assert left_in_english(said, GREEK_FILE) == []


#: What would end the program, leave its window, or open a file in English.
_NOT_RUN = ("quit", "close", "new_window", "full_screen", "edit_line", "example")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What dialogs say that hold the window back, and those for files, which are not waited for."""
    said: list[tuple[str, str]] = []

    def looked_at(dialog: QDialog) -> int:
        said.extend(texts_of(dialog))
        return 0

    def no_file(*given: object, **_options: object) -> tuple[str, str]:
        said.extend(("file dialog", text) for text in given if isinstance(text, str))
        return "", ""

    for box in (QDialog, QMessageBox):
        monkeypatch.setattr(box, "exec", looked_at)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, no_file)
    return said


@pytest.mark.parametrize("name", [row.name for row in COMMANDS if row.name not in _NOT_RUN])
def test_that_nothing_that_a_command_shows_is_left_in_english(
    window: MainWindow, name: str, asked: list[tuple[str, str]], painted: list[str]
) -> None:
    before = set(QApplication.topLevelWidgets())
    window.actions_[name].trigger()
    QApplication.processEvents()
    opened = [one for one in QApplication.topLevelWidgets() if one not in before and one.isVisible()]
    for dialog in opened:
        dialog.grab()
    window.grab()
    said = [*texts_of(window), *asked, *(one for dialog in opened for one in texts_of(dialog))]
    assert left_in_english([*said, *(("painted", text) for text in painted)], GREEK_FILE) == []
    for dialog in opened:
        dialog.close()


def test_that_no_menu_of_an_event_or_a_lane_is_left_in_english(window: MainWindow) -> None:
    menus = [
        window.context_menus.menu_for("α1", QPoint(300, 200)),
        window.context_menus.menu_for("", QPoint(300, 200)),
    ]
    menus.append(window.context_menus.lane_menu("α"))
    said = [one for menu in menus for one in texts_of_menu(menu)]
    assert len(said) > 40
    assert left_in_english(said, GREEK_FILE) == []


def test_that_nothing_of_a_search_is_left_in_english(window: MainWindow, painted: list[str]) -> None:
    for typed in ("Πρ", "lane:", "known-by:x", "ξψ"):
        window.search.setText(typed)
        QApplication.processEvents()
        window.grab()
    said = [*texts_of(window), *(("painted", text) for text in painted)]
    assert left_in_english(said, GREEK_FILE) == []


def test_that_the_welcome_page_is_not_left_in_english(window: MainWindow, painted: list[str]) -> None:
    window.document.leave()
    QApplication.processEvents()
    window.grab()
    said = [*texts_of(window), *(("painted", text) for text in painted)]
    assert left_in_english(said, GREEK_FILE) == []


@pytest.mark.parametrize("page", ["keys", "legend"])
def test_that_no_page_of_help_is_left_in_english(window: MainWindow, page: str) -> None:
    window.help.toggle(page)
    QApplication.processEvents()
    assert left_in_english(texts_of(window), GREEK_FILE) == []


def test_that_the_help_is_as_wide_as_its_titles(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    words.speak("ru")
    window = window_on(qtbot, tmp_path, GREEK_FILE)
    window.appearance.dress(qapp)
    window.resize(1280, 900)
    window.help.toggle("legend")
    QApplication.processEvents()
    panel = window.findChild(HelpPanel)
    assert panel.tabs.width() >= panel.tabs.sizeHint().width() > 250
