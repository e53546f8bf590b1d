"""The ruler: how long it is from an event, or from a time, to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.cursor import px_per_s_at
from viewer.ui.canvas.shown.on_screen import OnScreen
from viewer.ui.state.view_state import ViewState
from viewer.words import N_, _

if TYPE_CHECKING:
    # Imported with the first ruler, not for the first frame.
    from viewer.model.distance import Distance, Ends

_HINT = N_("Measuring: select another event, or point at a time")


@dataclass(frozen=True, slots=True)
class RulerMark:
    """What the ruler shows; positions count from the left edge of the time area.

    Attributes:
        text: The distance in words, or what to do next.
        sure: From where to where it reaches at least; None where that is nothing.
        unsure: From where to where it may reach, around ``sure``; None where that is not known.
        anchor_x: Where it was set.
    """

    text: str
    sure: tuple[float, float] | None
    unsure: tuple[float, float] | None
    anchor_x: float


class Ruler:
    """The ruler of one canvas: set at an event or a time, it measures to the selection or the pointer.

    Args:
        state: What is selected.
        on_screen: What a position points at.
        pointer: Returns where the pointer is on the canvas; None while it is not over the time.
        scale: Returns the scale of what is on screen.
        changed: Told in words what is measured now, empty for nothing.
    """

    def __init__(
        self,
        state: ViewState,
        on_screen: OnScreen,
        pointer: Callable[[], QPointF | None],
        scale: Callable[[], TimeScale | None],
        changed: Callable[[str], None],
    ) -> None:
        self._state = state
        self._on_screen = on_screen
        self._pointer = pointer
        self._scale = scale
        self._tell = changed
        self._anchor_id = ""
        self._anchor_time: tuple[int, float] | None = None
        self._to_pointer = False

    @property
    def is_set(self) -> bool:
        """Whether something is being measured."""
        return bool(self._anchor_id) or self._anchor_time is not None

    def toggle(self) -> None:
        """Set it at the selected event, else at the pointer; take it away where it stands there already."""
        selected = self._state.selected_id
        if selected and selected != self._anchor_id:
            self.set_at_event(selected)
        elif self.is_set:
            self.remove()
        else:
            self.set_at_pointer()

    def set_at_event(self, event_id: str) -> None:
        """Measure from an event."""
        self._anchor_id, self._anchor_time = event_id, None
        self._to_pointer = False
        self._changed()

    def set_at_pointer(self) -> None:
        """Measure from the time under the pointer; nothing happens where it is elsewhere."""
        found = self.pointed_time()
        if found is not None:
            self.set_at_time(*found)

    def set_at_time(self, instant: int, grain_s: float) -> None:
        """Measure from an instant that is known to ``grain_s`` seconds."""
        self._anchor_id, self._anchor_time = "", (instant, grain_s)
        self._to_pointer = True
        self._changed()

    def remove(self) -> None:
        """Take the ruler away."""
        self._anchor_id, self._anchor_time = "", None
        self._changed()

    def selection_changed(self) -> None:
        """Measure to the event that was selected."""
        self._to_pointer = False
        if self.is_set:
            self._changed()

    def pointer_moved(self) -> None:
        """Measure to the pointer while it is over the time."""
        if self.is_set:
            self._to_pointer = self._pointer() is not None
            self._changed()

    def timeline_changed(self) -> None:
        """Go with an event whose file was read again; an event that is gone takes the ruler along."""
        if self._anchor_id and self._anchor_id not in self._state.places:
            self.remove()

    def _changed(self) -> None:
        mark = self.mark(self._state.scale)
        self._tell(mark.text if mark is not None else "")

    # --- what it reads ------------------------------------------------------------------

    def pointed_time(self) -> tuple[int, float] | None:
        """Return the time under the pointer and how many seconds a pixel is there."""
        pointer, scale = self._pointer(), self._scale()
        if pointer is None or scale is None:
            return None
        x = self._on_screen.time_x(pointer)
        return scale.to_time(x), 1 / max(px_per_s_at(scale, x), 1e-300)

    def _ends_of(self, event_id: str) -> Ends | None:
        event = self._state.timeline.event(event_id)
        if event is None:
            return None
        from viewer.model.distance import ends_of

        return ends_of(event)

    def _anchor(self) -> Ends | None:
        if self._anchor_time is not None:
            from viewer.model.distance import ends_at

            return ends_at(*self._anchor_time)
        return self._ends_of(self._anchor_id)

    def _target(self) -> Ends | None:
        """Return the other end: the event under the pointer, the time there, or the selected event."""
        from viewer.model.distance import ends_at

        pointer = self._pointer()
        if self._to_pointer and pointer is not None:
            pointed = self._on_screen.event_at(pointer)
            if pointed and pointed != self._anchor_id:
                return self._ends_of(pointed)
            time = self.pointed_time()
            return ends_at(*time) if time is not None and not pointed else None
        selected = self._state.selected_id
        return self._ends_of(selected) if selected != self._anchor_id else None

    def mark(self, scale: TimeScale | None) -> RulerMark | None:
        """Return what the ruler shows at a scale, None where nothing is measured."""
        anchor = self._anchor()
        if anchor is None or scale is None:
            return None
        cell = anchor.beginning
        anchor_x = scale.to_px((cell.first + cell.last + cell.cell_s) / 2)
        target = self._target()
        if target is None:
            return RulerMark(_(_HINT), None, None, anchor_x)
        from viewer.model.distance import distance

        found = distance(anchor, target)
        return RulerMark(found.phrase(), *_reach(found, scale), anchor_x)


def _reach(
    found: Distance, scale: TimeScale
) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    """Return where a distance lies on screen, (surely, at most): from the middle of a cell to another's."""

    def edges(pair: tuple[int, int]) -> tuple[float, float]:
        low, high = sorted(pair)
        return scale.to_px(low + found.cell_s / 2), scale.to_px(high + found.cell_s / 2)

    if found.overlap:
        return None, None
    sure = edges(found.least) if found.least[0] != found.least[1] else None
    return sure, edges(found.most) if found.most is not None else None
