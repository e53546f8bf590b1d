"""What stands on the axis, as values, and the ruler that measures its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from viewer.dataclass import dataclass
from viewer.model.dates.timespan import TimeSpan


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis, or the start of a stretch that is inside a period.

    Attributes:
        px: Position of ``instant``, logical pixels from the view's left edge; may lie
            left of the view where the label of a period is still in it.
        label: Empty where there is no room.
        label_px: Left edge of the label's text.
        stretch: Index of the stretch that it stands in.
        instant: Axis seconds, between whole ones for thousandths.
    """

    px: float
    label: str
    label_px: float
    stretch: int
    instant: float


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A visible break.

    Attributes:
        left_px, right_px: Its edges.
        label: How long the gap is, in round words; empty where there is no room.
        label_px: Left edge of the label's text, in the minor tier.
        gap: The time that it stands for.
    """

    left_px: float
    right_px: float
    label: str
    label_px: float
    gap: TimeSpan


@dataclass(frozen=True, slots=True)
class AxisTicks:
    """Everything on the axis, each ascending by position.

    Attributes:
        gridlines_px: Where lines go down through the lanes.
    """

    major: tuple[Tick, ...]
    minor: tuple[Tick, ...]
    gridlines_px: tuple[float, ...]
    breaks: tuple[BreakMark, ...]


_ROUNDING_PX = 1e-6
#: So many texts' widths are kept, and so many forms' widest ones.
_KEPT_WIDTHS = 4096
_KEPT_KEYS = 512


class Ruler:
    """Measures each text once, for as many frames as it is kept.

    Args:
        measure: Width of a text, pixels.
    """

    def __init__(self, measure: Callable[[str], float]) -> None:
        self._measure = measure
        self._widths: dict[str, float] = {}
        self._widest: dict[object, tuple[float, ...]] = {}

    @staticmethod
    def of(measure: Callable[[str], float]) -> Ruler:
        """Return a ruler; one that is given is returned as it is."""
        return measure if isinstance(measure, Ruler) else Ruler(measure)

    def __call__(self, text: str) -> float:
        """Return a text's width, pixels."""
        return self.width(text)

    def width(self, text: str) -> float:
        """Return a text's width, pixels."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _KEPT_WIDTHS:
                self._widths.clear()
            width = self._widths[text] = self._measure(text)
        return width

    def widest(self, key: object, samples: Callable[[], Iterable[Sequence[str]]]) -> tuple[float, ...]:
        """Return the width of the widest text of every form, pixels.

        Args:
            key: What the samples are samples of; they are asked for once for it.
            samples: Returns some things' names, each in its forms, longest first.
        """
        found = self._widest.get(key)
        if found is None:
            if len(self._widest) >= _KEPT_KEYS:
                self._widest.clear()
            # What has fewer forms than others says how many there are.
            forms = zip(*samples(), strict=False)
            found = self._widest[key] = tuple(max(map(self.width, names)) for names in forms)
        return found

    def fitting(self, forms: Iterable[str], room_px: float) -> str:
        """Return the first form that fits into a room, empty for none."""
        # A room is the difference of two places on the axis, whose last digits change with every pan.
        most_px = room_px + _ROUNDING_PX
        for form in forms:
            if self.width(form) <= most_px:
                return form
        return ""
