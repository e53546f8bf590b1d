"""How each status looks: one row, from which dots, windows, bars, labels, legend and paper derive.

Every status has a shape of its own, so that it survives grey printing and colour blindness.
"""

from __future__ import annotations

from enum import Enum, auto

from viewer.dataclass import dataclass
from viewer.model.timeline import Status


class Fill(Enum):
    """How much of a mark is filled."""

    WHOLE = auto()
    HALF = auto()
    """A window or a bar is hatched, a dot half filled: a hatch in so small a circle is two faint strokes."""
    NONE = auto()


class Outline(Enum):
    """What runs around a mark."""

    PLAIN = auto()
    """Nothing around a dot or a bar; around a window a faint line."""
    EDGE = auto()
    DASHED = auto()
    DOTTED = auto()


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The look of one status.

    Attributes:
        fill: How much of the mark is filled; in a hollow one a known length is hollow as well.
        outline: What runs around it.
        rails: Lines along a window or a bar, a ring around a dot.
        struck: A line runs through mark and title, and no edge is stressed.
    """

    fill: Fill = Fill.WHOLE
    outline: Outline = Outline.PLAIN
    rails: bool = False
    struck: bool = False


#: Whatever its status: no source had published it by the date that is asked for.
NOT_YET_KNOWN = StatusLook(Fill.NONE, Outline.DOTTED)
LOOKS = {
    Status.REPORTED: StatusLook(),
    Status.CONFIRMED: StatusLook(rails=True),
    Status.EXPECTED: StatusLook(Fill.NONE, Outline.DASHED),
    Status.DISPUTED: StatusLook(Fill.HALF, Outline.EDGE),
    Status.RETRACTED: StatusLook(Fill.NONE, Outline.EDGE, struck=True),
}
