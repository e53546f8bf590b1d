"""Loads Qt, whose parts need libraries of the system that may be missing."""

from __future__ import annotations


def load_qt() -> None:
    """Import the parts of Qt that the program cannot do without.

    Raises:
        ImportError: A system library is missing; its first line names it.
    """
    import PySide6.QtGui
    import PySide6.QtWidgets  # noqa: F401  (imported for its libraries)
