"""Prepares what is shown of the events next to the selected one: who walks through events goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from viewer.layout.frame.scene import Scene
from viewer.model.timeline import Event
from viewer.ui.canvas.frame import DrawParts, KeptPicture
from viewer.ui.state.view_state import ViewState


class NextPictures:
    """What a canvas may have to show next.

    Args:
        state: Tells which event is selected, and its neighbours.
        picture: Keeps what is prepared.
        foreseen: Returns what will be shown with an event selected; None where that cannot be told.
        packing_for: Returns steps that pack it, where time moves for the event.
        draw_parts: Draws parts of a scene.
    """

    def __init__(
        self,
        state: ViewState,
        picture: KeptPicture,
        foreseen: Callable[[Event], Scene | None],
        packing_for: Callable[[Event], Iterator[None]],
        draw_parts: DrawParts,
    ) -> None:
        self._state = state
        self._picture = picture
        self._foreseen = foreseen
        self._packing_for = packing_for
        self._draw_parts = draw_parts
        self._last = 0

    def steps(self) -> Iterator[None]:
        """Draw or pack, a little with every step, what either neighbour brings; first the one that is walked towards."""
        here = self._state.places.get(self._state.selected_id)
        if here is None:
            return
        onward = 1 if here >= self._last else -1
        self._last = here
        for event in (self._state.neighbour(onward), self._state.neighbour(-onward)):
            if event is None:
                continue
            scene = self._foreseen(event)
            yield
            if scene is None:
                yield from self._packing_for(event)
            elif not self._picture.is_kept(scene):
                yield from self._picture.prepared(scene, self._draw_parts)
