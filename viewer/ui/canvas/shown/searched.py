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
from viewer.ui.canvas.shown.found_numbers import FoundNumber, FoundNumbers, write_numbers
from viewer.ui.canvas.shown.frame import KeptPicture
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.inks import Inks
from viewer.ui.paint.changes import changed_parts
from viewer.ui.paint.cut_titles import Edges
from viewer.ui.paint.found_words import draw_on_found, found_rects
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.paint.pills import PillPainter
from viewer.ui.paint.reach import Reaches, label_heights, label_top
from viewer.ui.paint.shifts import DrawParts
from viewer.ui.paint.status_looks import LOOKS

#: As long as all of them have no more pixels of the device together: 48 MB.
_MOST_PIXELS = 12_000_000
_PICTURES = 4
#: A picture is drawn in strips of this height, so that none of them is waited for.
_STRIP_PX = 60
#: So many titles are marked in one step.
_STEP = 20
#: How boxes look is kept of so many searches: who takes letters away sees the same again.
_MOST_LOOKS = 32
#: Looking where this stands in a title lays the title out, and finds nothing.
_NO_WORDS = ("\0",)


#: How a box looks: with how many hits of a cluster, or whether an event stands out, and where found words stand in it.
_Look = tuple[int, bool] | tuple[bool, tuple[tuple[int, QRectF], ...]] | None
_FOUND: _Look = (True, ())


@dataclass(slots=True)
class _Spot:
    """A box on the drawing.

    Attributes:
        box: The box.
        rect: All that it may touch, in the drawing's whole pixels.
        source: The same in pixels of the device.
        touching: The numbers of all boxes that it touches, itself among them; empty where it touches none.
        plain: How it looks while nothing is searched.
        number: What a cluster tells of how many are found; None for other boxes.
    """

    box: Box
    rect: QRect
    source: QRect
    touching: Sequence[int]
    plain: _Look
    number: FoundNumber | None


class _Ready:
    """Pictures of one layout in which nothing is selected or hovered.

    Args:
        scene: Is laid out so.
        pictures: The boxes as they look while nothing is searched, and where nothing is found; what lies
            under them; the titles as they stand on the ground of found words, and the pills of counts of which
            something is found, without their numbers.
        reaches: Where the boxes are drawn.
        ascent: Of the label font, logical pixels.

    Attributes:
        numbers: Those in the pills.
    """

    def __init__(
        self,
        scene: Scene,
        pictures: tuple[QPixmap, QPixmap, QPixmap, QPixmap],
        reaches: Reaches,
        ascent: float,
    ) -> None:
        self.boxes = scene.boxes
        self.bright, self.dim, self.ground, marked = pictures
        self.marked, self.on_found = marked, QBrush(marked)
        self._ratio = round(marked.devicePixelRatioF())
        self._reaches = reaches
        self._ascent = ascent
        numbers = {id(box): number for number, box in enumerate(scene.boxes)}
        self.spots = [
            self._spot(box, [numbers[id(other)] for other in reaches.touching(box)]) for box in scene.boxes
        ]
        self.numbers = FoundNumbers(filter(None, (spot.number for spot in self.spots)), self._ratio)
        self._plain = [spot.plain for spot in self.spots]
        self._places = [max(box.place, 0) for box in scene.boxes]
        self._looks: dict[object, list[_Look]] = {}
        self._lit: tuple[object, list[QRect], set[int]] = (None, [], set())

    def _spot(self, box: Box, touching: Sequence[int]) -> _Spot:
        rect = self._reaches.pixels[id(box)]
        plain = _FOUND if box.members is None else None
        number = None
        if box.members is not None and box.lines:
            number = FoundNumber(box, box.members, self._ascent)
        return _Spot(box, rect, self.device(rect), touching if len(touching) > 1 else (), plain, number)

    def device(self, rect: QRect) -> QRect:
        """Return a rectangle of the drawing in pixels of the device."""
        if self._ratio == 1:
            return rect
        return QRect(rect.topLeft() * self._ratio, rect.size() * self._ratio)

    def looks(self, scene: Scene, inks: Inks) -> list[_Look]:
        """Return how a search makes each box look: equal for equal looks; found once for a search."""
        hits = scene.hits
        if hits is None:
            return self._plain
        words = hits.words
        key = hits.key, words, hits.are_known, scene.selected, id(scene.selected_box)
        if (known := self._looks.get(key)) is not None:
            return known
        unfound: _Look = (0, hits.are_known)
        looks: list[_Look] = []
        for spot, is_hit in zip(self.spots, hits.among(self._places), strict=True):
            box = spot.box
            if box.members is not None:
                looks.append((box.members.hits(hits), scene.is_selected(box)))
            elif is_hit and words:
                title = box.event.title if box.event is not None else ""
                looks.append((True, found_rects(inks, words, title, box.lines)))
            else:
                looks.append(_FOUND if is_hit or scene.is_selected(box) else unfound)
        if len(self._looks) >= _MOST_LOOKS:
            del self._looks[next(iter(self._looks))]
        self._looks[key] = looks
        return looks

    def lit(self, scene: Scene) -> tuple[list[QRect], set[int]]:
        """Return where light lies on selected and hovered boxes, and what has to be drawn with it.

        The light lies over their neighbours, and over each other's: they are drawn together.
        """
        key = scene.selected, scene.hovered, id(scene.selected_box)
        if self._lit[0] != key:
            lights = [
                self._reaches.light(box)
                for box in self.boxes
                if scene.is_selected(box) or box.place == scene.hovered
            ]
            near = {
                number
                for number, spot in enumerate(self.spots)
                if any(light.intersects(spot.rect) for light in lights)
            }
            near.update(other for number in list(near) for other in self.spots[number].touching)
            self._lit = key, lights, near
        return self._lit[1:]


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
        wishes: What makes pictures of what letters have drawn without, for who takes them away sees it again, and of
            numbers that letters may bring.
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
        self.work = WorkAhead(self._steps, parent, Rank.AWAITED)
        self.wishes = WorkAhead(self._wished, parent, Rank.SOON)

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
        self.wishes.stop()

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
        marked = ground.copy()
        yield from self._marked(marked, plain, inks)
        self._ready = _Ready(scene, (bright, dim, ground, marked), reaches, label_heights(inks)[0])
        self._ready.numbers.wish_for_all(inks)
        self.wishes.begin(object())

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
        boxes = [box for box in scene.boxes if box.lines]
        lanes = {lane.number: inks.lane(lane.number, lane.color) for lane in scene.lanes}
        for first in range(0, len(boxes), _STEP):
            painter = _begun(pixmap, scene)
            painter.translate(scene.gutter_px, 0)
            pills = PillPainter(painter, label_heights(inks)[0], None)
            for box in boxes[first : first + _STEP]:
                if box.event is None:
                    pills.draw_found_blank(box, inks, lanes[box.lane])
                    continue
                draw_on_found(painter, inks, box, scene)
                found_rects(inks, _NO_WORDS, box.event.title, box.lines)
            painter.end()
            yield

    def _wished(self) -> Iterator[None]:
        yield from self._inks().later.steps()
        if self._ready is not None:
            yield from self._ready.numbers.made_ahead(self._inks())

    # --- when a letter is typed ---------------------------------------------------------

    def show(self, before: Scene, after: Scene) -> bool:
        """Put boxes that another search makes look different into the picture on screen.

        Args:
            before, after: What the picture shows, and is to show.

        Returns:
            Whether that could be done; else they have to be drawn.
        """
        ready, inks = self._ready, self._inks()
        if (
            ready is None
            or ready.boxes is not after.boxes
            or (after.hits is not None and after.hits.are_known)
            or (before.selected, before.hovered) != (after.selected, after.hovered)
            or before.selected_box is not after.selected_box
        ):
            return False
        old, new = ready.looks(before, inks), ready.looks(after, inks)
        changed = [number for number, look in enumerate(new) if look != old[number]]
        drawn, rects = _drawn_anew(ready, after, changed, new)
        # What lies outside the view has no pixels.
        copied = [
            number for number in changed if number not in drawn and not ready.spots[number].rect.isEmpty()
        ]
        self._picture.draw_into(
            after,
            lambda pixmap: self._put(pixmap, after, [(ready.spots[number], new[number]) for number in copied],
                                     [ready.boxes[number] for number in sorted(drawn)], rects, ready),
            [*rects, *(ready.spots[number].rect for number in copied)],
        )  # fmt: skip
        self.wishes.begin(object())
        return True

    def _put(
        self,
        pixmap: QPixmap,
        scene: Scene,
        copied: Sequence[tuple[_Spot, _Look]],
        drawn: Sequence[Box],
        rects: Sequence[QRect],
        ready: _Ready,
    ) -> None:
        """Copy some boxes and draw others, after what lies under these was copied."""
        painter, inks = _begun(pixmap, scene), self._inks()
        line_px, edges = label_heights(inks)[1], Edges(painter, scene)
        counted: list[tuple[FoundNumber, int]] = []
        for spot, look in copied:
            if look is None or not look[0]:
                painter.drawPixmap(spot.rect, ready.dim if look is not None else ready.bright, spot.source)
                continue
            if spot.number is not None:
                painter.drawPixmap(spot.rect, ready.marked, spot.source)
                counted.append((spot.number, look[0]))
                continue
            painter.drawPixmap(spot.rect, ready.bright, spot.source)
            found = look[1]
            if isinstance(found, tuple) and found:
                left, top = scene.gutter_px + spot.box.label_x, label_top(spot.box, line_px)
                cut = edges.cut(inks, spot.box)
                for number, word in found if cut is None else cut.within(found):
                    painter.fillRect(word.translated(left, top + number * line_px), ready.on_found)
        for rect in rects:
            painter.drawPixmap(rect, ready.ground, ready.device(rect))
        painter.translate(scene.gutter_px, 0)
        if counted and scene.hits is not None:
            write_numbers(painter, inks, scene.hits, counted)
        if drawn:
            marks = MarkPainter(painter, inks, scene)
            for box in drawn:
                marks.draw(box)
        painter.end()


def _drawn_anew(
    ready: _Ready, scene: Scene, changed: Sequence[int], looks: Sequence[_Look]
) -> tuple[set[int], list[QRect]]:
    """Return the numbers of boxes that have to be drawn, and where the ground for them is to be."""
    has_words = scene.hits is not None and bool(scene.hits.words)
    drawn: set[int] = set()
    for number in changed:
        spot = ready.spots[number]
        if spot.touching:
            drawn.update(spot.touching)
        elif _is_drawn(spot.box, looks[number], has_words):
            drawn.add(number)
    lights, near = ready.lit(scene)
    if near.isdisjoint(changed):
        lights = []
    else:
        drawn |= near
    rects = [*lights, *(ready.spots[number].rect for number in sorted(drawn))]
    return drawn, [rect for rect in rects if not rect.isEmpty()]


def _is_drawn(box: Box, look: _Look, has_words: bool) -> bool:
    """Tell whether none of the pictures holds how a box looks that touches none."""
    if look is None or not look[0]:
        return False
    # What is struck through is written in another colour where words are found in it.
    return box.event is not None and has_words and LOOKS[box.event.status].struck


def _time_area(scene: Scene) -> QRectF:
    return QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px - scene.top_px)


def _begun(pixmap: QPixmap, scene: Scene) -> QPainter:
    """Return a painter of the drawing that draws boxes as the whole drawing does."""
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setClipRect(_time_area(scene))
    return painter
