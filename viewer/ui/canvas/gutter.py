"""The lane titles: a click on the arrow collapses a lane, a drag of the title moves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from viewer.layout.frame.boxes import LaneBand
from viewer.model.timeline import Lane
from viewer.ui.canvas.shown.lane_scroll import LaneScroll
from viewer.ui.canvas.shown.lanes import LaneCommands
from viewer.ui.canvas.shown.on_screen import OnScreen
from viewer.ui.paint.painting import AXIS_PX

_DRAG_PX = 4.0


class CanvasGutter:
    """Answers the pointer over the lane titles of one canvas.

    Args:
        surface: The canvas, for its cursor and for drawing it again.
        on_screen: What a position points at.
        lanes: Collapses and moves lanes.
        scroll: How far the lanes are scrolled up.
        bands: Returns the lanes shown, as they stand unscrolled.

    Attributes:
        drop_y: Where a lane that is being dragged would go, in the canvas's coordinates.
    """

    def __init__(
        self,
        surface: QWidget,
        on_screen: OnScreen,
        lanes: LaneCommands,
        scroll: LaneScroll,
        bands: Callable[[], Sequence[LaneBand]],
    ) -> None:
        self._surface = surface
        self._on_screen = on_screen
        self._lanes = lanes
        self._scroll = scroll
        self._unscrolled = bands
        self._held: Lane | None = None
        self._press = QPointF()
        self._dragging = False
        self.drop_y: float | None = None

    def press(self, position: QPointF) -> bool:
        """Take hold of a title; tell whether there was one."""
        lane = self._on_screen.titled_lane_at(position)
        if lane is None or self._on_screen.box_at(position) is not None:
            return False
        self._held, self._press, self._dragging = lane, position, False
        return True

    @property
    def is_held(self) -> bool:
        """Whether a title is held."""
        return self._held is not None

    def move(self, position: QPointF) -> None:
        """Drag the title that is held, where there is another place for it."""
        if not self._dragging and abs(position.y() - self._press.y()) < _DRAG_PX:
            return
        scene = self._on_screen.scene
        if scene is None or not scene.chevrons:
            return
        self._dragging = True
        self._surface.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.drop_y = self._gap(position.y())[1]
        self._surface.update()

    def release(self, position: QPointF) -> None:
        """Let the lane go where it was dragged, or take the click on its arrow."""
        lane, dragged = self._held, self._dragging
        self._held, self._dragging, self.drop_y = None, False, None
        self._surface.unsetCursor()
        self._surface.update()
        if lane is None:
            return
        if dragged:
            self._drop(lane, position.y())
        elif self._on_screen.is_on_arrow(position) and self._on_screen.titled_lane_at(position) is lane:
            self._lanes.toggle_collapsed(lane)

    def _bands(self) -> list[LaneBand]:
        bands = [copy(band) for band in self._unscrolled()]
        for band in bands:
            band.y -= self._scroll.y
        return bands

    def _gap(self, y: float) -> tuple[int, float]:
        """Return the gap between lanes nearest to a height: its number from above and where it is."""
        bands = self._bands()
        edges = [band.y for band in bands] + [band.y + band.height for band in bands[-1:]]
        number = min(range(len(edges)), key=lambda gap: abs(edges[gap] - y), default=0)
        return number, max(AXIS_PX, edges[number]) if edges else AXIS_PX

    def _drop(self, lane: Lane, y: float) -> None:
        order = [shown.id for shown in self._lanes.shown]
        if lane.id in order:
            here, gap = order.index(lane.id), self._gap(y)[0]
            self._lanes.move(lane, gap - here - (gap > here))
