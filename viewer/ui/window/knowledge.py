"""Who knew what when: the date in the search, and the line on the timeline that stands at it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from viewer.model.dates.calendar import civil_of
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.zones import zone_of
from viewer.model.search.fields import DateSide
from viewer.model.search.query import DateTerm, Query, pieces
from viewer.ui.canvas.known_by import KnownByHandle
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.search_field import SearchField

DAY_S = 86_400


class Knowledge(QObject):
    """Holds the search and the line together: each follows the other.

    Signals:
        changed(): the line came, went, or stands at another date.
    """

    changed = Signal()

    def __init__(self, state: ViewState, view: TimelineView, search: SearchField, parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._view, self._search = state, view, search
        self.handle = KnownByHandle(view.canvas)
        self.handle.dragged.connect(self._drag)
        self.handle.stepped.connect(self._step)
        self.handle.removed.connect(self.remove)
        self.handle.left.connect(view.focus_canvas)
        state.timeline_changed.connect(self.follow)

    @property
    def is_on(self) -> bool:
        """Whether the search asks what was known by a date."""
        return self.handle.instant is not None

    def follow(self) -> None:
        """Stand at the date that is searched for; nowhere where there is none."""
        found = self._term()
        before = self.handle.instant
        if found is None:
            self.handle.show_at(None, "")
        else:
            _piece, term = found
            window = place_on_axis(term.date, axis_zone=zone_of(self._state.whole.time_zone)).window
            self.handle.show_at(window.end, date_phrase(term.date))
        if before != self.handle.instant:
            self.changed.emit()

    def _term(self) -> tuple[str, DateTerm] | None:
        """Return the piece of the search that names the date, as typed and as read."""
        for piece in pieces(self._search.text()):
            for term in Query.of(piece).terms:
                if isinstance(term, DateTerm) and term.field.side is DateSide.KNOWN and not term.is_unwanted:
                    return piece, term
        return None

    def toggle(self) -> None:
        """Ask what was known by the middle of what is in sight; or ask no more."""
        if self.is_on:
            self.remove()
            return
        canvas = self._view.canvas
        self._drag(canvas.mapToGlobal(QPoint((canvas.width() + round(canvas.on_screen.gutter_px)) // 2, 40)))
        self.handle.setFocus()

    def remove(self) -> None:
        """Ask no more; what else is searched for stays."""
        found = self._term()
        if found is not None:
            self._write(self._search.text().replace(found[0], "", 1))
        self._view.focus_canvas()

    def _drag(self, at: QPoint) -> None:
        """Go to the day at a place of the screen."""
        canvas, scale = self._view.canvas, self._state.scale
        if scale is None:
            return
        x = min(max(canvas.on_screen.time_x(canvas.from_desk(at)), 0.0), self._state.width_px)
        self._ask(day_text(scale.to_time(x)) or self._view.date_text_at(at))

    def _step(self, days: int) -> None:
        if self.handle.instant is not None:
            self._ask(day_text(self.handle.instant - 1 + days * DAY_S))

    def _ask(self, date_text: str) -> None:
        """Put a date into the search, in the place of the one that stands there."""
        if not date_text:
            return
        found, wanted = self._term(), f"known-by:{date_text}"
        text = self._search.text()
        if found is None:
            self._write(f"{text} {wanted}")
        elif found[0] != wanted:
            self._write(text.replace(found[0], wanted, 1))

    def _write(self, text: str) -> None:
        self._search.setText(" ".join(text.split()))


def day_text(instant: int) -> str:
    """Return the day of an axis second as EDTF; empty where years have no four digits."""
    civil = civil_of(instant)
    return f"{civil.year:04}-{civil.month:02}-{civil.day:02}" if 0 <= civil.year <= 9999 else ""
