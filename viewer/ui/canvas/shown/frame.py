"""The canvas's last pictures, kept so that what lies over them can change without drawing them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from viewer.dataclass import dataclass
from viewer.layout.frame.scene import Scene
from viewer.ui.kit.ahead import FreedLater, WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.enlarged import Enlarged
from viewer.ui.paint.shifts import DrawParts, lanes_agree

if TYPE_CHECKING:
    from viewer.ui.canvas.shown.strips import LaneStrips
    from viewer.ui.look.theme import Theme

#: Draws a whole picture over another one, of which it is told what that shows; returns what it shows itself.
DrawWhole = Callable[[QPainter, Scene | None], Scene | None]
#: Draws in steps, in each with a painter that it is given.
DrawInPieces = Callable[[Callable[[], QPainter]], Iterator[None]]
#: Nobody looks at a picture that so many parts wait for: it is drawn as a whole when somebody does.
_MOST_PARTS = 1000
#: So many parts are put on screen for themselves, else all of the picture is as fast.
_MOST_REGION = 60
#: Who walks through events goes to and fro between a few lanes; so many pictures of them are kept,
_MOST_KEPT = 8
#: as long as they have no more pixels of the device together, strips included: 48 MB.
_MOST_PIXELS = 12_000_000
#: So many pictures with nothing on them are made ready for the next views.
_MOST_SPARE = 2
#: And so many of them strips.
_MOST_STRIPS_PIXELS = 6_000_000


@dataclass(slots=True)
class Shift:
    """How the lanes stand otherwise than in a picture that is kept.

    Attributes:
        number: Which of the pictures.
        scene: What it is to show.
        down_px: So far down its lanes are moved; up where it is negative. Whole pixels of the device,
            as all of these.
        area: What of the picture is moved, in the widget's own pixels.
        parts: What has to be drawn again then.
    """

    number: int
    scene: Scene
    down_px: int
    area: QRectF
    parts: list[QRectF]


@dataclass(slots=True)
class _Kept:
    """A picture, and what it shows; None for nothing. A stale one has to be drawn anew as a whole."""

    pixmap: QPixmap
    scene: Scene | None = None
    is_stale: bool = True


class KeptPicture:
    """A picture as large as a widget, drawn anew only when somebody says that it is out of date.

    Where lanes are moved far, the picture that they have left is kept as well, for they may come back.

    Attributes:
        is_moved: What is on it stands higher or lower the next time that it is shown.
        drawn: So many times it was drawn as a whole.
    """

    def __init__(self, widget: Enlarged) -> None:
        self._widget = widget
        #: The one on screen, then those that were left, the latest first.
        self._kept = [_Kept(QPixmap())]
        #: Of pictures that were forgotten: new pixels would have to be fetched from the system one page at a time,
        #: which takes longer than to draw some dozens of boxes.
        self._spare: list[QPixmap] = []
        self._parts: list[QRect] = []
        self._strips: LaneStrips | None = None
        # The next frame waits for them, whatever else is to be done before.
        self._sparing = WorkAhead(self._spares, widget, Rank.AWAITED)
        self._freed = FreedLater(widget)
        self.is_moved = False
        self.drawn = 0
        #: Theme and device pixels for each of the widget's own when it was last drawn as a whole.
        self._look: tuple[Theme, float] | None = None
        #: So many times pictures of this view were forgotten, and all pictures.
        self._forgotten = self._discarded = 0

    @property
    def is_stale(self) -> bool:
        """Whether all of it has to be drawn anew the next time that it is shown."""
        return self._kept[0].is_stale or self._kept[0].pixmap.size() != self._size

    @property
    def scenes(self) -> Iterator[Scene]:
        """What the picture on screen and those that were left show."""
        return (kept.scene for kept in self._kept if kept.scene is not None and not kept.is_stale)

    @property
    def _size(self) -> QSize:
        return self._widget.size() * self._widget.devicePixelRatioF()

    def discard(self) -> None:
        """Draw the picture anew the next time that it is shown, and forget those that were left."""
        self.forget_left()
        self._kept[0].is_stale = True

    def forget_left(self) -> None:
        """Forget all pictures but the one on screen."""
        self._forget_from(1)
        self._forget_strips()
        self._discarded += 1

    def _forget_strips(self) -> None:
        if self._strips is not None:
            self._freed.take([*self._strips.pictures, self._strips])
        self._strips = None
        self._forgotten += 1

    def move(self) -> None:
        """Ask where things stand the next time that the picture is shown."""
        if self._parts:
            self._kept[0].is_stale = True  # they say where things were
        self.is_moved = True
        self._widget.update()

    def leave(self) -> None:
        """Show another view the next time; the picture of this one is kept, for it may come back."""
        if not self._widget.drawn_ratio.is_integer():
            self.discard()
        self._forget_strips()
        self.move()

    def touch(self, scene: Scene, parts: Sequence[QRectF]) -> None:
        """Draw parts of the picture anew the next time that it is shown; the rest stays as it is.

        Args:
            scene: What it shows then.
            parts: In the widget's own pixels; widened to whole pixels, so that nothing is half drawn.
        """
        ratio = self._widget.drawn_ratio
        self._kept[0].scene = scene
        for part in parts:
            if ratio.is_integer():
                part = QRectF(part.toAlignedRect())
            device = QRectF(part.topLeft() * ratio, part.size() * ratio)
            self._parts.append(device.toAlignedRect())
            self._widget.redraw(part)
        if len(self._parts) > _MOST_PARTS:
            self.discard()

    def has_room(self, count: int, most_pixels: int) -> bool:
        """Tell whether so many pictures like it have no more pixels together, and what is copied lies on whole ones."""
        size = self._size
        return self._widget.drawn_ratio.is_integer() and count * size.width() * size.height() <= most_pixels

    @property
    def scene_at_rest(self) -> Scene | None:
        """What the picture shows; None where it is another the next time that it is shown."""
        is_other = self.is_stale or self.is_moved or bool(self._parts)
        return None if is_other else self._kept[0].scene

    def copied(self) -> QPixmap:
        """Return a copy of the picture as it was shown last."""
        return self._kept[0].pixmap.copy()

    def draw_into(self, scene: Scene, draw: Callable[[QPixmap], None], parts: Sequence[QRect]) -> None:
        """Draw something into the picture at once.

        Args:
            scene: What it shows then.
            draw: Draws on a pixmap, which counts in the widget's own pixels.
            parts: Where that is, in these pixels.
        """
        self._kept[0].scene = scene
        if not parts:
            return
        draw(self._kept[0].pixmap)
        if len(parts) > _MOST_REGION:
            self._widget.update()
            return
        for part in parts:
            self._widget.redraw(QRectF(part))

    def show(
        self,
        painter: QPainter,
        draw: DrawWhole,
        draw_parts: DrawParts,
        moved: Callable[[Sequence[Scene | None]], Shift | Scene | None],
    ) -> None:
        """Put the picture on screen, drawn anew where it has to be.

        Args:
            painter: Of the widget, in its own pixels.
            draw: Draws the picture with a painter of its own, over what it is told; returns what it shows then.
            draw_parts: Draws what lies in some parts of it.
            moved: Returns which of some pictures is to be shown, and how its lanes have moved, or the
                scene that strips are to be put together for; None where all has to be drawn anew.
        """
        # Device pixels are drawn one by one at any size of text: nothing is drawn small and then enlarged.
        ratio = self._widget.drawn_ratio
        if self.is_moved and not self.is_stale:
            after = moved([kept.scene for kept in self._kept]) if ratio.is_integer() else None
            if isinstance(after, Shift):
                self._shift(after, round(ratio))
            else:
                before = self._kept[0]
                self._begin_another()
                if after is not None and self._strips is not None:
                    for _ in self._put_together(
                        self._strips, self._kept[0], before, after, draw_parts, at_once=True
                    ):
                        pass
        self.is_moved = False
        now = self._kept[0]
        if self.is_stale:
            self._draw_whole(now, draw, ratio)
        elif self._parts and now.scene is not None:
            inner = QPainter(now.pixmap)
            own = [QRectF(part) for part in self._parts]
            draw_parts(
                inner, now.scene, [QRectF(part.topLeft() / ratio, part.size() / ratio) for part in own]
            )
            inner.end()
        self._parts.clear()
        painter.drawPixmap(0, 0, now.pixmap)
        if self._wants_spares:
            self._sparing.begin(object())

    def _draw_whole(self, now: _Kept, draw: DrawWhole, ratio: float) -> None:
        if now.pixmap.size() != self._size:
            now.pixmap, now.scene = QPixmap(self._size), None
        look = self._widget.appearance.theme, ratio
        before, self._look = now.scene if look == self._look else None, look
        now.pixmap.setDevicePixelRatio(ratio)
        inner = QPainter(now.pixmap)
        now.scene = draw(inner, before)
        inner.end()
        now.is_stale = False
        self.drawn += 1

    @property
    def _most(self) -> int:
        size, strips = self._size, self._strips.pixels if self._strips is not None else 0
        return min(_MOST_KEPT, (_MOST_PIXELS - strips) // max(1, size.width() * size.height()))

    def _empty(self, is_awaited: bool) -> _Kept:
        """Return a picture of the widget's size with nothing on it that anybody knows of.

        That which was left first makes room for it. Those that are ready are left for whom somebody waits, as long
        as there is room for more.
        """
        size = self._size
        if len(self._kept) >= self._most:
            gone = self._kept.pop()
            gone.is_stale = True
            if gone.pixmap.size() == size:
                return gone
        elif not is_awaited and len(self._kept) + len(self._spare) < self._most:
            return _Kept(QPixmap(size))
        fitting = (self._spare.pop() for _ in range(len(self._spare)))
        return _Kept(next((pixmap for pixmap in fitting if pixmap.size() == size), None) or QPixmap(size))

    @property
    def _wants_spares(self) -> bool:
        return len(self._spare) < min(_MOST_SPARE, self._most - len(self._kept))

    def _spares(self) -> Iterator[None]:
        """Make pictures ready for the next views, one with every step, as long as there is room for more."""
        while self._wants_spares:
            spare = QPixmap(self._size)
            spare.fill(Qt.GlobalColor.white)  # its pixels are fetched when they are written
            self._spare.append(spare)
            yield

    def _forget_from(self, number: int) -> None:
        size, gone = self._size, self._kept[number:]
        self._spare += [kept.pixmap for kept in gone]
        self._freed.take(gone)  # scenes are hundreds of boxes
        del self._kept[number:]
        room = max(0, self._most - len(self._kept))
        fitting = [pixmap for pixmap in self._spare if pixmap.size() == size]
        self._spare = fitting[:room]
        self._freed.take(fitting[room:])

    def _begin_another(self) -> None:
        """Keep the picture on screen, and have another one drawn."""
        self._kept.insert(0, self._empty(is_awaited=True))

    @property
    def wants_strips(self) -> bool:
        """Tell whether there is room for strips, and none are there."""
        return self._strips is None and not self.is_stale and self._widget.drawn_ratio.is_integer()

    def lay_strips(self, whole: Scene) -> None:
        """Put pictures together of strips from now on.

        Args:
            whole: All lanes as they stand unscrolled, with nothing pointed out.
        """
        from viewer.ui.canvas.shown.strips import LaneStrips  # with the first event that is selected

        self._strips = LaneStrips(whole, round(self._widget.drawn_ratio), _MOST_STRIPS_PIXELS)

    def holds(self, scene: Scene) -> bool:
        """Tell whether the picture of a scene can be put together of strips, once all of them are drawn."""
        return self._strips is not None and self._strips.hold(scene)

    def has_strips_for(self, scene: Scene) -> bool:
        """Tell whether the picture of a scene is sooner put together than drawn."""
        return self._strips is not None and self._strips.are_ready_for(scene)

    def is_kept(self, y: float) -> bool:
        """Tell whether there is a picture of this view, lanes scrolled up so far; it is then the last that is forgotten."""
        here = self._kept[0].scene
        for number, kept in enumerate(self._kept):
            there = kept.scene
            if here is None or there is None or there.scroll_y != y or not lanes_agree(here, there):
                continue
            if number > 1:
                self._kept.insert(1, self._kept.pop(number))
            return True
        return False

    def has(self, scene: Scene) -> bool:
        """Tell whether there is a picture of the same view as a scene, as fine, but for what is pointed out in it."""
        return any(kept.scene is not None and _are_of_one_view(kept.scene, scene) for kept in self._kept)

    def prepared(self, scene: Scene, draw_parts: DrawParts) -> Iterator[None]:
        """Put together, a little with every step, what may be shown next, and keep it as if the lanes had left it.

        Args:
            scene: Differs from what is on screen in where the lanes stand, and in what is pointed out; without
                strips that hold it nothing is done.
            draw_parts: As for ``show``.
        """
        if self.is_stale or self._most < 2 or not self._widget.drawn_ratio.is_integer():
            return
        strips = self._strips
        if strips is None or not strips.hold(scene):
            return
        another, forgotten = self._empty(is_awaited=False), self._forgotten
        for _ in self._put_together(strips, another, self._kept[0], scene, draw_parts):
            yield
            if self._forgotten != forgotten:
                return  # what was on screen is out of date
        self._kept.insert(1, another)
        self._forget_from(self._most)

    def prepared_view(self, scene: Scene, draw: DrawInPieces) -> Iterator[None]:
        """Draw, a little with every step, another view that may be shown next, and keep it as if it had been left.

        Args:
            scene: The view.
            draw: Draws it in steps, with a new painter in each.
        """
        if self.is_stale or self._most < 2 or not self._widget.drawn_ratio.is_integer():
            return
        another, discarded = self._empty(is_awaited=False), self._discarded
        another.pixmap.setDevicePixelRatio(self._widget.drawn_ratio)
        for _ in draw(lambda: QPainter(another.pixmap)):
            yield
            if self._discarded != discarded:
                return  # lanes stand elsewhere now, or look different
        another.scene, another.is_stale = scene, False
        self._kept.insert(1, another)
        self._forget_from(self._most)

    def _put_together(
        self, strips: LaneStrips, kept: _Kept, before: _Kept, scene: Scene, draw_parts: DrawParts,
        *, at_once: bool = False,
    ) -> Iterator[None]:  # fmt: skip
        """Make, a little with every step, a picture of strips, and of the axis of another one."""
        ratio = self._widget.drawn_ratio
        yield from strips.drawing(scene, draw_parts)
        kept.pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(kept.pixmap)
        if kept is not before:
            axis = QRectF(0, 0, self._size.width(), scene.top_px * ratio)
            painter.drawPixmap(QPointF(0, 0), before.pixmap, axis)
        parts = strips.put(painter, scene)
        painter.end()
        # Titles and the two edges cost most; but where nobody goes on in between, all of it at once costs less.
        for some in (parts,) if at_once else (parts[:1], parts[1:2], parts[2:3], parts[3:]):
            yield
            painter = QPainter(kept.pixmap)
            draw_parts(painter, scene, some)
            painter.end()
        kept.scene, kept.is_stale = scene, False

    def _shift(self, shift: Shift, ratio: int) -> None:
        """Show a picture that is kept, its lanes moved to where they stand now."""
        kept = self._kept.pop(shift.number)
        self._kept.insert(0, kept)
        kept.scene = shift.scene
        area = QRectF(shift.area.topLeft() * ratio, shift.area.size() * ratio).toAlignedRect()
        kept.pixmap.scroll(0, shift.down_px * ratio, area)
        for part in shift.parts:
            own = part.toAlignedRect()
            self._parts.append(QRect(own.topLeft() * ratio, own.size() * ratio))


def _are_of_one_view(before: Scene, after: Scene) -> bool:
    return (
        before.scale is not None
        and after.scale is not None
        and before.scale.is_near(after.scale)
        and before.lanes == after.lanes
        and (after.is_coarse or not before.is_coarse)
    )
