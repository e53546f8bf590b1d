"""Foreign files and windows for the tests of importing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytest import MonkeyPatch  # noqa: PT013  # a type
from pytestqt.qtbot import QtBot

from viewer.ui.exchange.import_desk import ImportDesk
from viewer.ui.exchange.import_window import ImportWindow
from viewer.ui.window.main_window import MainWindow

TABLE = """\
Date,Title,Description,Category,Colour
4 March 1911,Sets out,<b>Early</b> in the day,March,red
1911-04,Camps,It snows,Camp,
,Nobody knows when,A letter without a date,Letters,blue
1912,Comes home,,March,
"""
SLASHES = "Date,Title,Category\n03/04/2011,One,a\n05/06/2011,Two,b\n07/08/2011,Three,a\n"


def foreign(folder: Path, text: str | bytes = TABLE, name: str = "trip.csv") -> Path:
    """Return a foreign file with a text."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def importing(qtbot: QtBot, window: MainWindow, path: Path) -> ImportWindow:
    """Open a foreign file in a window and return its Import window once it shows something."""
    window.commands.open_path(path)
    shown = desk(window).shown
    assert shown is not None
    settled(qtbot, shown)
    return shown


def desk(window: MainWindow) -> ImportDesk:
    """Return what imports into a window."""
    found = window.findChild(ImportDesk)
    assert isinstance(found, ImportDesk)
    return found


def settled(qtbot: QtBot, shown: ImportWindow) -> None:
    """Wait until the file has been read with the answers of now."""
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=20_000)


def choose_file(monkeypatch: MonkeyPatch, path: Path | str) -> None:
    """Let every file dialog answer with a path."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: (str(path), ""))
