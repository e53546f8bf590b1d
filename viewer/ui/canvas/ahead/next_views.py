"""Draws the view that the last gesture would lead to if it were made once more: a wheel is turned on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.ahead.foresight import CanvasForesight
from viewer.ui.canvas.shown.frame import KeptPicture
from viewer.ui.canvas.shown.view import CanvasView
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank

#: Draws another view, a little with every step, and keeps its picture.
Prepare = Callable[[Scene], Iterator[None]]


class NextViews:
    """What one canvas shows next, if a hand goes on as it does.

    Args:
        view: The canvas.
        foresight: Tells what it would show.
        picture: Keeps its picture.
        prepare: Draws that.

    Attributes:
        work: Draws when there is nothing else to do.
    """

    def __init__(
        self,
        view: CanvasView,
        foresight: CanvasForesight,
        picture: KeptPicture,
        prepare: Prepare,
    ) -> None:
        self._view = view
        self._foresight = foresight
        self._picture = picture
        self._prepare = prepare
        self.work = WorkAhead(self._steps, view, Rank.SOON)
        view.pace.rested.connect(self.go_on)

    def go_on(self) -> None:
        """Prepare the next view of the one on screen; once more when it rests, if something was not packed before.

        While views glide none can be foretold, and a hand that walks from event to event turns no wheel.
        """
        view = self._view
        repeated = view.state.repeated if not view.state.motion.allowed else None
        if view.pace.is_walking:
            self.work.stop()
        elif repeated is not None:
            self.work.begin((repeated, view.lane_scroll.y, self._picture.drawn, view.pace.is_at_rest))

    def _steps(self) -> Iterator[None]:
        """Lay out and draw the next view, a little with every step."""
        scale = self._view.state.repeated
        if scale is None:
            return
        if self._view.pace.is_at_rest:
            yield from self._foresight.packing_for(scale)
        scene = self._foresight.view_at(scale, self._view.state.selected)
        if scene is None or self._picture.has(scene):
            return
        yield
        yield from self._prepare(scene)
