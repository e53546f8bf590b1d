"""How one event is drawn at one zoom: its mark, where its label stands, what room both take."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from viewer.layout.axis.scale import Axis
from viewer.layout.packing.labels import Labels, LabelText
from viewer.model.dates.when import End, When
from viewer.model.timeline import Event

#: A window narrower than this is drawn as a dot at its middle.
DOT_BELOW_PX = 24.0
DOT_RADIUS_PX = 5.0
#: From a bar's edge to its label; the same on both sides.
LABEL_INSET_PX = 8.0
#: From a dot's middle to its label.
DOT_LABEL_PX = 10.0
#: Room for the speech mark before a statement's label.
SPEECH_PX = 15.0
#: Least width of a bar.
MIN_BAR_PX = 3.0
#: How far an open end fades beyond its last known bound.
OPEN_TAIL_PX = 34.0


class Mark(IntEnum):
    """The kinds of marks on the canvas."""

    DOT = 0
    WINDOW = 1
    BAR = 2
    CLUSTER = 3


class Side(IntEnum):
    """What a label hangs on: the mark's start (it runs right) or its end (it runs left)."""

    START = 0
    END = 1


@dataclass(slots=True)
class Item:
    """An event placed in a lane at one level of zoom.

    Base pixels are those of :class:`~viewer.layout.axis.scale.Axis` at zoom 1; the stretch
    indices say how many breaks lie before each end.

    Attributes:
        place: The event's place in the one order.
        mark: DOT, WINDOW or BAR, chosen at this level.
        base0, breaks0, base1, breaks1: The window's two ends on the axis.
        side: Which end the label hangs on.
        label: The label's lines.
        label_dx: From the end that the label hangs on to the label's near edge, px.
        low, high: Extent of mark and label together in this level's content pixels.
        rows: Rows it takes, 1 or 2.
        row: Uppermost row, 0-based; -1 until packed.
    """

    place: int
    event: Event
    mark: Mark
    base0: float
    breaks0: float
    base1: float
    breaks1: float
    side: Side
    label: LabelText
    label_dx: float
    low: float
    high: float
    rows: int
    row: int = -1


def mark_of(when: When, width_px: float) -> Mark:
    """Return how a window of this width is drawn."""
    if when.is_span:
        return Mark.BAR
    return Mark.DOT if width_px < DOT_BELOW_PX else Mark.WINDOW


class ItemMaker:
    """Makes items for one axis, one font, one level of zoom."""

    def __init__(self, axis: Axis, labels: Labels, zoom: float) -> None:
        self._axis = axis
        self._labels = labels
        self._zoom = zoom

    def position(self, base: float, breaks: float) -> float:
        """Return the content pixels of a place on the axis at this level."""
        return self._zoom * base + self._axis.break_width_px * breaks

    def item_inside(self, place: int, event: Event) -> Item:
        """Return an item whose label stands inside its own bar, for bars that cross tiles."""
        axis, zoom, when = self._axis, self._zoom, event.when
        base0, breaks0 = axis.position(when.exact_start)
        base1, breaks1 = _end_position(axis, when)
        x0 = zoom * base0 + axis.break_width_px * breaks0
        x1 = zoom * base1 + axis.break_width_px * breaks1
        return self.item(place, event, (x0 + LABEL_INSET_PX, x1 - 2), one_line=True)

    def item(
        self,
        place: int,
        event: Event,
        bounds: tuple[float, float] | None = None,
        *,
        one_line: bool = False,
    ) -> Item:
        """Return the event's mark and label at this level, not yet in a row.

        Args:
            place: Its place in the one order.
            event: The event.
            bounds: The label stays between these content pixels too, or inside its bar.
            one_line: Cut a label that is too long rather than put it on two lines.
        """
        axis, zoom, when = self._axis, self._zoom, event.when
        base0, breaks0 = axis.position(when.exact_start)
        base1, breaks1 = _end_position(axis, when)
        x0 = zoom * base0 + axis.break_width_px * breaks0
        x1 = zoom * base1 + axis.break_width_px * breaks1
        mark = mark_of(when, x1 - x0)
        left, right = self._room(when)
        if bounds is not None:
            left, right = max(left, bounds[0]), min(right, max(bounds[1], x1 - 2))
        if mark is Mark.DOT:
            middle = (x0 + x1) / 2
            side, label, offset = self._beside(event, middle, left, right, one_line)
            near = middle + DOT_LABEL_PX if side is Side.START else middle - DOT_LABEL_PX
            x0, x1 = min(x0, middle - DOT_BELOW_PX / 2), max(x1, middle + DOT_BELOW_PX / 2)
        else:
            side, label, offset = self._along(event, x0, max(x1, x0 + MIN_BAR_PX), left, right, one_line)
            near = x0 + offset if side is Side.START else x1 - offset
        text_px = label.width_px + (SPEECH_PX if event.is_statement else 0.0)
        label_low, label_high = (near, near + text_px) if side is Side.START else (near - text_px, near)
        tail_left = 0.0 if when.open_start is End.KNOWN else OPEN_TAIL_PX
        tail_right = 0.0 if when.open_end is End.KNOWN else OPEN_TAIL_PX
        low, high = min(x0 - tail_left, label_low), max(x1 + tail_right, label_high)
        return Item(
            place, event, mark, base0, breaks0, base1, breaks1,
            side, label, offset, low, high, len(label.lines) or 1,
        )  # fmt: skip

    def _room(self, when: When) -> tuple[float, float]:
        """Return the content pixels that a label may use.

        A label that runs right stays in the stretch where the event starts, one that runs
        left in the stretch where it ends: no label stands inside a break.
        """
        axis = self._axis
        first, last = axis.stretch_at(when.start), axis.stretch_at(max(when.start, when.end - 1))
        return self._left_of(last), self._right_of(first)

    def _left_of(self, place: int) -> float:
        axis = self._axis
        stretch = axis.stretches[place]
        left = self._zoom * stretch.base_px + axis.break_width_px * stretch.breaks
        return left - (axis.margin_px - 4 if place == 0 else -2)

    def _right_of(self, place: int) -> float:
        axis = self._axis
        stretch = axis.stretches[place]
        right = self._zoom * stretch.base_end_px + axis.break_width_px * stretch.breaks
        return right + (axis.margin_px - 4 if place == len(axis.stretches) - 1 else -2)

    def _beside(
        self, event: Event, middle: float, left: float, right: float, one_line: bool
    ) -> tuple[Side, LabelText, float]:
        """Choose the label of a dot: right of it, left of it, on two lines, or cut."""
        room = {Side.START: right - middle - DOT_LABEL_PX, Side.END: middle - DOT_LABEL_PX - left}
        side, label = self._choose(event, room, one_line)
        return side, label, DOT_LABEL_PX

    def _along(
        self, event: Event, x0: float, x1: float, left: float, right: float, one_line: bool
    ) -> tuple[Side, LabelText, float]:
        """Choose the label of a bar or window: from its start, or back from its end."""
        room = {Side.START: right - x0 - LABEL_INSET_PX, Side.END: x1 - LABEL_INSET_PX - left}
        side, label = self._choose(event, room, one_line)
        return side, label, LABEL_INSET_PX

    def _choose(self, event: Event, room: dict[Side, float], one_line: bool) -> tuple[Side, LabelText]:
        if event.is_statement:
            room = {side: width - SPEECH_PX for side, width in room.items()}
        whole = self._labels.whole(event.title)
        for side in Side:
            if whole.width_px <= room[side]:
                return side, whole
        if one_line:
            side = Side.START if room[Side.START] >= room[Side.END] else Side.END
            return side, self._labels.cut_to(whole, room[side])
        wrapped = self._labels.wrapped(event.title)
        for side in Side:
            if wrapped.width_px <= room[side]:
                return side, wrapped
        side = Side.START if room[Side.START] >= room[Side.END] else Side.END
        return side, self._labels.cut_to(wrapped, room[side])


def _end_position(axis: Axis, when: When) -> tuple[float, float]:
    """Return (base, breaks) of an excluded end: the end of its stretch, not the start of the next."""
    if when.end <= when.start:
        return axis.position(when.end)
    stretch = axis.stretches[axis.stretch_at(when.end - 1)]
    if when.end > stretch.span.end:
        return axis.position(when.end)
    return stretch.base_px + (when.exact_end - stretch.span.start) * stretch.px_per_s, float(stretch.breaks)
