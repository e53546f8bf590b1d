"""Where one was in the guide, and how far down: back and forward."""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.ui.guide.pages import FIRST, Place


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the guide, and how far down its page was scrolled, in pixels of the screen."""

    place: Place
    scroll_px: int = 0


class GuideHistory:
    """The places that one has been to; going on from an earlier one forgets what came after it."""

    def __init__(self) -> None:
        self._stops = [Stop(Place(FIRST))]
        self._now = 0

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier place."""
        return self._now > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later place."""
        return self._now < len(self._stops) - 1

    def visit(self, place: Place, left_px: int) -> None:
        """Note a new place.

        Args:
            left_px: How far down the place is scrolled that is left.
        """
        self._leave(left_px)
        if place != self._stops[self._now].place:
            self._stops[self._now + 1 :] = [Stop(place)]
            self._now += 1

    def go(self, step: int, left_px: int) -> Stop:
        """Go back or forward by one, as far as there is somewhere to go, and return where that is."""
        self._leave(left_px)
        self._now = min(max(self._now + step, 0), len(self._stops) - 1)
        return self._stops[self._now]

    def _leave(self, left_px: int) -> None:
        self._stops[self._now] = Stop(self._stops[self._now].place, left_px)
