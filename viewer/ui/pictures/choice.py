"""How a picture is to be: its format, its size, its colours, what stands around the drawing."""

from __future__ import annotations

from enum import Enum

from viewer.dataclass import dataclass
from viewer.words import _, number

#: A picture has no more pixels than this.
MOST_PIXELS = 100_000_000
LEAST_WIDTH, MOST_WIDTH = 200, 30_000
LEAST_SCALE, MOST_SCALE = 0.5, 8.0
#: Narrower drawings, before they are enlarged, have room for nothing.
_LEAST_DRAWN_PX = 200.0


class Kind(Enum):
    """What a picture is written as; also the ending of its file's name."""

    SVG = "svg"
    PNG = "png"


class PictureError(Exception):
    """A picture cannot be made or written; the message is one line."""


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """What was chosen.

    Attributes:
        kind: Format.
        width: Of the picture, pixels; None for what suits the timeline.
        scale: How much larger than on a usual screen letters and marks are.
        palette: ``light``, ``dark`` or ``print``.
        title: The timeline's title stands above the drawing.
        notes: What the picture does not show is said below the drawing.
        legend: What the marks mean is explained below the drawing.
    """

    kind: Kind = Kind.SVG
    width: int | None = None
    scale: float = 1.0
    palette: str = "light"
    title: bool = True
    notes: bool = True
    legend: bool = False

    def checked(self) -> PictureChoice:
        """Return this.

        Raises:
            PictureError: Its width or its scale is out of bounds.
        """
        if not LEAST_SCALE <= self.scale <= MOST_SCALE:
            raise PictureError(
                _("a scale of {scale:g} is out of bounds; expected one from {least:g} to {most:g}").format(
                    scale=self.scale, least=LEAST_SCALE, most=MOST_SCALE
                )
            )
        if self.width is None:
            return self
        if not LEAST_WIDTH <= self.width <= MOST_WIDTH:
            raise PictureError(
                _("a width of {width} pixels is out of bounds; expected one from {least} to {most}").format(
                    width=number(self.width), least=LEAST_WIDTH, most=number(MOST_WIDTH)
                )
            )
        if self.width / self.scale < _LEAST_DRAWN_PX:
            least = round(_LEAST_DRAWN_PX * self.scale)
            raise PictureError(
                _("{width} pixels are too few at a scale of {scale:g}; expected at least {least}").format(
                    width=self.width, scale=self.scale, least=least
                )
            )
        return self

    @property
    def dots_per_inch(self) -> int:
        """The resolution at which letters are as large on paper as on a usual screen."""
        return round(96 * self.scale)
