"""Renders the real window to a picture, without a display.

``python -m viewer.ui.window.snapshot OUT.png [--file F] [--size 1280x800] [--dark] [--select ID] [--text PERCENT]
[--language CODE]``
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from viewer.files.overwriting import Ground, refusal
from viewer.files.read.reader import ReadError, read_file
from viewer.model.timeline import Timeline
from viewer.shipped import shipped_timeline
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import choose_language, make_application, make_window
from viewer.ui.window.main_window import MainWindow
from viewer.words import ENGLISH, LANGUAGES

#: What is done in later turns of the loop may ask for further turns: pane, layout, fonts.
_SETTLING_ROUNDS = 5


def snapshot(
    out: Path,
    file: Path,
    *,
    size: tuple[int, int] = (1280, 800),
    dark: bool = False,
    select: str = "",
    text: int = 100,
    language: str = ENGLISH,
) -> bool:
    """Write a picture of the window; tell whether it could be written.

    Args:
        size: Of the window, logical pixels.
        select: Id of the event to select.
        text: Size of texts, per cent.
        language: The code of the language that the window speaks, for good.
    """
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        settings.theme_mode = "dark" if dark else "light"
        settings.text_percent = text
        choose_language(application, settings, language)
        window = make_window(file, settings, application)
        window.resize(*size)
        window.show()
        window.state.select(select)
        return _grabbed(window, out)


def _grabbed(window: MainWindow, out: Path) -> bool:
    while window.document.is_reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(_SETTLING_ROUNDS):
        QApplication.processEvents()
    out.parent.mkdir(parents=True, exist_ok=True)
    window.view.settle()
    written = window.grab().save(str(out))
    window.close()
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status is 2 where nothing was written."""
    parser = argparse.ArgumentParser(prog="python -m viewer.ui.window.snapshot", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--size", default="1280x800", type=_size)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--select", default="")
    parser.add_argument("--text", default=100, type=int, help="size of texts in per cent")
    parser.add_argument("--language", default=ENGLISH, choices=LANGUAGES, metavar="CODE")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    file = chosen.file or shipped_timeline()
    why_not = refusal(chosen.out, Ground(file, _timeline(file)))
    if why_not:
        print(why_not)
        return 2
    written = snapshot(
        chosen.out,
        file,
        size=chosen.size,
        dark=chosen.dark,
        select=chosen.select,
        text=chosen.text,
        language=chosen.language,
    )
    if not written:
        print(f"{chosen.out} could not be written")
    return 0 if written else 2


def _timeline(file: Path) -> Timeline | None:
    try:
        return read_file(file).timeline
    except ReadError:  # which the picture shows
        return None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"{text} is no size such as 1280x800")
    return int(width), int(height)


if __name__ == "__main__":
    raise SystemExit(main())
