"""The lines over the overview's columns in which a search has found something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from viewer.layout.axis.scale import TimeScale
from viewer.ui.canvas.overview_picture import column_bounds, hit_lines
from viewer.ui.kit.rota import Rank
from viewer.ui.kit.turns import QUIET_TURN_MS, Turns

if TYPE_CHECKING:
    from viewer.layout.index.hits import HitColumns, Hits
    from viewer.layout.index.index import TimelineIndex

#: So many hits are looked up at once where it is known where they stand, else those of a timeline of this size;
#: other lines stay as they are until they are looked up.
AT_ONCE_HITS, AT_ONCE = 20_000, 2_000


class HitLines(QObject):
    """Looks up where the lines are: once for each search, and in large timelines in turns.

    Args:
        changed: Called when the lines are others than those given last.
    """

    def __init__(self, changed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._changed = changed
        self._turns: Turns[list[QRectF]] = Turns(self, self._finish, QUIET_TURN_MS, Rank.SOON)
        self._hits: Hits | None = None
        self._columns: HitColumns | None = None
        self._place: object = None
        self._lines: list[QRectF] = []

    def of(self, hits: Hits | None, whole: TimeScale | None, area: QRectF) -> list[QRectF]:
        """Return the lines, or those of the last search while these are looked up.

        Args:
            hits: What a search has found; None while nothing is searched.
            whole: The whole range in the width of ``area``; None without events.
            area: The time area inside the widget.
        """
        if hits is None or whole is None:
            self._turns.stop()
            self._hits, self._lines = None, []
            return []
        self._stand_in(hits.index, whole, area)
        if self._hits is None or self._hits.places is not hits.places:
            self._hits = hits
            self._look(hits, whole, area)
        return self._lines

    def follow(self, hits: Hits | None, whole: TimeScale | None, area: QRectF) -> None:
        """Look up other lines, and say where they are others; arguments as for ``of``."""
        before = self._lines
        if self.of(hits, whole, area) != before:
            self._changed()

    def make_ready(self, index: TimelineIndex, whole: TimeScale, area: QRectF) -> None:
        """Look up in turns where all events stand, before something is searched; arguments as for ``of``."""
        if not self._turns.is_busy and self._hits is None:
            self._stand_in(index, whole, area)
            self._turns.start(self._standing(index, whole, area))

    @property
    def is_ready(self) -> bool:
        """Whether it is known where all events stand."""
        return self._columns is not None and self._columns.is_ready

    def _stand_in(self, index: TimelineIndex, whole: TimeScale, area: QRectF) -> None:
        place = index, whole, area.left(), area.width()
        if place != self._place:
            self._place, self._columns, self._hits, self._lines = place, None, None, []

    def _look(self, hits: Hits, whole: TimeScale, area: QRectF) -> None:
        steps = self._steps(hits, whole, area)
        if len(hits) > AT_ONCE_HITS or (not self.is_ready and len(hits.index.timeline.events) > AT_ONCE):
            self._turns.start(steps)
            return
        self._turns.stop()
        self._lines = next(lines for lines in steps if lines is not None)

    def _standing(
        self, index: TimelineIndex, whole: TimeScale, area: QRectF
    ) -> Iterator[list[QRectF] | None]:
        from viewer.layout.index.hits import HitColumns  # with the first search

        if self._columns is None:
            self._columns = HitColumns(index, column_bounds(whole, area.width()))
        for _ in self._columns.standing():
            yield None

    def _steps(self, hits: Hits, whole: TimeScale, area: QRectF) -> Iterator[list[QRectF] | None]:
        yield from self._standing(hits.index, whole, area)
        assert self._columns is not None
        for holding in self._columns.holding(hits):
            yield None if holding is None else hit_lines(holding, area)

    def _finish(self, lines: list[QRectF]) -> None:
        if lines != self._lines:
            self._lines = lines
            self._changed()
