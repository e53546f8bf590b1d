"""What the first letter of a search needs is there before it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_main_window import window_on

ROOT = Path(__file__).parents[3]
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtGui import QKeyEvent
from PySide6.QtCore import QEvent, QSettings, Qt
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import make_application
from viewer.ui.window.main_window import MainWindow
from viewer.files.reader import read_file

application = make_application()
document = Document()
window = MainWindow(document, Settings(QSettings(sys.argv[1], QSettings.Format.IniFormat)), Appearance("light"))
window.state.set_timeline(read_file(Path("data/events.yaml")).timeline)
window.show()
window.search.begin()
while not window.search.buttons or window.searching.is_preparing or window.view.canvas.ahead.is_working:
    application.processEvents()
before = set(sys.modules)
for letter in "pl":
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
    application.sendEvent(window.search, event)
    application.processEvents()
assert window.search.offers.labels and window.searching.is_on
print(*sorted(name for name in set(sys.modules) - before))
"""


def test_that_the_first_words_typed_import_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path / "settings.ini")],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


def test_that_the_buttons_wait_unseen(qtbot: QtBot, tmp_path: Path) -> None:
    QApplication.setCursorFlashTime(0)
    search = window_on(qtbot, tmp_path).search
    search.begin()
    before = search.grab().toImage()
    assert search.buttons == ()
    qtbot.waitUntil(lambda: bool(search.buttons))
    assert not any(button.isVisible() for button in search.buttons)
    assert search.grab().toImage() == before
    qtbot.keyClicks(search, "a")
    assert all(button.isVisible() for button in search.buttons)


def test_that_a_search_is_awaited_while_the_field_has_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path)
    assert not window.state.is_search_awaited
    window.search.begin()
    assert window.state.is_search_awaited
    window.view.canvas.setFocus()
    assert not window.state.is_search_awaited
