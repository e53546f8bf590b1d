"""Loads Qt, whose parts need libraries of the system that may be missing."""

from __future__ import annotations

import sys
from typing import Any


def load_qt() -> None:
    """Import the parts of Qt that the program cannot do without.

    Raises:
        ImportError: A system library is missing; its first line names it.
    """
    import PySide6.QtCore

    _spare_reading_sources()
    import PySide6.QtGui
    import PySide6.QtWidgets  # noqa: F401  (imported for its libraries)


def _spare_reading_sources() -> None:
    """Tell PySide that every module may use it, instead of letting it read the source of each.

    It looks for its name there to know where snake_case names may be asked for; the program
    asks for them nowhere, so the answer changes nothing. Another PySide may do without.
    """
    switches: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(switches, "_mod_uses_pyside"):
        switches._mod_uses_pyside = lambda _module: True
