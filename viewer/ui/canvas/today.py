"""The line at today, over the timeline's picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPolygonF

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.dates.words import LONG, on_day
from viewer.model.dates.zones import zone_of
from viewer.ui.look.inks import Inks, alpha
from viewer.ui.state.view_state import ViewState
from viewer.words import _

#: A day that is wider is shown as a day, a narrower one as a line.
_WIDE_PX = 9.0
_STRIP_PX = 3.0
#: Half the width of the arrowhead at the axis.
_HEAD_PX = 5.0
#: So far beside the line a pointer still means it.
_REACH_PX = 4.0
#: While a computer sleeps no timer runs: the date is looked at so often at least.
_MOST_MS = 600_000


def utc_now() -> datetime:
    """Return what time it is."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class TodayMark:
    """Where today stands, in pixels from the left edge of the time area; ``right`` is its end."""

    left: float
    right: float

    @property
    def is_wide(self) -> bool:
        """Tell whether there is room to show the whole day."""
        return self.right - self.left > _WIDE_PX

    @property
    def middle(self) -> float:
        """Where the line stands while the day is narrow."""
        return (self.left + self.right) / 2

    def reach(self, area: QRectF) -> QRectF:
        """Return all that is drawn of it; positions count from the left edge of the area, below the axis."""
        left, right = self.left, self.right
        if not self.is_wide:
            left, right = self.middle - _HEAD_PX - 1, self.middle + _HEAD_PX + 1
        top = area.top() - _STRIP_PX - 2
        return QRectF(area.left() + left, top, right - left, area.bottom() - top)

    def is_near(self, x: float) -> bool:
        """Tell whether a position is on it, or next to it."""
        return self.left - _REACH_PX <= x <= self.right + _REACH_PX


class TodayLine(QObject):
    """Knows which day it is where the timeline's clocks stand, and draws it.

    Args:
        state: For the timeline's time zone.
        clock: Returns the time now, with its offset.

    Signals:
        changed(): it is another day, or the line is wished for or no longer.
    """

    changed = Signal()

    def __init__(
        self, state: ViewState, clock: Callable[[], datetime] = utc_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._clock = clock
        self._is_on = True
        self._span: tuple[object, TimeSpan] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._told = self.day
        state.timeline_changed.connect(self.look)
        self._wait()

    @property
    def is_on(self) -> bool:
        """Whether today is shown where it is in sight."""
        return self._is_on

    def set_on(self, on: bool) -> None:
        """Show today where it is in sight, or never."""
        if on != self._is_on:
            self._is_on = on
            self.changed.emit()

    def set_clock(self, clock: Callable[[], datetime]) -> None:
        """Go by another clock."""
        self._clock = clock
        self.look()

    def look(self) -> None:
        """Look which day it is, and wait for the next one."""
        if self.day != self._told:
            self._told = self.day
            self.changed.emit()
        self._wait()

    def _now(self) -> datetime:
        return self._clock().astimezone(zone_of(self._state.timeline.time_zone))

    def _wait(self) -> None:
        now = self._now()
        midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
        left = midnight.astimezone(UTC) - now.astimezone(UTC)  # a clock change may lie between
        self._timer.start(min(_MOST_MS, max(1, int(left / timedelta(milliseconds=1)) + 1)))

    @property
    def wait_ms(self) -> int:
        """How long it waits until it looks at the date again."""
        return self._timer.interval()

    @property
    def day(self) -> date:
        """The day that it is in the timeline's time zone, or here where it has none."""
        return self._now().date()

    @property
    def span(self) -> TimeSpan:
        """That day on the axis."""
        # Asked with every frame; no day begins within a minute.
        minute = self._clock().timestamp() // 60, self._state.timeline.time_zone
        if self._span is None or self._span[0] != minute:
            day = self.day
            start = seconds_of(day.year, day.month, day.day)
            self._span = minute, TimeSpan(start, start + DAY)
        return self._span[1]

    @property
    def words(self) -> str:
        """What is said of it: ``Today, 27 November 2026``."""
        return _("Today, {date}").format(date=on_day(self.span.start, LONG))

    def mark(self, scale: TimeScale | None, width_px: float) -> TodayMark | None:
        """Return where it stands on screen; None where it is out of sight or not wished for.

        Args:
            scale: What is on screen.
            width_px: Width of the time area.
        """
        if not self._is_on or scale is None:
            return None
        span = self.span
        left, right = scale.to_px(span.start), scale.to_px(span.end)
        return (
            TodayMark(max(left, -1.0), min(right, width_px + 1.0)) if left < width_px and right > 0 else None
        )


def draw_today(painter: QPainter, inks: Inks, mark: TodayMark, area: QRectF) -> None:
    """Draw a line with an arrowhead at the axis; where a day is wide, the whole day.

    Args:
        painter: In the canvas's coordinates.
        inks: Pens and fonts.
        mark: What to draw; positions count from the left edge of the area.
        area: The time area below the axis.
    """
    color, top = inks.theme.expected, area.top()
    painter.save()
    painter.setClipRect(area.adjusted(0, -_STRIP_PX - 2, 0, 0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if mark.is_wide:
        day = QRectF(area.left() + mark.left, top, mark.right - mark.left, area.height())
        painter.fillRect(day, alpha(color, 0.10))
        painter.fillRect(QRectF(day.left(), top - _STRIP_PX, day.width(), _STRIP_PX), color)
    else:
        x = round(area.left() + mark.middle) + 0.5
        painter.setPen(inks.today)
        painter.drawLine(QLineF(x, top, x, area.bottom()))
        painter.setBrush(color)
        head = [QPointF(x - _HEAD_PX, top - 2), QPointF(x + _HEAD_PX, top - 2), QPointF(x, top + _HEAD_PX)]
        painter.drawPolygon(QPolygonF(head))
    painter.restore()
