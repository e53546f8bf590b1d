"""The lane titles: a click on the arrow collapses a lane, a drag of the title moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from viewer.layout.frame.boxes import LaneBand
from viewer.model.timeline import Lane
from viewer.ui.paint.painting import AXIS_PX, CHEVRON_PX
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.canvas.canvas import TimelineCanvas

_ARROW_HEIGHT_PX = 24.0
_DRAG_PX = 4.0


class CanvasGutter:
    """Answers the pointer over the lane titles of one canvas.

    Attributes:
        drop_y: Where a lane that is being dragged would go, in the canvas's coordinates.
    """

    def __init__(self, canvas: TimelineCanvas, state: ViewState) -> None:
        self._canvas = canvas
        self._state = state
        self._held: Lane | None = None
        self._press = QPointF()
        self._dragging = False
        self.drop_y: float | None = None

    def band_at(self, position: QPointF) -> LaneBand | None:
        """Return the lane whose title is under a position, None beside the titles."""
        scene = self._canvas.painted_scene
        if scene is None or position.x() >= self._canvas.stage.gutter_px:
            return None
        return scene.lane_at(position.y())

    def lane_at(self, position: QPointF) -> Lane | None:
        """Return the lane whose title is under a position."""
        band = self.band_at(position)
        return self._state.timeline.lanes[band.number] if band is not None else None

    def is_on_arrow(self, position: QPointF) -> bool:
        """Tell whether a position is on the arrow that collapses a lane."""
        band, scene = self.band_at(position), self._canvas.painted_scene
        if band is None or scene is None or not scene.chevrons or position.x() >= CHEVRON_PX:
            return False
        return position.y() - max(band.y, scene.top_px) < _ARROW_HEIGHT_PX

    def press(self, position: QPointF) -> bool:
        """Take hold of a title; tell whether there was one."""
        lane = self.lane_at(position)
        if lane is None or self._canvas.box_at(position) is not None:
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
        scene = self._canvas.painted_scene
        if scene is None or not scene.chevrons:
            return
        self._dragging = True
        self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.drop_y = self._gap(position.y())[1]
        self._canvas.update()

    def release(self, position: QPointF) -> None:
        """Let the lane go where it was dragged, or take the click on its arrow."""
        lane, dragged = self._held, self._dragging
        self._held, self._dragging, self.drop_y = None, False, None
        self._canvas.unsetCursor()
        self._canvas.update()
        if lane is None:
            return
        if dragged:
            self._drop(lane, position.y())
        elif self.is_on_arrow(position) and self.lane_at(position) is lane:
            self._canvas.lanes.toggle_collapsed(lane)

    def _bands(self) -> list[LaneBand]:
        scroll = self._canvas.scroll_y
        bands = self._canvas.stage.bands(self._canvas.height())
        for band in bands:
            band.y -= scroll
        return bands

    def _gap(self, y: float) -> tuple[int, float]:
        """Return the gap between lanes nearest to a height: its number from above and where it is."""
        bands = self._bands()
        edges = [band.y for band in bands] + [band.y + band.height for band in bands[-1:]]
        number = min(range(len(edges)), key=lambda gap: abs(edges[gap] - y), default=0)
        return number, max(AXIS_PX, edges[number]) if edges else AXIS_PX

    def _drop(self, lane: Lane, y: float) -> None:
        lanes = self._state.timeline.lanes
        order = [lanes[band.number].id for band in self._bands()]
        if lane.id in order:
            here, gap = order.index(lane.id), self._gap(y)[0]
            self._canvas.lanes.move(lane, gap - here - (gap > here))
