"""The window in another language than English: our words, Qt's own, numbers and calendars, from which side.

An English window on an English desktop does not load this module.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from viewer.words import ENGLISH, first_known, runs_from_right, speak

#: Qt's names of languages and countries that are not ours. Arabic with the digits that our dates have.
_LOCALES = {"zh": "zh_CN", "ar": "ar_AE"}


def of_desktop() -> str:
    """Return the code of the language that the desktop's own settings ask for, where no environment does."""
    return first_known(QLocale.system().uiLanguages())


def dress(application: QApplication, code: str) -> None:
    """Let the program speak a language, before its first window is made.

    Args:
        application: Gets Qt's words of the language, and the side that it is written from.
        code: As in ``words.LANGUAGES``.

    Raises:
        LanguageError: There is no such language.
    """
    speak(code)
    named = QLocale(_LOCALES.get(code, code))
    if code in _LOCALES or QLocale().language() != named.language():
        QLocale.setDefault(named)  # else the desktop's, which knows the country as well
    if code != ENGLISH:
        words = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{named.name()}", folder):  # falls back to the language alone
            application.installTranslator(words)
    side = Qt.LayoutDirection.RightToLeft if runs_from_right() else Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(side)


_FOUR = re.compile(r"\b(padding|margin): ([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);")
_SIDES = re.compile(r"\b(padding|margin|border)-(left|right)\b")


def mirrored(sheet: str) -> str:
    """Return a style sheet for a window that begins at the right.

    Qt mirrors where things stand, but neither the room around a text nor single edges.
    """
    sheet = _FOUR.sub(r"\1: \2 \5 \4 \3;", sheet)
    return _SIDES.sub(lambda found: f"{found[1]}-{'right' if found[2] == 'left' else 'left'}", sheet)
