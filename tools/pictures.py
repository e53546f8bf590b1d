"""Makes every picture of the guide, in light, from the shipped timeline alone: ``python -m tools.pictures [FOLDER]``."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from viewer.shipped import shipped_timeline
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import make_application, make_window
from viewer.ui.window.main_window import MainWindow

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
_WINDOW_SIZE = (1120, 700)
_SETTLING_ROUNDS = 8
#: The least of Qt's scale for PNG is the strongest compression.
_SMALLEST = 0


def _window(window: MainWindow) -> QWidget:
    window.state.select("crossing")
    return window


def _search(window: MainWindow) -> QWidget:
    window.pane.hide()
    window.listing.set_open(True)
    window.search.setText("train -lane:said")
    window.state.select("khasan")
    return window


def _form(window: MainWindow) -> QWidget:
    window.edits.edit_event("food-aid")
    form = window.edits.desk.forms[-1]
    form.resize(620, 640)
    return form


def _paper(window: MainWindow) -> QWidget:
    from viewer.ui.paper.choice import PaperChoice
    from viewer.ui.paper.dialogs.paper_dialog import PRINT, PaperDialog
    from viewer.ui.paper.shown import shown_of

    parts = window.parts
    shown = shown_of(parts.document, parts.state, parts.searching, parts.filtering, parts.facts)
    dialog = PaperDialog(shown, PaperChoice(), PRINT, window)
    dialog.resize(900, 460)
    dialog.show()
    dialog.lay_out()
    return dialog


def _present(window: MainWindow) -> QWidget:
    from viewer.ui.present.presentation import Presentation

    parts = window.parts
    parts.state.select("crossing")
    shown = Presentation(parts.state, parts.facts, parts.appearance)
    shown.setParent(window, shown.windowFlags())
    shown.resize(960, 540)
    shown.show()
    return shown


#: What each picture shows, by its name: called with a window on the shipped timeline, returns what is drawn.
PICTURES: Mapping[str, Callable[[MainWindow], QWidget]] = {
    "window": _window,
    "search": _search,
    "form": _form,
    "paper": _paper,
    "present": _present,
}


def make_picture(name: str, folder: Path) -> Path:
    """Write one picture and return where it is.

    Raises:
        OSError: It cannot be written.
    """
    application = make_application()
    with tempfile.TemporaryDirectory() as kept:
        settings = Settings(QSettings(f"{kept}/settings.ini", QSettings.Format.IniFormat))
        settings.theme_mode = "light"
        window = make_window(shipped_timeline(), settings, application)
        window.resize(*_WINDOW_SIZE)
        window.show()
        _settle()
        shown = PICTURES[name](window)
        _settle()
        window.view.settle()
        out = folder / f"{name}.png"
        written = shown.grab().save(str(out), "PNG", _SMALLEST)
        if shown is not window:
            shown.close()
        window.close()
    if not written:
        raise OSError(f"{out} could not be written")
    return out


def _settle() -> None:
    for _ in range(_SETTLING_ROUNDS):
        QApplication.processEvents()


def main(words: list[str]) -> int:
    """Make all pictures; the exit status is 2 where one cannot be written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(words[0]) if words else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name in PICTURES:
            print(make_picture(name, folder))
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
