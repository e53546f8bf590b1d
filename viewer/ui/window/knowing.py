"""The line at the date by which something was known, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.search_field import SearchField

if TYPE_CHECKING:
    from viewer.ui.window.knowledge import Knowledge

_FIELD = "known-by:"


class Knowing(QObject):
    """Has the line follow the search from the first time that a date is asked for.

    Signals:
        changed(): the line came, went, or stands at another date.
    """

    changed = Signal()

    def __init__(
        self, state: ViewState, view: TimelineView, search: SearchField, searching: Searching, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._state, self._view, self._search = state, view, search
        self._knowledge: Knowledge | None = None
        searching.changed.connect(self._follow)

    @property
    def knowledge(self) -> Knowledge:
        """What holds search and line together."""
        if self._knowledge is None:
            from viewer.ui.window.knowledge import Knowledge

            self._knowledge = Knowledge(self._state, self._view, self._search, self)
            self._knowledge.changed.connect(self.changed)
        return self._knowledge

    @property
    def is_on(self) -> bool:
        """Whether the search asks what was known by a date."""
        return self._knowledge is not None and self._knowledge.is_on

    def toggle(self) -> None:
        """Ask what was known by the middle of what is in sight, or ask no more."""
        self.knowledge.toggle()

    def _follow(self) -> None:
        if self._knowledge is not None or _FIELD in self._search.text().lower():
            self.knowledge.follow()
