"""Shows in a window what a start of the program asked for, once its file has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from viewer.dataclass import dataclass
from viewer.ui.window.main_window import MainWindow
from viewer.words import _

if TYPE_CHECKING:
    from viewer.model.dates.timespan import TimeSpan
    from viewer.ui.state.view_state import ViewState


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked for in one file.

    Attributes:
        find: What is searched for; empty for nothing.
        span: The time that is shown, EDTF; empty for all of it.
        line, column: Where the event stands that is to be selected, 1-based; 0 for none.
    """

    find: str = ""
    span: str = ""
    line: int = 0
    column: int = 0


def begin_with(window: MainWindow, wish: Beginning) -> None:
    """Search, show a time and select what stands at a line, as soon as the file has been read."""
    if wish == Beginning():
        return
    document = window.document
    path = document.path

    def begin() -> None:
        if path is not None and document.path != path:
            document.loaded.disconnect(begin)  # another file was opened meanwhile
            return
        if document.is_reading or not document.has_drawing:
            return  # a large file is still being read, or a broken one is yet to be mended
        document.loaded.disconnect(begin)
        if wish.find:
            window.search.setText(wish.find)
        if wish.span:
            QTimer.singleShot(
                0, window, lambda: window.state.show_span(span_on_axis(window.state, wish.span))
            )
        if wish.line:
            select_line(window, wish.line, wish.column)

    document.loaded.connect(begin)
    begin()


def span_on_axis(state: ViewState, text: str) -> TimeSpan:
    """Return the stretch of the axis that a date names, which is EDTF."""
    from zoneinfo import ZoneInfo

    from viewer.model.dates.edtf import parse_date
    from viewer.model.dates.placing import place_on_axis

    zone = state.whole.time_zone
    return place_on_axis(parse_date(text), axis_zone=ZoneInfo(zone) if zone else None).window


def select_line(window: MainWindow, line: int, column: int = 0) -> None:
    """Select the event whose entry stands at a line of the file; where there is none, say so."""
    from viewer.files.read.places.at_line import event_at_line, unplaced_at_line

    reading = window.document.last_reading
    if reading is None:
        return
    event = event_at_line(reading, line, column)
    if event is not None:
        window.state.select(event.id)
    elif (entry := unplaced_at_line(reading, line)) is not None:
        text = _("The entry at line {line} is not shown: {why}")
        window.status.say(text.format(line=line, why=entry.problem.message))
    else:
        window.status.say(_("No event stands at line {line}").format(line=line))
