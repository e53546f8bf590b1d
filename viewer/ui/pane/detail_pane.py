"""The pane beside the canvas that tells everything about the selected event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.model.timeline import Event
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.parts import BODY_PX, Column, Facts
from viewer.ui.pane.start_page import StartPage
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.pane.event_page import EventPage

#: Where the user has not chosen a width.
USUAL_PX = 340
LEAST_PX = 240


class DetailPane(QWidget):
    """Shows the selected event, or the timeline as a whole.

    Signals:
        address_requested(str), line_requested(int, int), copy_requested(str): as in EventPage.
    """

    address_requested = Signal(str)
    line_requested = Signal(int, int)
    copy_requested = Signal(str)

    def __init__(
        self, state: ViewState, facts: Facts, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._facts = facts
        self._appearance = appearance
        self.setObjectName("detailPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Details")
        self.setMinimumWidth(LEAST_PX)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Details of the selected event")
        self._footer = QFrame(self)
        self._footer.setObjectName("detailFooter")
        self._footer_row = QHBoxLayout(self._footer)
        self._footer_row.setContentsMargins(22, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer)
        self.setFocusProxy(self._scroll)
        state.selection_changed.connect(lambda _id: self.refresh())
        # In a turn of its own: a large file has given the window enough to do in this one.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        state.timeline_changed.connect(self._soon.start)
        appearance.theme_changed.connect(self.refresh)

    @property
    def page(self) -> Column:
        """The page on show."""
        page = self._scroll.widget()
        assert isinstance(page, Column)
        return page

    def refresh(self) -> None:
        """Build the page anew; the scroll position stays while the event does.

        Before the pane is first shown there is nothing to build.
        """
        self._soon.stop()
        if not self._was_shown:
            return
        event = self._state.selected
        bar = self._scroll.verticalScrollBar()
        before = bar.value() if event is not None and event.id == self._shown_id else 0
        self._shown_id = event.id if event is not None else ""
        if event is None:
            page: Column = self._start_page()
        else:
            page = self._event_page(event)
        self._scroll.setWidget(page)
        bar.setValue(before)
        self._fill_footer()

    _shown_id = ""
    _was_shown = False

    def _start_page(self) -> StartPage:
        page = StartPage(self._state.timeline, self._facts, self._appearance.theme)
        page.line_requested.connect(self.line_requested)
        return page

    def _event_page(self, event: Event) -> EventPage:
        # Imported with the first selection, not for the first frame.
        from viewer.ui.pane.event_page import EventPage

        page = EventPage(event, self._state.timeline, self._facts, self._appearance.theme)
        page.event_requested.connect(self._state.select)
        page.address_requested.connect(self.address_requested)
        page.line_requested.connect(self.line_requested)
        page.copy_requested.connect(self.copy_requested)
        return page

    def _fill_footer(self) -> None:
        while (item := self._footer_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before, after = self._state.neighbour(-1), self._state.neighbour(1)
        if not self._state.selected_id:
            before = None
        self._footer.setVisible(before is not None or after is not None)
        if before is not None:
            self._footer_row.addWidget(self._step_link(before, "‹ ", ""), 1)
        else:
            self._footer_row.addStretch(1)
        if after is not None:
            self._footer_row.addWidget(self._step_link(after, "", " ›"), 1)
        else:
            self._footer_row.addStretch(1)

    def _step_link(self, event: Event, before: str, after: str) -> TextLink:
        align = Qt.AlignmentFlag.AlignRight if after else Qt.AlignmentFlag.AlignLeft
        theme = self._appearance.theme
        link = TextLink(
            event.title,
            theme.font(BODY_PX),
            theme.selection,
            self._footer,
            elided=True,
            align=align,
            before=before,
            after=after,
        )
        link.setAccessibleName(f"{'Next' if after else 'Previous'} event: {event.title}")
        link.clicked.connect(lambda _=False, event_id=event.id: self._state.select(event_id))
        link.show()
        return link

    def showEvent(self, event: QShowEvent) -> None:
        """Build the first page."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.refresh()

    def sizeHint(self) -> QSize:
        """Wish for the usual width."""
        return QSize(USUAL_PX, 600)
