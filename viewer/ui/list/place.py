"""Where the list stands: below the timeline, beside it, or in its place."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.model.event_words import Tone
from viewer.model.timeline import Event
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.list.event_list import EventList

#: The list's share of the room until the user gives it another.
_USUAL_SHARE = 0.42
_LEAST_PX = 150


class Standing(Enum):
    """Where the list stands."""

    BELOW = "below"
    BESIDE = "beside"
    ALONE = "alone"


class ListPlace(QSplitter):
    """The timeline and its list, which is made when it is first wanted.

    Signals:
        made(QWidget): the list's rows are there: keys meant for events work there too.
        shown(): the list is there, gone, or stands elsewhere.
        opened(str), edit_requested(str), context_requested(str, QPoint), line_requested(int, int),
            said(str): as in EventList.
        left(): the keyboard should go back to the timeline, if it is there.
    """

    made = Signal(object)
    shown = Signal()
    opened = Signal(str)
    edit_requested = Signal(str)
    context_requested = Signal(str, object)
    line_requested = Signal(int, int)
    said = Signal(str)
    left = Signal()

    def __init__(
        self,
        timeline: QWidget,
        state: ViewState,
        document: Document,
        settings: Settings,
        appearance: Appearance,
        checked: Callable[[Event], tuple[str, Tone]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._timeline, self._state, self._document = timeline, state, document
        self._settings, self._appearance = settings, appearance
        self._checked = checked
        self._list: EventList | None = None
        self._standing = next(
            (one for one in Standing if one.value == settings.list_standing), Standing.BELOW
        )
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(timeline)
        self.splitterMoved.connect(self._remember_share)

    def restore(self) -> None:
        """Show the list where it was there at the end of the last run."""
        if self._settings.list_shown:
            self._follow(on=True)

    @property
    def list(self) -> EventList:
        """The list."""
        if self._list is None:
            from viewer.ui.list.event_list import EventList

            shown = EventList(
                self._state, self._document, self._settings, self._appearance, self._checked, self
            )
            self._list = shown
            shown.opened.connect(self.opened)
            shown.edit_requested.connect(self.edit_requested)
            shown.context_requested.connect(self.context_requested)
            shown.line_requested.connect(self.line_requested)
            shown.said.connect(self.said)
            shown.left.connect(self._leave)
            shown.hide()
            self.addWidget(shown)
            self.made.emit(shown.rows)
        return self._list

    @property
    def is_open(self) -> bool:
        """Whether the list is there."""
        return self._list is not None and not self._list.isHidden()

    @property
    def standing(self) -> Standing:
        """Where the list stands when it is there."""
        return self._standing

    def toggle(self) -> None:
        """Show the list, give it the keyboard, or hide it: whichever comes next."""
        focus = self.window().focusWidget()
        has_focus = self._list is not None and focus is not None and self._list.isAncestorOf(focus)
        self.set_open(not (self.is_open and has_focus))

    def set_open(self, on: bool) -> None:
        """Show or hide the list at the user's wish, and remember it."""
        self._settings.list_shown = on
        self._follow(on=on)
        if on:
            self.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def stand(self, standing: Standing) -> None:
        """Let the list stand somewhere else, and show it."""
        self._standing = standing
        self._settings.list_standing = standing.value
        self.set_open(True)

    def _follow(self, *, on: bool) -> None:
        if not on and self._list is None:
            return
        self.list.setVisible(on)
        self._timeline.setVisible(not on or self._standing is not Standing.ALONE)
        beside = self._standing is Standing.BESIDE
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._share_room()
        self.shown.emit()

    def _leave(self) -> None:
        if not self._timeline.isHidden():
            self.left.emit()

    # --- room -------------------------------------------------------------------------------

    def _room_px(self) -> int:
        return self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()

    def _share_room(self) -> None:
        room = self._room_px()
        if not self.is_open or room <= 0 or self._timeline.isHidden():
            return
        share = self._settings.list_share or _USUAL_SHARE
        part = max(min(_LEAST_PX, room // 2), min(round(room * share), room - _LEAST_PX))
        self.setSizes([max(1, room - part), part])

    def _remember_share(self) -> None:
        if self.is_open and not self._timeline.isHidden() and self._room_px() > 0:
            self._settings.list_share = self.sizes()[1] / self._room_px()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list's share of the room."""
        super().resizeEvent(event)
        self._share_room()
