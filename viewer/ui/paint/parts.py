"""Parts of a drawing that are drawn again: which are drawn together, and which boxes lie in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import BoxStrips, Scene
from viewer.ui.paint.changes import EDGE_PX, FAR_X_PX, FAR_Y_PX, beyond_px

#: Boxes are sorted into strips of this height, to be found again by where they stand.
_STRIP_PX = 32.0
#: Top, left, bottom, right.
_Sides = tuple[float, float, float, float]


def joined(parts: Iterable[QRectF]) -> list[QRectF]:
    """Return rectangles that cover some parts; neighbours are one where together they are no larger than apart.

    Each rectangle is drawn within a clip of its own: Qt cuts every stroke and letter with all rectangles
    of a clip that has many, which takes longer than to draw what lies between neighbours twice.
    """
    sides = [(part.top(), part.left(), part.bottom(), part.right()) for part in parts if not part.isEmpty()]
    beside = _joined_in_order(sorted(sides))
    below = _joined_in_order(sorted(beside, key=lambda one: (one[1], one[0])))
    return [QRectF(left, top, right - left, bottom - top) for top, left, bottom, right in below]


def _joined_in_order(sides: Sequence[_Sides]) -> list[_Sides]:
    """Join each rectangle with the one before it, if that is no more to draw."""
    found: list[_Sides] = []
    for one in sides:
        last = found[-1] if found else one
        both = min(last[0], one[0]), min(last[1], one[1]), max(last[2], one[2]), max(last[3], one[3])
        if found and _area(both) <= _area(last) + _area(one):
            found[-1] = both
        else:
            found.append(one)
    return found


def _area(sides: _Sides) -> float:
    top, left, bottom, right = sides
    return (bottom - top) * (right - left)


class BoxesNear:
    """Finds the boxes of a scene by where they stand.

    Args:
        scene: Whose boxes.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        if scene.sorted_boxes is None or scene.sorted_boxes[0] is not scene.boxes:
            scene.sorted_boxes = scene.boxes, _strips_of(scene.boxes)
        self._strips = scene.sorted_boxes[1]

    def of(self, part: QRectF) -> list[Box]:
        """Return the boxes of which anything may be seen in a part of the time area, in the scene's order.

        Args:
            part: From the left edge of the time area and the top of the drawing.
        """
        left, right, top, bottom = part.left(), part.right(), part.top(), part.bottom()
        first, last = int((top - FAR_Y_PX) // _STRIP_PX), int((bottom + FAR_Y_PX) // _STRIP_PX)
        about = {
            number: box
            for strip in range(first, last + 1)
            for number, box in self._strips.get(strip, ())
            if box.left < right + FAR_X_PX and left - FAR_X_PX < box.right
        }
        near = []
        for number in sorted(about):
            box = about[number]
            is_marked = self._scene.is_selected(box) or box.place == self._scene.hovered
            beyond_x, beyond_y = beyond_px(box, EDGE_PX if is_marked else 0.0)
            beside = box.left - beyond_x < right and left < box.right + beyond_x
            if beside and box.y - beyond_y < bottom and top < box.y + box.height + beyond_y:
                near.append(box)
        return near


def _strips_of(boxes: Sequence[Box]) -> BoxStrips:
    strips: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for number, box in enumerate(boxes):
        for strip in range(int(box.y // _STRIP_PX), int((box.y + box.height) // _STRIP_PX) + 1):
            strips[strip].append((number, box))
    return strips
