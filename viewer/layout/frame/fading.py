"""What is drawn with less than its full strength while one picture turns into another."""

from __future__ import annotations

from dataclasses import field

from viewer.dataclass import dataclass
from viewer.layout.axis.tick_values import BreakMark, Tick
from viewer.layout.frame.boxes import Box


@dataclass(slots=True)
class Fading:
    """Parts of a frame with strengths from 0 to 1; they are drawn instead of the scene's own ticks.

    Attributes:
        boxes: Those of one of the two pictures alone, drawn besides the scene's boxes.
    """

    major: list[tuple[Tick, float]] = field(default_factory=list)
    minor: list[tuple[Tick, float]] = field(default_factory=list)
    gridlines_px: list[tuple[float, float]] = field(default_factory=list)
    breaks: list[tuple[BreakMark, float]] = field(default_factory=list)
    boxes: list[tuple[Box, float]] = field(default_factory=list)
