"""What of a picture has to be drawn again where its lanes have moved up or down in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from copy import copy
from math import isclose
from operator import attrgetter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from viewer.layout.frame.boxes import Box, LaneBand
from viewer.layout.frame.scene import Scene
from viewer.ui.paint.changes import FAR_Y_PX, around

#: Draws what a scene shows in some parts of it, given in the scene's pixels.
DrawParts = Callable[[QPainter, Scene, list[QRectF]], None]

_BUT_HEIGHT = attrgetter(*(name for name in Box.__slots__ if name != "y"))
#: Torn strips repeat in steps of so many pixels, wherever the lanes stand.
_TEETH_PX = 18
#: Where more of the boxes look different, or more of the picture comes into sight, all is drawn as fast.
_MOST = 0.5


def nearest(pictures: Sequence[Scene | None], after: Scene) -> tuple[int, int | None]:
    """Return which of some scenes has its lanes nearest to where another has them, and how much lower that has them.

    None where ``shift_of`` tells of none.
    """
    shifts = (shift_of(before, after) if before is not None else None for before in pictures)
    told = [(abs(shift), number, shift) for number, shift in enumerate(shifts) if shift is not None]
    _, number, found = min(told, default=(0, 0, None))
    return number, found


def shift_of(before: Scene, after: Scene) -> int | None:
    """Return how much lower the lanes stand in a scene than in one that is else the same, in whole pixels.

    None where anything else but height and what is selected or hovered may be different.
    """
    if before.fading is not None or after.fading is not None or before.ticks is not after.ticks:
        return None
    if before.hits is not after.hits or (after.hits is not None and after.hits.are_known):
        return None
    if _frame(before) != _frame(after) or (after.eras and not after.eras_px):
        return None
    old = {lane.number: lane for lane in before.lanes}
    shifts = {_shift(old[lane.number], lane) for lane in after.lanes if lane.number in old}
    return shifts.pop() if len(shifts) == 1 else None


def lanes_agree(one: Scene, other: Scene) -> bool:
    """Tell whether two scenes of one view differ in nothing but how far their lanes are scrolled."""
    places = {lane.number: (lane.y + one.scroll_y, lane.height) for lane in one.lanes}
    seen = [(places[lane.number], lane) for lane in other.lanes if lane.number in places]
    return one.ticks is other.ticks and all(
        isclose(y, lane.y + other.scroll_y) and height == lane.height for (y, height), lane in seen
    )


def _frame(scene: Scene) -> Hashable:
    return scene.width_px, scene.top_px, scene.gutter_px, scene.eras_px, scene.chevrons, scene.covered_px


def _shift(before: LaneBand, after: LaneBand) -> int | None:
    """Return by how much a lane has moved; None where it is another, or stands between two pixels."""
    moved = copy(before)
    moved.y = after.y
    whole = before.y.is_integer() and after.y.is_integer() and after.pad_px.is_integer()
    return round(after.y - before.y) if whole and moved == after else None


def parts_behind(before: Scene, after: Scene, shift: int) -> list[QRectF] | None:
    """Return what has to be drawn again in the time area once the picture of a scene has been moved.

    Args:
        before, after: Of which ``shift_of`` tells a shift.
        shift: The same.

    Returns:
        Rectangles as those of ``changed_parts``; None where all should be drawn.
    """
    if abs(shift) > _MOST * (after.height_px - after.top_px):
        return None
    old, new = ({_key(box): box for box in scene.boxes} for scene in (before, after))
    if len(old) < len(before.boxes) or len(new) < len(after.boxes):
        return None
    parts = []
    for key, box in new.items():
        was = old.get(key)
        if was is None:
            parts.append(around(box))
        elif not _stays(was, box, shift) or _looks(before, was) != _looks(after, box):
            parts += [around(box), around(was).translated(0, shift)]
    parts += [around(was).translated(0, shift) for key, was in old.items() if key not in new]
    if len(parts) > _MOST * len(after.boxes):
        return None
    top, bottom, width = after.top_px, after.height_px, after.width_px
    parts.append(QRectF(0, top, width, shift) if shift > 0 else QRectF(0, bottom + shift, width, -shift))
    return parts + _torn_behind(after, shift)


def _torn_behind(after: Scene, shift: int) -> list[QRectF]:
    """Return the torn strips, which hang from the axis, where a picture that has been moved shows them otherwise."""
    if not shift % _TEETH_PX:
        return []
    top, bottom = after.top_px, after.height_px
    return [
        QRectF(mark.left_px, top, mark.right_px - mark.left_px, bottom - top) for mark in after.ticks.breaks
    ]


def parts_beside(scene: Scene, shift: int) -> list[QRectF]:
    """Return what a scene shows otherwise than a picture of all its lanes that points nothing out.

    Args:
        scene: What is in sight of them.
        shift: As ``shift_of`` tells it.

    Returns:
        Rectangles as those of ``changed_parts``.
    """
    top, bottom = scene.top_px, scene.height_px
    # What stands out of sight reaches into it.
    edges = [QRectF(0, y, scene.width_px, FAR_Y_PX) for y in (top, bottom - FAR_Y_PX)]
    boxes = [
        around(box)
        for box in scene.boxes
        if scene.is_selected(box)
        or box.place == scene.hovered
        or (box.y + box.height > bottom and not box.lines)  # its label would be cut through
    ]
    return edges + boxes + _torn_behind(scene, shift)


def _key(box: Box) -> Hashable:
    """Return what an event or a cluster is known by from scene to scene."""
    return box.lane, box.place if box.members is None else id(box.members), box.members is None


def _looks(scene: Scene, box: Box) -> Hashable:
    return scene.is_selected(box), box.place == scene.hovered


def _stays(before: Box, after: Box, shift: int) -> bool:
    """Tell whether the picture of a box, moved, is that of another."""
    return before.y + shift == after.y and _BUT_HEIGHT(before) == _BUT_HEIGHT(after)
