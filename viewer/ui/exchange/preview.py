"""The foreign timeline as the window would show it, on the real canvas, with the list beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.model.timeline import Timeline
from viewer.ui.canvas.access.reader import make_readable
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.document.document import Document
from viewer.ui.list.event_list import EventList
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState

#: Narrower than this, the list stands below.
_BESIDE_PX = 620
_LIST_SHARE = 0.36


class ImportPreview(QSplitter):
    """Canvas and list on a timeline of their own; nothing in them writes.

    Attributes:
        state: What they show.
    """

    def __init__(self, settings: Settings, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.state = ViewState(self)
        self.view = TimelineView(self.state, appearance, self)
        make_readable(self.view.canvas, self.state)
        self.listing = EventList(self.state, Document(parent=self), settings, appearance, parent=self)
        self.listing.left.connect(self.view.focus_canvas)
        self.view.open_pane_requested.connect(
            lambda: self.listing.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self.view)
        self.addWidget(self.listing)
        self._is_arranged = False
        self.say("")
        self.show_timeline(Timeline())

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a timeline; what was selected stays selected where it is still there."""
        before = self.state.selected_id
        had_events = bool(self.state.timeline.events)
        for part in (self.listing, self.view.overview):
            part.setVisible(bool(timeline.events))
        self.state.set_timeline(timeline, before)
        if not had_events or not before:
            self.state.fit()
            self.state.settle()

    def say(self, text: str) -> None:
        """Say why there is nothing to see."""
        self.view.empty_note.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the list beside the timeline, or below it where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_PX
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if orientation is self.orientation() and self._is_arranged:
            return
        self._is_arranged = True
        self.setOrientation(orientation)
        room = self.width() if beside else self.height()
        self.setSizes([round(room * (1 - _LIST_SHARE)), round(room * _LIST_SHARE)])
