"""Where the list and the sources stand: below the timeline, beside it, or in its place."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.list.event_list import EventList
    from viewer.ui.list.source_list import SourceList

#: The list's share of the room until the user gives it another.
_USUAL_SHARE = 0.42
_LEAST_PX = 150


class Standing(Enum):
    """Where the list stands."""

    BELOW = "below"
    BESIDE = "beside"
    ALONE = "alone"


class ListPlace(QSplitter):
    """The timeline, its list and its sources, which are made when they are first wanted.

    List and sources stand side by side where both are there.

    Signals:
        made(QWidget): the list's rows are there: keys meant for events work there too.
        shown(): the list is there, gone, or stands elsewhere.
        opened(str), edit_requested(str), context_requested(str, QPoint), line_requested(int, int),
            said(str): as in EventList.
        filter_requested(str), read_requested(str), keep_requested(str): as in SourceList.
        left(): the keyboard should go back to the timeline, if it is there.
    """

    made = Signal(object)
    shown = Signal()
    opened = Signal(str)
    edit_requested = Signal(str)
    context_requested = Signal(str, object)
    line_requested = Signal(int, int)
    said = Signal(str)
    filter_requested = Signal(str)
    read_requested = Signal(str)
    keep_requested = Signal(str)
    left = Signal()

    def __init__(
        self,
        timeline: QWidget,
        state: ViewState,
        document: Document,
        settings: Settings,
        appearance: Appearance,
        facts: DocumentFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._timeline, self._state, self._document = timeline, state, document
        self._settings, self._appearance = settings, appearance
        self._facts = facts
        self._list: EventList | None = None
        self._sources: SourceList | None = None
        self._standing = next(
            (one for one in Standing if one.value == settings.list_standing), Standing.BELOW
        )
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(timeline)
        self._room = QSplitter(Qt.Orientation.Horizontal, self)
        self._room.setHandleWidth(1)
        self._room.setChildrenCollapsible(False)
        self._room.hide()
        self.addWidget(self._room)
        self.splitterMoved.connect(self._remember_share)

    def restore(self) -> None:
        """Show what was there at the end of the last run."""
        if self._settings.list_shown:
            self.list.setVisible(True)
        if self._settings.sources_shown:
            self.sources.setVisible(True)
        if self._settings.list_shown or self._settings.sources_shown:
            self._follow()

    @property
    def list(self) -> EventList:
        """The list."""
        if self._list is None:
            from viewer.ui.list.event_list import EventList

            shown = EventList(
                self._state, self._document, self._settings, self._appearance, self._facts.summary, self
            )
            self._list = shown
            shown.opened.connect(self.opened)
            shown.edit_requested.connect(self.edit_requested)
            shown.context_requested.connect(self.context_requested)
            shown.line_requested.connect(self.line_requested)
            shown.said.connect(self.said)
            shown.left.connect(self._leave)
            shown.hide()
            self._room.insertWidget(0, shown)
            self.made.emit(shown.rows)
        return self._list

    @property
    def sources(self) -> SourceList:
        """The view of sources."""
        if self._sources is None:
            from viewer.ui.list.source_list import SourceList

            shown = SourceList(self._state, self._document, self._facts, self._appearance, self)
            self._sources = shown
            shown.opened.connect(self.opened)
            shown.context_requested.connect(self.context_requested)
            shown.filter_requested.connect(self.filter_requested)
            shown.read_requested.connect(self.read_requested)
            shown.keep_requested.connect(self.keep_requested)
            shown.left.connect(self._leave)
            shown.hide()
            self._room.addWidget(shown)
        return self._sources

    @property
    def is_open(self) -> bool:
        """Whether the list is there."""
        return self._list is not None and not self._list.isHidden()

    @property
    def standing(self) -> Standing:
        """Where the list stands when it is there."""
        return self._standing

    @property
    def has_sources(self) -> bool:
        """Whether the view of sources is there."""
        return self._sources is not None and not self._sources.isHidden()

    def toggle(self) -> None:
        """Show the list, give it the keyboard, or hide it: whichever comes next."""
        self.set_open(not (self.is_open and self._has_focus(self._list)))

    def toggle_sources(self) -> None:
        """Show the view of sources, give it the keyboard, or hide it: whichever comes next."""
        self.set_sources(not (self.has_sources and self._has_focus(self._sources)))

    def _has_focus(self, part: QWidget | None) -> bool:
        focus = self.window().focusWidget()
        return part is not None and focus is not None and part.isAncestorOf(focus)

    def set_open(self, on: bool) -> None:
        """Show or hide the list at the user's wish, and remember it."""
        self._settings.list_shown = on
        if on or self._list is not None:
            self._show_part(self.list, self.list.rows, on=on)

    def set_sources(self, on: bool) -> None:
        """Show or hide the view of sources at the user's wish, and remember it."""
        self._settings.sources_shown = on
        if on or self._sources is not None:
            self._show_part(self.sources, self.sources.rows, on=on)

    def _show_part(self, part: QWidget, rows: QWidget, *, on: bool) -> None:
        part.setVisible(on)
        self._follow()
        if on:
            rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def stand(self, standing: Standing) -> None:
        """Let the list and the sources stand somewhere else, and show what was there, else the list."""
        self._standing = standing
        self._settings.list_standing = standing.value
        if self.has_sources and not self.is_open:
            self.set_sources(True)
        else:
            self.set_open(True)

    @property
    def _is_any(self) -> bool:
        return self.is_open or self.has_sources

    def _follow(self) -> None:
        self._room.setVisible(self._is_any)
        self._timeline.setVisible(not self._is_any or self._standing is not Standing.ALONE)
        beside = self._standing is Standing.BESIDE
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._room.setOrientation(Qt.Orientation.Vertical if beside else Qt.Orientation.Horizontal)
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
        if not self._is_any or room <= 0 or self._timeline.isHidden():
            return
        share = self._settings.list_share or _USUAL_SHARE
        part = max(min(_LEAST_PX, room // 2), min(round(room * share), room - _LEAST_PX))
        self.setSizes([max(1, room - part), part])

    def _remember_share(self) -> None:
        if self._is_any and not self._timeline.isHidden() and self._room_px() > 0:
            self._settings.list_share = self.sizes()[1] / self._room_px()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list's share of the room."""
        super().resizeEvent(event)
        self._share_room()
