"""A menu of the languages that the window can speak."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from viewer.words import LANGUAGES, _, how_far


def fill_languages(menu: QMenu, chosen: str, choose: Callable[[str], None]) -> None:
    """Put the desktop's language and every other into a menu, with a tick at the one that is chosen.

    Each has its own name, and says how far it is where it is not whole.

    Args:
        chosen: The code of a language; empty for the desktop's.
        choose: Takes what is chosen, likewise.
    """
    group = QActionGroup(menu)
    for code in ("", *LANGUAGES):
        action = menu.addAction(_name(code) if code else _("As the &desktop"))
        action.setCheckable(True)
        action.setChecked(code == chosen)
        action.triggered.connect(lambda _checked=False, code=code: choose(code))
        group.addAction(action)
        if not code:
            menu.addSeparator()


def _name(code: str) -> str:
    done, whole = how_far(code)
    if done >= whole:
        return LANGUAGES[code]
    return _("{language} ({percent} % translated)").format(
        language=LANGUAGES[code], percent=100 * done // whole
    )
