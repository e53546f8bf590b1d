"""The pane beside the canvas that tells everything about the selected event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.model.timeline import Event, Quote
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.facts import Facts
from viewer.ui.pane.footer import Footer
from viewer.ui.pane.page import Page, Target, ToAddress, ToClipboard, ToEvent, ToFilter, ToLine, ToSource
from viewer.ui.pane.page_view import PageView
from viewer.ui.state.view_state import ViewState
from viewer.words import _

if TYPE_CHECKING:
    from viewer.ui.pane.page_writer import PageWriter
    from viewer.ui.pane.pages_ahead import PagesAhead

#: Where the user has not chosen a width.
USUAL_PX = 340
LEAST_PX = 240
#: From about this width on the page sets columns; it is written anew there.
_WIDE_PX = 540
#: What is searched for is marked so much later than in the timeline: another frame, before another letter comes.
AFTER_MS = 14
#: While another letter is looked for this waits for its answer, but no more than so many times.
MOST_WAITS = 8


class DetailPane(QWidget):
    """Shows the selected event, or the timeline as a whole.

    Signals:
        address_requested(str): an http(s) address to open.
        line_requested(int, int): a line and column of the file to open in the editor.
        edit_requested(str): the id of the event to edit.
        copy_requested(str): a quotation with its citation, for the clipboard.
        quote_requested(str, object): the id of the event that the fields of a quotation are meant for.
        filter_requested(str): a term of the search; only the events that fit it are to be shown.
    """

    address_requested = Signal(str)
    line_requested = Signal(int, int)
    edit_requested = Signal(str)
    copy_requested = Signal(str)
    quote_requested = Signal(str, object)
    filter_requested = Signal(str)

    def __init__(
        self, state: ViewState, facts: Facts, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._facts = facts
        self._appearance = appearance
        self.setObjectName("detailPane")
        # With every event all that is around the pane would be painted under it.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Details"))
        self.setMinimumWidth(LEAST_PX)
        self.view = PageView(appearance.theme, self)
        self.footer = Footer(appearance.theme, self)
        self.footer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.footer)
        self.setFocusProxy(self.view)
        self.view.appeared.connect(self._begin)
        self.view.followed.connect(self._follow)
        self.view.stepped.connect(self._step)
        self.footer.event_requested.connect(state.select)
        self.footer.edit_requested.connect(lambda: self.edit_requested.emit(state.selected_id))
        # A letter is answered in the timeline first, and in a frame of its own here.
        self._marking = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._marking.timeout.connect(self._mark_in_time)
        state.hits_changed.connect(self._mark_soon)
        state.selection_changed.connect(self._turn)
        self._ahead: PagesAhead | None = None
        self._last_place = 0
        # In a turn of its own: a large file has given the window enough to do in this one.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        state.timeline_changed.connect(self._soon.start)
        appearance.theme_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Write the page anew; the scroll position stays while the event does.

        Before the pane is first painted there is nothing to write.
        """
        self._soon.stop()
        if not self._was_painted:
            return
        if self._ahead is not None:
            self._ahead.forget()
        from viewer.ui.pane.page_writer import page_in

        event, theme = self._state.selected, self._appearance.theme
        scroll_px = self.view.verticalScrollBar().value() if self._is_shown(event) else 0
        with page_in(self.view.document(), theme) as writer:
            self._write(writer, event)
        self._show(event, writer.page, scroll_px)

    def _turn(self) -> None:
        """Show the page of the event that is selected now; it may be written already."""
        event, ahead = self._state.selected, self._ahead
        if event is None or ahead is None or self._soon.isActive():
            self.refresh()
            return
        ready = ahead.page_of(event, self._appearance.theme)
        if ready is None:
            self.refresh()
            return
        ahead.show(ready)
        self._show(event, ready.page, 0, ready.picture)

    def _show(self, event: Event | None, page: Page, scroll_px: int, picture: QPixmap | None = None) -> None:
        """Show what the view's document holds, and have the pages of the events next to it written."""
        theme = self._appearance.theme
        self._shown_id = event.id if event is not None else ""
        name = _("Details of the selected event") if event is not None else _("About this timeline")
        self.view.show_page(page, theme, name, scroll_px, picture)
        self._mark_words()
        before = self._state.neighbour(-1) if event is not None else None
        after = self._state.neighbour(1)
        self.footer.show_steps(before, after, theme, is_event=event is not None)
        if event is None or not self.isVisible():
            return
        here = self._state.places[event.id]
        nearest = (after, before) if here >= self._last_place else (before, after)
        self._last_place = here
        self.ahead.begin([one for one in nearest if one is not None], theme)

    @property
    def ahead(self) -> PagesAhead:
        """What writes the next pages; made, and even imported, with the first event that is selected."""
        if self._ahead is None:
            from viewer.ui.pane.pages_ahead import PagesAhead

            self._ahead = PagesAhead(self.view, self._write, self._draw_foot)
        return self._ahead

    def _draw_foot(self, event: Event) -> None:
        """Draw the foot of an event's page ahead."""
        state = self._state
        self.footer.draw_ahead(state.neighbour(-1, event.id), state.neighbour(1, event.id))

    def _mark_soon(self) -> None:
        self._marking.stop()  # words of the letter before would be painted with this one
        # Counted from the turn behind what is painted now.
        QTimer.singleShot(0, self._marking.start)

    def _mark_in_time(self) -> None:
        if self._state.is_answer_awaited and self._waits < MOST_WAITS:
            self._waits += 1
            self._marking.start()
            return
        self._mark_words()

    _waits = 0

    def _mark_words(self) -> None:
        """Show where the words stand that are searched for."""
        self._marking.stop()
        self._waits = 0
        hits = self._state.hits
        self.view.mark(hits.words if hits is not None else ())

    _shown_id = ""
    _was_painted = False

    def _is_shown(self, event: Event | None) -> bool:
        return event is not None and event.id == self._shown_id

    def _write(self, writer: PageWriter, event: Event | None) -> None:
        if event is None:
            from viewer.ui.pane.start_page import write_start_page

            write_start_page(writer, self._state.whole, self._facts)
            return
        from viewer.ui.pane.event_page import EventPage

        EventPage(writer, event, self._state.whole, self._facts).write()

    def _begin(self) -> None:
        """Have the first page written once the first frame is on screen: a timer begun earlier would not wait."""
        self._was_painted = True
        self._soon.timeout.connect(self._heed_wheel, Qt.ConnectionType.SingleShotConnection)
        self._soon.start()

    def _heed_wheel(self) -> None:
        """Let the wheel size texts; PySide makes all its classes of widgets ready for that."""
        from viewer.ui.look.wheel_sizer import WheelSizer

        WheelSizer(self._appearance, self.view)

    def _follow(self, target: Target) -> None:
        """Go where a link leads."""
        match target:
            case ToEvent(event_id):
                self._state.select(event_id)
            case ToAddress(url):
                self.address_requested.emit(url)
            case ToLine(line, column):
                self.line_requested.emit(line, column)
            case ToClipboard(text):
                self.copy_requested.emit(text)
            case ToSource(quote):
                self.show_source(quote)
            case ToFilter(term):
                self.filter_requested.emit(term)

    def _step(self, step: int) -> None:
        """Select an event so many places on, if there is one."""
        event = self._state.neighbour(step)
        if event is not None:
            self._state.select(event.id)

    def show_source(self, quote: Quote) -> None:
        """Open the kept copy of a quotation's source at its passage, if there is one."""
        passage = self._facts.passage(quote)
        if passage is not None:
            from viewer.ui.forms.source_window import SourceWindow  # not for the first frame

            event_id = self._state.selected_id
            shown = SourceWindow(passage, self._appearance, self.window())
            shown.quoted.connect(lambda fields: self.quote_requested.emit(event_id, fields))
            shown.show_passage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground under the page and its foot."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._appearance.theme.panel)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the page anew where columns find room now, or no longer."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._appearance.theme.sized(_WIDE_PX)
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._soon.start()

    _is_wide = False

    def sizeHint(self) -> QSize:
        """Wish for the usual width."""
        return QSize(USUAL_PX, 600)
