"""How one event is drawn at one zoom: its mark, where its label stands, what room both take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from enum import IntEnum
from functools import partial

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import Axis
from viewer.layout.index.run_on import drawn_end, drawn_start
from viewer.layout.packing.labels import Labels, LabelText
from viewer.model.dates.timespan import TimeSpan
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
#: A title is never cut to fewer letters, ellipsis included.
LEAST_LETTERS = 12
NO_LABEL = LabelText((), 0.0, cut=True)
#: How far an open end fades beyond its last known bound.
OPEN_TAIL_PX = 34.0


class Mark(IntEnum):
    """The kinds of marks on the canvas."""

    DOT = 0
    WINDOW = 1
    BAR = 2
    CLUSTER = 3


class Side(IntEnum):
    """Where a label runs from its mark's start: right, over the mark, or left, ending before it."""

    START = 0
    END = 1


#: The ends of so many events are remembered.
_KEPT_ENDS = 20_000
#: What :meth:`Ends.of` returns.
_Standing = tuple[float, float, float, float, int, bool, float]
#: What :func:`fixed_of` returns.
Fixed = tuple[
    Event, When, bool, bool, bool, bool, float, float, tuple[str, ...], float, bool, float, float
]  # fmt: skip


@dataclass(slots=True)
class Item:
    """An event placed in a lane at one level of zoom.

    Base pixels are those of :class:`~viewer.layout.axis.scale.Axis` at zoom 1; the stretch
    indices say how many breaks lie before each end.

    Attributes:
        place: The event's place in the one order.
        mark: DOT, WINDOW or BAR, chosen at this level.
        base0, breaks0, base1, breaks1: The window's two ends on the axis.
        side: Which way the label runs.
        label: The label's lines; see :func:`label_of`.
        label_dx: From the mark's start (a dot's middle) to the label's near edge, px.
        low, high: Extent of mark and label together in this level's content pixels.
        rows: Rows it takes, 1 or 2.
        row: Uppermost row, 0-based; -1 until packed.
        rank: How early it gets a row where there is no room for all; the lowest first.
        fixed: What of its box is the same in every frame, see :func:`fixed_of`; None until it is first drawn.
        title: Returns the label, where that is not measured before somebody looks at it; else None.
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
    rank: int = 0
    fixed: Fixed | None = field(init=False, repr=False, compare=False, default=None)
    title: Callable[[], LabelText] | None = field(init=False, repr=False, compare=False, default=None)


def label_of(item: Item) -> LabelText:
    """Return an item's label, measured now if nobody has asked for it before."""
    if item.title is not None:
        item.label, item.title = item.title(), None
    return item.label


def fixed_of(item: Item) -> Fixed:
    """Return what of an item's box is the same in every frame, found once for all of them.

    Returns:
        The event and its place in time; whether it is a span, whether both ends are sharp, whether the label
        stands by a dot's middle, and whether it stays in view while its bar does; from the mark's start (that
        dot's middle) to the label's text, room for the speech mark before it, its lines, their width, whether
        they are cut; how far the box goes on beyond the mark's start and end where these are not known, px.
    """
    event, label = item.event, label_of(item)
    when = event.when
    speech = SPEECH_PX if event.about is not None else 0.0
    to_label = item.label_dx + speech if item.side is Side.START else -item.label_dx - label.width_px
    is_sharp = not (
        when.soft_start
        or when.soft_end
        or (when.is_span and (when.latest_start > when.start or when.earliest_end < when.end))
    )
    is_by_dot = item.mark is Mark.DOT
    item.fixed = (
        event, when, when.is_span, is_sharp, is_by_dot, item.side is Side.START and not is_by_dot,
        to_label, speech, label.lines, label.width_px, label.cut,
        0.0 if when.open_start is End.KNOWN else OPEN_TAIL_PX,
        0.0 if when.open_end is End.KNOWN else OPEN_TAIL_PX,
    )  # fmt: skip
    return item.fixed


def title_reach(item: Item) -> tuple[float, float]:
    """Return how far a title reaches to the left and to the right of its mark's start (a dot's middle), px.

    Less than 0 on the side where it does not begin before some distance.
    """
    text_px = item.label.width_px
    if item.event.about is not None:
        text_px += SPEECH_PX
    if item.side is Side.START:
        return -item.label_dx, item.label_dx + text_px
    return item.label_dx + text_px, -item.label_dx


def mark_of(when: When, width_px: float) -> Mark:
    """Return how a window of this width is drawn."""
    if when.is_span:
        return Mark.BAR
    return Mark.DOT if width_px < DOT_BELOW_PX else Mark.WINDOW


class Ends:
    """Where the events of a timeline stand on an axis, found once for all zooms.

    Args:
        axis: The axis.
    """

    def __init__(self, axis: Axis) -> None:
        self._axis = axis
        self._reach = axis.reach
        self._known: dict[int, _Standing] = {}

    def of(self, place: int, event: Event) -> _Standing:
        """Return what of an event's mark is the same at every zoom.

        Args:
            place: Its place in the one order.
            event: The event.

        Returns:
            Base pixels and breaks of its two ends, as in ``Item``; the stretch that it starts in; whether it is
            a span; and the room for the speech mark before its label, px.
        """
        known = self._known.get(place)
        if known is None:
            if len(self._known) >= _KEPT_ENDS:
                self._known.clear()
            when = event.when
            start = drawn_start(when, self._reach)
            known = self._known[place] = (
                *self._axis.position(start), *_end_position(self._axis, when, self._reach),
                self._axis.stretch_at(start), when.is_span, SPEECH_PX if event.is_statement else 0.0,
            )  # fmt: skip
        return known


class ItemMaker:
    """Makes items for one axis, one font, one level of zoom.

    Args:
        axis: The axis.
        labels: Measures labels.
        zoom: The level's zoom.
        ends: Where the events stand on the axis, shared with the makers of other levels.
    """

    def __init__(self, axis: Axis, labels: Labels, zoom: float, ends: Ends | None = None) -> None:
        self._axis = axis
        self._labels = labels
        self._zoom = zoom
        self._break_px = axis.break_width_px
        self._ends = ends or Ends(axis)
        self._rooms: dict[int, tuple[float, float]] = {}

    def item(
        self, place: int, event: Event, reach_px: float = float("inf"), from_px: float = float("-inf")
    ) -> Item:
        """Return the event's mark and label at this level, not yet in a row.

        Args:
            place: Its place in the one order.
            event: The event.
            reach_px: How far from the mark's start the label may reach, or else to the mark's end.
            from_px: Where the label may begin at the earliest, in content pixels of the level.
        """
        zoom, break_px = self._zoom, self._break_px
        base0, breaks0, base1, breaks1, stretch, is_span, speech = self._ends.of(place, event)
        x0 = zoom * base0 + break_px * breaks0
        x1 = zoom * base1 + break_px * breaks1
        near, offset = x0, LABEL_INSET_PX
        if is_span:
            mark = Mark.BAR
        elif x1 - x0 < DOT_BELOW_PX:
            mark, near, offset = Mark.DOT, (x0 + x1) / 2, DOT_LABEL_PX
        else:
            mark = Mark.WINDOW
        left, right = self._rooms.get(stretch) or self._room(stretch)
        left, right = max(left, x0 - reach_px, from_px), min(right, max(x0 + reach_px, x1 - 2))
        side, label = Side.START, self._labels.whole(event.title)
        if label.width_px > right - near - offset - speech:
            side, label = self._choose(event, near - offset - left, right - near - offset)
        if label.cut and mark is Mark.WINDOW:
            label, offset = self._over(event, label, offset, left - x0, right - x0)
            side = Side.START if offset != LABEL_INSET_PX else side
        item = Item(
            place, event, mark, base0, breaks0, base1, breaks1, side, label, offset, 0.0, 0.0, len(label.lines) or 1
        )  # fmt: skip
        self._set_extent(item, x0, x1)
        return item

    def again(self, item: Item) -> Item:
        """Return an item of a coarser level as it stands at this one: in its row, its label on the same side."""
        x0, x1 = self.extent(item)
        label = item.label
        if label.cut and item.side is Side.START:
            room = x1 - x0 - 2 * LABEL_INSET_PX - (SPEECH_PX if item.event.is_statement else 0.0)
            if room > label.width_px:
                label = self._labels.cut_to(self._labels.whole(item.event.title), room)
        # One of these is made for every long event of every tile: ``replace`` would be most of the work.
        moved = Item(
            item.place, item.event, item.mark, item.base0, item.breaks0, item.base1, item.breaks1,
            item.side, label, item.label_dx, 0.0, 0.0, item.rows, item.row, item.rank,
        )  # fmt: skip
        self._set_extent(moved, x0, x1)
        return moved

    def inside(self, place: int, event: Event) -> Item:
        """Return the event with as much of its title on one line as stands inside its mark, not yet in a row.

        Many of these are packed for the height of their lane alone: the title is measured when it is drawn.
        """
        zoom, break_px = self._zoom, self._break_px
        base0, breaks0, base1, breaks1, stretch, is_span, speech = self._ends.of(place, event)
        x0, x1 = zoom * base0 + break_px * breaks0, zoom * base1 + break_px * breaks1
        right = x1 if breaks0 == breaks1 else min(x1, (self._rooms.get(stretch) or self._room(stretch))[1])
        item = Item(
            place, event, Mark.BAR if is_span else Mark.WINDOW, base0, breaks0, base1, breaks1, Side.START,
            NO_LABEL, LABEL_INSET_PX, 0.0, 0.0, 1,
        )  # fmt: skip
        item.title = partial(_within, self._labels, event.title, right - x0 - 2 * LABEL_INSET_PX - speech)
        self._set_extent(item, x0, x1)
        return item

    def shortened(self, item: Item, room_px: float) -> Item | None:
        """Return an item with its label on one line and cut so that all of it fits into a room.

        It never reaches further than before.

        Returns:
            None where the title would keep fewer than ``LEAST_LETTERS``, or the mark itself is wider.
        """
        x0, x1 = self.extent(item)
        room_px = min(room_px, item.high - item.low)
        if item.side is not Side.START or x1 > item.low + room_px:
            return None
        beside = item.high - item.low - item.label.width_px
        label = self._labels.cut_to(self._labels.whole(item.event.title), room_px - beside, LEAST_LETTERS)
        if _is_too_short(label):
            return None
        short = replace(item, label=label, rows=1)
        self._set_extent(short, x0, x1)
        return short if short.high <= item.low + room_px else None

    def extent(self, item: Item) -> tuple[float, float]:
        """Return the two ends of an item's mark in this level's content pixels."""
        zoom, break_px = self._zoom, self._break_px
        return zoom * item.base0 + break_px * item.breaks0, zoom * item.base1 + break_px * item.breaks1

    def _set_extent(self, item: Item, x0: float, x1: float) -> None:
        """Say from where to where mark and label reach, given the mark's ends in content pixels."""
        when, near = item.event.when, x0
        if item.mark is Mark.DOT:
            near = (x0 + x1) / 2
            x0, x1 = min(x0, near - DOT_BELOW_PX / 2), max(x1, near + DOT_BELOW_PX / 2)
        left, right = title_reach(item)
        low, high = x0, x1
        if when.open_start is not End.KNOWN:
            low -= OPEN_TAIL_PX
        if when.open_end is not End.KNOWN:
            high += OPEN_TAIL_PX
        if high < x0 + MIN_BAR_PX:
            high = x0 + MIN_BAR_PX
        item.low = min(near - left, low)
        item.high = max(near + right, high)

    def _room(self, stretch: int) -> tuple[float, float]:
        """Return the content pixels that a label may use: from break to break around the stretch of its start.

        So no label stands inside a break; where a gap is unfolded, stretches meet without one.
        """
        stretches = self._axis.stretches
        first = last = stretch
        while first > 0 and stretches[first - 1].breaks == stretches[stretch].breaks:
            first -= 1
        while last + 1 < len(stretches) and stretches[last + 1].breaks == stretches[stretch].breaks:
            last += 1
        room = self._rooms[stretch] = self._left_of(first), self._right_of(last)
        return room

    def _left_of(self, place: int) -> float:
        axis = self._axis
        stretch = axis.stretches[place]
        left = self._zoom * stretch.base_px + axis.break_width_px * stretch.breaks
        return left - (axis.margin_px - 4 if place == 0 else -2)

    def _right_of(self, place: int) -> float:
        axis = self._axis
        stretch = axis.stretches[place]
        right = self._zoom * stretch.base_end_px + axis.break_width_px * stretch.breaks
        # At the end of the timeline the scroll bar's strip is left free.
        return right + (2 if place == len(axis.stretches) - 1 else -2)

    def _choose(self, event: Event, left_px: float, right_px: float) -> tuple[Side, LabelText]:
        """Choose the side that the label runs to and its form: whole, on two lines, or cut.

        Args:
            event: The event.
            left_px, right_px: The room on both sides of the mark's start.
        """
        speech = SPEECH_PX if event.is_statement else 0.0
        right_px, left_px = right_px - speech, left_px - speech
        for form in (self._labels.whole, self._labels.wrapped):
            label = form(event.title)
            if label.width_px <= right_px:
                return Side.START, label
            if label.width_px <= left_px:
                return Side.END, label
        cut = self._labels.cut_to(label, max(right_px, left_px))
        return Side.START if right_px >= left_px else Side.END, NO_LABEL if _is_too_short(cut) else cut

    def _over(
        self, event: Event, cut: LabelText, offset: float, left_px: float, right_px: float
    ) -> tuple[LabelText, float]:
        """Return a label that begins before its window, and where, counted from the window's start.

        A window has no sharp edge that would strike it through, so this is better than a cut label.
        """
        speech = SPEECH_PX if event.is_statement else 0.0
        for label in (self._labels.whole(event.title), self._labels.wrapped(event.title)):
            if not label.cut and left_px <= right_px - label.width_px - speech < offset:
                return label, right_px - label.width_px - speech
        return cut, offset


def _within(labels: Labels, title: str, room_px: float) -> LabelText:
    """Return a title on one line, cut to a room; nothing where too little of it is left."""
    label = labels.cut_to(labels.whole(title), room_px, LEAST_LETTERS)
    return label if label.lines else NO_LABEL


def _is_too_short(label: LabelText) -> bool:
    """Tell whether a label has been cut to less than can be understood."""
    return label.cut and sum(map(len, label.lines)) < LEAST_LETTERS


def _end_position(axis: Axis, when: When, reach: TimeSpan) -> tuple[float, float]:
    """Return (base, breaks) of an excluded end: the end of its stretch, not the start of the next."""
    if drawn_end(when, reach) > when.exact_end:  # it runs on to where the last stretch ends
        return axis.base_length_px, float(axis.stretches[-1].breaks)
    if when.end <= when.start:
        return axis.position(when.end)
    stretch = axis.stretches[axis.stretch_at(when.end - 1)]
    if when.end > stretch.span.end:
        return axis.position(when.end)
    return stretch.base_px + (when.exact_end - stretch.span.start) * stretch.px_per_s, float(stretch.breaks)
