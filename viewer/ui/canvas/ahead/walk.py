"""Prepares what is shown of the events next to the selected one: who walks through events goes on."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from itertools import chain
from typing import Protocol

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.scene import Scene
from viewer.model.timeline import Event
from viewer.ui.canvas.ahead.letters import letters_on_screen
from viewer.ui.canvas.shown.frame import KeptPicture
from viewer.ui.canvas.shown.view import CanvasView
from viewer.ui.paint.shifts import DrawParts
from viewer.ui.state.view_state import ViewState

#: So many events further on are prepared, for now and then one needs more than the time between two keys.
_ONWARD = 4


class Foresight(Protocol):
    """Tells what a canvas will show."""

    @property
    def is_rough(self) -> bool:
        """Whether what is shown will be drawn anew once more is packed."""

    def y_ahead(self, event: Event, y: float | None) -> float | None:
        """Return how far lanes will be scrolled up once an event is selected; None where time moves too, or now.

        Args:
            event: The event.
            y: How far they are before; None for as far as they are now.
        """

    def foreseen(self, event: Event, y: float | None = None) -> Scene | None:
        """Return what will be shown with an event selected, lanes scrolled so far; None where that cannot be told."""

    def all_lanes(self) -> Scene | None:
        """Return all lanes of what is on screen, unscrolled, with nothing pointed out; None where all are in sight."""

    def scale_for(self, event: Event) -> TimeScale | None:
        """Return the scale once an event is selected; None where time stays as it is, or something moves now."""

    def packing_for(self, scale: TimeScale) -> Iterator[None]:
        """Return steps that pack what will be shown at another scale."""

    def view_at(self, scale: TimeScale, event: Event | None) -> Scene | None:
        """Return what will be shown at another scale with an event selected; None where that cannot be told."""


def walked(view: CanvasView, pictures: NextPictures) -> Iterator[None]:
    """Prepare what may follow an event that is looked at: who walks on needs its neighbours before any other view.

    Args:
        view: The canvas.
        pictures: Of the neighbours.
    """
    letters = letters_on_screen(view)
    return chain(pictures.steps(), letters) if view.pace.is_walking else chain(letters, pictures.steps())


class NextPictures:
    """What a canvas may have to show next.

    Args:
        state: Tells which event is selected, and its neighbours.
        picture: Keeps what is prepared.
        foresight: Tells what will be shown of them.
        draw_parts: Draws parts of a scene.
        prepare_view: Draws another view, a little with every step, and keeps its picture.
    """

    def __init__(
        self,
        state: ViewState,
        picture: KeptPicture,
        foresight: Foresight,
        draw_parts: DrawParts,
        prepare_view: Callable[[Scene], Iterator[None]],
    ) -> None:
        self._state = state
        self._picture = picture
        self._foresight = foresight
        self._draw_parts = draw_parts
        self._prepare_view = prepare_view
        self._last = 0

    def steps(self) -> Iterator[None]:
        """Draw or pack, a little with every step, what neighbours bring; first those that are walked towards."""
        here = self._state.places.get(self._state.selected_id)
        if here is None:
            return
        onward = 1 if here >= self._last else -1
        self._last = here
        if self._picture.wants_strips:
            whole = self._foresight.all_lanes()
            if whole is not None:
                self._picture.lay_strips(whole)
            yield
        y = yield from self._prepared(onward, None)
        if self._foresight.is_rough:
            return  # all of it would be forgotten once lanes are packed, which is done next
        yield from self._prepared(-onward, None)
        for number in range(2, _ONWARD + 1):
            if y is None:
                return
            y = yield from self._prepared(number * onward, y)

    def _view_prepared(self, event: Event) -> Iterator[None]:
        """Pack the view that an event brings where time moves for it, and draw it where that is no glide."""
        scale = self._foresight.scale_for(event)
        if scale is None:
            return
        yield from self._foresight.packing_for(scale)
        if self._state.motion.allowed:
            return
        scene = self._foresight.view_at(scale, event)
        yield
        if scene is not None and not self._picture.has(scene):
            yield from self._prepare_view(scene)

    def _prepared(self, step: int, y: float | None) -> Generator[None, None, float | None]:
        """Prepare what a neighbour brings where lanes are scrolled up so far before; return how far they are then.

        None where that cannot be told.
        """
        event = self._state.neighbour(step)
        if event is None:
            return None
        y = self._foresight.y_ahead(event, y)
        yield
        if y is None:
            yield from self._view_prepared(event)
        elif not self._picture.is_kept(y):
            scene = self._foresight.foreseen(event, y)
            yield
            if scene is not None and self._picture.holds(scene):
                yield from self._picture.prepared(scene, self._draw_parts)
            elif scene is not None:
                yield from self._prepare_view(scene)  # sooner than strips, where these are for it alone
        return y
