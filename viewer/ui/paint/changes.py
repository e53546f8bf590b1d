"""What of a picture looks different where only what is pointed out in it has changed."""

from __future__ import annotations

import re
from collections.abc import Hashable

from PySide6.QtCore import QRectF

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.ui.look.inks import Inks

_HOVERED, _SELECTED = 1, 2
#: Of an event's box without words that are found in it.
_FOUND = (1.0, ())
#: Letters and signs reach so far beyond their box sideways,
_BEYOND_X_PX = 6.0
#: and those of some scripts farther, also into the next row.
FAR_X_PX = 12.0
FAR_Y_PX = 11.0
#: What is pointed out has an edge around its row.
EDGE_PX = 1.0
#: Letters that stay in their row: of Latin and Cyrillic, with one accent at the most, and punctuation.
_LOW = re.compile("[ -\u017f\u0400-\u045f\u2010-\u2026]*")


def changed_parts(before: Scene, after: Scene, inks: Inks) -> list[QRectF]:
    """Return what has to be drawn again where two scenes of the same boxes point out different ones.

    Args:
        before, after: They differ in what is selected, hovered and found alone.
        inks: Those that they are drawn with.

    Returns:
        A rectangle for each box that looks different, from the left edge of the time area and the
        top of the drawing.
    """
    return [around(box) for box in changed_boxes(before, after, inks)]


def changed_boxes(before: Scene, after: Scene, inks: Inks) -> list[Box]:
    """Return the boxes that look different; arguments as for ``changed_parts``."""
    changed = _marked_differently(before, after)
    if before.hits is not after.hits:
        # Clusters remember the counts of one search: all are asked for the old one first.
        looks = _searched_looks(before, inks), _searched_looks(after, inks)
        changed |= {id(box): box for box, old, new in zip(after.boxes, *looks, strict=True) if old != new}
    return list(changed.values())


def around(box: Box, edge_px: float = EDGE_PX) -> QRectF:
    """Return all that is drawn for a box, from the left edge of the time area and the top of the drawing.

    Args:
        box: In the scene.
        edge_px: So far above and below it something is drawn in any case.
    """
    beyond_x, beyond_y = beyond_px(box, edge_px)
    left = max(0.0, box.left - beyond_x)  # what would lie beside the time area is not drawn
    return QRectF(left, box.y - beyond_y, box.right + beyond_x - left, box.height + 2 * beyond_y)


def beyond_px(box: Box, edge_px: float) -> tuple[float, float]:
    """Return how far beside, and how far above and below a box may be drawn; ``edge_px`` as for ``around``."""
    if all(map(str.isascii, box.lines)) or all(map(_LOW.fullmatch, box.lines)):
        return _BEYOND_X_PX, edge_px
    return FAR_X_PX, FAR_Y_PX


def _marked_differently(before: Scene, after: Scene) -> dict[int, Box]:
    """Return the boxes that are selected or hovered in one scene and not, or otherwise, in the other."""
    old, new = _marked_boxes(before), _marked_boxes(after)
    return {
        key: box
        for key, (box, looks) in (old | new).items()
        if old.get(key, (box, 0))[1] != looks or key not in new
    }


def _marked_boxes(scene: Scene) -> dict[int, tuple[Box, int]]:
    """Return the boxes that are pointed out, by identity, each with how."""
    # Every step asks this of hundreds of boxes: ``Scene.is_selected`` stands inline.
    selected, hovered, selected_box = scene.selected, scene.hovered, scene.selected_box
    return {
        id(box): (box, _SELECTED if box.place == selected or box is selected_box else _HOVERED)
        for box in scene.boxes
        if box.place == selected or box is selected_box or box.place == hovered
    }


def _searched_looks(scene: Scene, inks: Inks) -> list[Hashable]:
    """Return how a search makes each box of a scene look: equal for equal looks."""
    hits = scene.hits
    if hits is None:
        return [_FOUND if box.members is None else None for box in scene.boxes]

    from viewer.ui.paint.found_words import found_rects  # with the first search

    words, unfound = hits.words, (0.0, hits.are_known)
    looks: list[Hashable] = []
    for box in scene.boxes:
        if box.members is not None:
            looks.append((box.members.hits(hits), scene.is_selected(box)))
        elif box.place in hits:
            # Without an event it were a cluster.
            title = box.event.title if box.event is not None else ""
            looks.append((1.0, found_rects(inks, words, title, box.lines)) if words else _FOUND)
        else:
            looks.append(_FOUND if scene.is_selected(box) else unfound)
    return looks
