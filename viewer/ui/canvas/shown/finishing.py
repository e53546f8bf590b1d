"""Brings the picture on screen to an end: packs what it lacks, and has it drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from viewer.layout.axis.scale import TimeScale
from viewer.ui.canvas.shown.on_screen import OnScreen
from viewer.ui.canvas.shown.pace import Pace
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank


class Unfinished(Protocol):
    """A canvas of whose view something may still be to be packed.

    Attributes:
        on_screen: What it shows.
        pace: How a hand goes on.
        ahead: What takes the steps.
    """

    on_screen: OnScreen
    pace: Pace
    ahead: WorkAhead

    @property
    def stage(self) -> Stage:
        """What packs."""

    @property
    def drawn_width(self) -> float:
        """In the canvas's own pixels."""

    @property
    def is_turned(self) -> bool:
        """Whether a hand may go on to other views."""

    @property
    def is_due(self) -> bool:
        """Whether the picture is coarser than it could be, or the selected event is still to be brought into sight."""

    def end_picture(self, scale: TimeScale) -> None:
        """Draw anew what is packed now."""

    def leave_to_next(self) -> None:
        """Have the next picture show what is packed now."""


def finishing(view: Unfinished, scale: TimeScale, ahead: Iterator[None]) -> Iterator[int | None]:
    """Pack the view on screen, and draw it anew when all is packed that is looked at, and at last.

    Args:
        view: The canvas.
        scale: What is on screen.
        ahead: Packs around it, while a hand goes on.

    Yields:
        None, or for how many milliseconds there is nothing to do.
    """
    shown: list[int] | None = None
    for is_ready in view.stage.finishing(scale, view.drawn_width, view.on_screen.looked_at):
        is_due = view.is_due
        # Lanes out of sight are packed for their heights alone; and who turns a wheel waits for the next view.
        view.ahead.hurry(Rank.QUIET if view.is_turned else Rank.AWAITED if is_due else Rank.SOON)
        yield None
        if not is_ready or not is_due or view.pace.is_walking:
            continue
        looked_at = view.on_screen.looked_at()
        if looked_at != shown:
            shown = looked_at
            yield from view.pace.until_rest(ahead)
            view.end_picture(scale)
    # Drawn in between, it would be in the way of a hand that goes on: the next picture is packed first.
    yield from view.pace.until_rest(ahead)
    if view.pace.is_walking:
        view.leave_to_next()  # a step draws it, and nobody waits twice
        yield from view.pace.until_stands()
    view.end_picture(scale)
