"""The list of keys: every shortcut of the window stands in it, and it names none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot
from ui_samples import sample_file, settings_in

from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.help import KEYS
from viewer.ui.window.main_window import MainWindow

_SIGNS = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "−": "-", "Delete": "Del"}
#: Second keys for what has one in the list already.
_ALSO = {"F1", "Ctrl+=", "Ctrl+Y", "Ctrl+Shift+M"}


def listed() -> set[str]:
    """Return the shortcuts of the list as Qt writes them."""
    found = set()
    for _, keys in KEYS:
        for names, _ in keys:
            for name in re.split(r", ", names):
                for sign, word in _SIGNS.items():
                    name = name.replace(sign, word)
                found.add(name)
    return found


def test_that_every_shortcut_of_the_window_is_listed(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(tmp_path))
    shortcuts = {
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
    } - {""}
    assert shortcuts - _ALSO <= listed()
