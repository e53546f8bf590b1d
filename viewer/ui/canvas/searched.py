"""Pictures drawn ahead while somebody is about to type a search: a letter then copies what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QPixmap

from viewer.dataclass import dataclass
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.index.hits import Hits
from viewer.ui.canvas.frame import KeptPicture
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.look.inks import Inks
from viewer.ui.paint.changes import changed_parts
from viewer.ui.paint.found_words import draw_on_found, places_on_drawing
from viewer.ui.paint.marks import MarkPainter, is_hit
from viewer.ui.paint.reach import Reaches
from viewer.ui.paint.shifts import DrawParts
from viewer.ui.paint.status_looks import LOOKS

#: As long as all of them have no more pixels of the device together: 48 MB.
_MOST_PIXELS = 12_000_000
_PICTURES = 4
#: A picture is drawn in strips of this height, so that none of them is waited for.
_STRIP_PX = 60
#: So many titles are marked in one step.
_STEP = 20
#: Looking where this stands in a title lays the title out, and finds nothing.
_NO_WORDS = ("\0",)


@dataclass(slots=True)
class _Ready:
    """Pictures of one layout in which nothing is selected or hovered.

    Attributes:
        boxes: Of the layout.
        ground: What lies under the boxes.
        bright: The boxes as they look while nothing is searched,
        dim: and where nothing is found.
        marked: The titles as they stand on the ground of found words.
        reaches: Where the boxes are drawn.
        ratio: Device pixels for each of the drawing's.
    """

    boxes: Sequence[Box]
    ground: QPixmap
    bright: QPixmap
    dim: QPixmap
    marked: QBrush
    reaches: Reaches
    ratio: int

    def device(self, rect: QRect) -> QRect:
        """Return a rectangle of the drawing in pixels of the device."""
        if self.ratio == 1:
            return rect
        return QRect(rect.topLeft() * self.ratio, rect.size() * self.ratio)


class SearchedPictures:
    """Draws ahead all that a letter may bring to the boxes on screen, and puts it together when it is typed.

    Args:
        parent: With it, the work ends.
        picture: What is on screen.
        nothing: Returns the hits of a search that finds nothing.
        inks: Returns those that all is drawn with.
        draw_parts: Draws parts of a scene.

    Attributes:
        work: What draws ahead.
    """

    def __init__(
        self,
        parent: QObject,
        picture: KeptPicture,
        nothing: Callable[[], Hits],
        inks: Callable[[], Inks],
        draw_parts: DrawParts,
    ) -> None:
        self._picture = picture
        self._nothing = nothing
        self._inks = inks
        self._draw_parts = draw_parts
        self._ready: _Ready | None = None
        self._boxes: Sequence[Box] = ()
        self.work = WorkAhead(self._steps, parent)

    def prepare(self) -> None:
        """Draw ahead for what is on screen, unless that was done or begun."""
        scene = self._picture.scene_at_rest
        if scene is not None and scene.fading is None and scene.boxes is not self._boxes:
            self._boxes = scene.boxes
            self._ready = None
            self.work.begin(object())

    @property
    def is_ready(self) -> bool:
        """Whether all is drawn."""
        return self._ready is not None

    def stop(self) -> None:
        """Forget what is drawn."""
        self._boxes, self._ready = (), None
        self.work.stop()

    # --- ahead --------------------------------------------------------------------------

    def _steps(self) -> Iterator[None]:
        yield
        scene, inks = self._picture.scene_at_rest, self._inks()
        if scene is None or scene.boxes is not self._boxes:
            self._boxes = ()  # it is begun again with the next picture
            return
        if not self._picture.has_room(_PICTURES, _MOST_PIXELS):
            return
        plain = copy(scene)
        plain.hits, plain.selected, plain.hovered, plain.selected_box = None, -1, -1, None
        bright = self._picture.copied()
        if scene.hits is None:
            parts = changed_parts(scene, plain, inks)
            self._draw(bright, plain, [part.translated(scene.gutter_px, 0) for part in parts])
        else:
            yield from self._drawn(bright, plain)
        yield
        without, unfound = copy(plain), copy(plain)
        without.boxes, unfound.hits = [], self._nothing()
        ground = bright.copy()
        yield from self._drawn(ground, without)
        dim = bright.copy()
        yield from self._drawn(dim, unfound)
        reaches = Reaches(scene.boxes, scene.gutter_px, _time_area(scene).toRect())
        yield from reaches.measured(inks)
        marked = bright.copy()
        yield from self._marked(marked, plain, inks)
        self._ready = _Ready(
            scene.boxes, ground, bright, dim, QBrush(marked), reaches, round(bright.devicePixelRatioF())
        )

    def _drawn(self, pixmap: QPixmap, scene: Scene) -> Iterator[None]:
        area = _time_area(scene)
        for top in range(round(area.top()), round(area.bottom()), _STRIP_PX):
            strip = QRectF(area.left(), top, area.width(), _STRIP_PX)
            self._draw(pixmap, scene, [strip & area])
            yield

    def _draw(self, pixmap: QPixmap, scene: Scene, parts: list[QRectF]) -> None:
        painter = QPainter(pixmap)
        self._draw_parts(painter, scene, parts)
        painter.end()

    def _marked(self, pixmap: QPixmap, scene: Scene, inks: Inks) -> Iterator[None]:
        boxes = [box for box in scene.boxes if box.event is not None and box.lines]
        for first in range(0, len(boxes), _STEP):
            painter = _begun(pixmap, scene)
            painter.translate(scene.gutter_px, 0)
            for box in boxes[first : first + _STEP]:
                draw_on_found(painter, inks, box)
                places_on_drawing(inks, _NO_WORDS, box)
            painter.end()
            yield

    # --- when a letter is typed ---------------------------------------------------------

    def show(self, before: Scene, after: Scene, changed: Sequence[Box]) -> bool:
        """Put boxes that another search makes look different into the picture on screen.

        Args:
            before, after: What the picture shows, and is to show.
            changed: The boxes.

        Returns:
            Whether that could be done; else they have to be drawn.
        """
        ready = self._ready
        if (
            ready is None
            or ready.boxes is not after.boxes
            or (after.hits is not None and after.hits.are_known)
        ):
            return False
        drawn, rects = _drawn_anew(ready.reaches, before, after, changed)
        pixels = ready.reaches.pixels
        # What lies outside the view has no pixels.
        copied = [box for box in changed if id(box) not in drawn and not pixels[id(box)].isEmpty()]
        self._picture.draw_into(
            after,
            lambda pixmap: self._put(pixmap, after, copied, list(drawn.values()), rects, ready),
            [*rects, *(pixels[id(box)] for box in copied)],
        )
        return True

    def _put(
        self,
        pixmap: QPixmap,
        scene: Scene,
        copied: Sequence[Box],
        drawn: Sequence[Box],
        rects: Sequence[QRect],
        ready: _Ready,
    ) -> None:
        """Copy some boxes and draw others, after what lies under these was copied."""
        painter, inks, hits = _begun(pixmap, scene), self._inks(), scene.hits
        words = hits.words if hits is not None else ()
        for box in copied:
            is_found = hits is None or is_hit(box, hits)
            rect = ready.reaches.pixels[id(box)]
            painter.drawPixmap(rect, ready.bright if is_found else ready.dim, ready.device(rect))
            if is_found and words:
                for place in places_on_drawing(inks, words, box):
                    painter.fillRect(place.translated(scene.gutter_px, 0), ready.marked)
        for rect in rects:
            painter.drawPixmap(rect, ready.ground, ready.device(rect))
        if drawn:
            painter.translate(scene.gutter_px, 0)
            marks = MarkPainter(painter, inks, scene)
            for box in drawn:
                marks.draw(box)
        painter.end()


def _drawn_anew(
    reaches: Reaches, before: Scene, after: Scene, changed: Sequence[Box]
) -> tuple[dict[int, Box], list[QRect]]:
    """Return which boxes have to be drawn, in the order of the scene, and where the ground for them is to be."""
    wanted = {
        id(other): other
        for box in changed
        if _is_drawn(box, reaches, after)
        for other in reaches.touching(box)
    }
    # The light on boxes lies over their neighbours, and over each other's: they are drawn together.
    places = {before.selected, before.hovered, after.selected, after.hovered}
    own = {id(before.selected_box), id(after.selected_box)}
    lights = [reaches.light(box) for box in after.boxes if box.place in places or id(box) in own]
    near = {
        id(other): other for light in lights for one in reaches.near(light) for other in reaches.touching(one)
    }
    if any(id(box) in near for box in changed):
        wanted |= near
    else:
        lights = []
    drawn = {id(box): box for box in after.boxes if id(box) in wanted}
    rects = [*lights, *(reaches.pixels[key] for key in drawn)]
    return drawn, [rect for rect in rects if not rect.isEmpty()]


def _is_drawn(box: Box, reaches: Reaches, scene: Scene) -> bool:
    """Tell whether none of the pictures holds what a scene shows of a box."""
    hits = scene.hits
    if len(reaches.touching(box)) > 1:
        return True
    if hits is None or not is_hit(box, hits):
        return False
    if box.event is None:
        return bool(box.lines)  # it says how many are found
    # What is struck through is written in another colour where words are found in it.
    return bool(hits.words) and LOOKS[box.event.status].struck


def _time_area(scene: Scene) -> QRectF:
    return QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px - scene.top_px)


def _begun(pixmap: QPixmap, scene: Scene) -> QPainter:
    """Return a painter of the drawing that draws boxes as the whole drawing does."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setClipRect(_time_area(scene))
    return painter
