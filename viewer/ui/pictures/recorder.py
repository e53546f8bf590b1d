"""A painter that notes what it is told to draw, as shapes with the words that SVG has for them.

The screen's drawing code draws with it as with any painter. Positions are kept as they are on the
whole picture, logical pixels from its top left corner, so that shapes need no transformation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGradient,
    QImage,
    QLinearGradient,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from viewer.dataclass import dataclass
from viewer.layout.frame.boxes import Box
from viewer.ui.kit.text_rects import text_in
from viewer.ui.paint.vector import VectorPainter

#: Left, top, width and height.
Clip = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Fade:
    """Colours from left to right; ``stops`` are places from 0 to 1, colours and opacities."""

    start: str
    end: str
    stops: tuple[tuple[float, str, float], ...]


@dataclass(frozen=True, slots=True)
class Hatch:
    """Thin lines that rise to the right."""

    color: str


#: What an outline or an area is drawn with: an SVG property and its value.
Paint = tuple[tuple[str, str | Fade | Hatch], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing drawn.

    Attributes:
        tag: The SVG element.
        place: Its geometry, attributes with their values.
        paint: How it is drawn.
        text: Of a text.
        is_joined: The next line of the text goes on where this one ends, with no blank between them.
    """

    tag: str
    place: tuple[tuple[str, str], ...]
    paint: Paint
    text: str = ""
    is_joined: bool = False


@dataclass(slots=True)
class Group:
    """Shapes drawn one after the other.

    Attributes:
        clip: What of them shows; None for everything.
        box: The event or count that they are; None for everything else.
    """

    clip: Clip | None
    box: Box | None
    shapes: list[Shape]


@dataclass(frozen=True, slots=True)
class _State:
    dx: float = 0.0
    dy: float = 0.0
    clip: Clip | None = None
    pen: QPen | None = None
    brush: QBrush | None = None
    font: QFont | None = None


class Recorder(VectorPainter):
    """Notes shapes; it draws on nothing.

    Only what the drawing code uses is known to it; Qt complains aloud of everything else.

    Attributes:
        groups: What was drawn, in order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Group] = []
        self._states: list[_State] = []
        self._state = _State(pen=QPen(Qt.GlobalColor.black))
        self._box: Box | None = None
        self._pixel = QImage(1, 1, QImage.Format.Format_RGB32)

    def begin_box(self, box: Box) -> None:
        """Note whose shapes follow."""
        self._box = box

    def end_boxes(self) -> None:
        """Note that what follows belongs to no event."""
        self._box = None

    def _note(
        self,
        tag: str,
        place: tuple[tuple[str, str], ...],
        paint: Paint,
        text: str = "",
        *,
        is_joined: bool = False,
    ) -> None:
        last = self.groups[-1] if self.groups else None
        if last is None or last.box is not self._box or last.clip != self._state.clip:
            last = Group(self._state.clip, self._box, [])
            self.groups.append(last)
        last.shapes.append(Shape(tag, place, paint, text, is_joined))

    def _x(self, x: float) -> str:
        return number(x + self._state.dx)

    def _y(self, y: float) -> str:
        return number(y + self._state.dy)

    def _note_rect(self, rect: QRectF, paint: Paint, radius: float = 0.0) -> None:
        if rect.width() <= 0 or rect.height() <= 0:
            return
        place = (
            ("x", self._x(rect.x())), ("y", self._y(rect.y())),
            ("width", number(rect.width())), ("height", number(rect.height())),
        )  # fmt: skip
        self._note("rect", (*place, ("rx", number(radius))) if radius else place, paint)

    def _painted(self) -> Paint:
        return (*self._filled(self._state.brush), *self._stroked())

    def _filled(self, brush: QBrush | None) -> Paint:
        if brush is None or brush.style() is Qt.BrushStyle.NoBrush:
            return (("fill", "none"),)
        return _in_colors("fill", self._ink(brush))

    def _stroked(self) -> Paint:
        pen = self._state.pen
        if pen is None or pen.style() is Qt.PenStyle.NoPen:
            return ()
        width = pen.widthF() or 1.0
        paint = list(_in_colors("stroke", self._ink(pen.brush())))
        if width != 1.0:
            paint.append(("stroke-width", number(width)))
        if pen.style() is Qt.PenStyle.CustomDashLine:
            lengths = " ".join(number(length * width) for length in pen.dashPattern())
            paint.append(("stroke-dasharray", lengths))
        return tuple(paint)

    def _ink(self, brush: QBrush) -> QColor | Fade | Hatch:
        gradient: Any = brush.gradient()
        if isinstance(gradient, QLinearGradient) or (
            gradient is not None and gradient.type() is QGradient.Type.LinearGradient
        ):
            start, end = gradient.start().x() + self._state.dx, gradient.finalStop().x() + self._state.dx
            stops = tuple((place, color.name(), color.alphaF()) for place, color in gradient.stops())
            return Fade(number(start), number(end), stops)
        if brush.style() is Qt.BrushStyle.BDiagPattern:
            return Hatch(brush.color().name())
        return brush.color()

    # --- what the drawing code calls ------------------------------------------------------

    def device(self) -> QImage:
        """Return something that has one device pixel for every logical one."""
        return self._pixel

    def save(self) -> None:
        """Remember pen, brush, font, clip and origin."""
        self._states.append(self._state)

    def restore(self) -> None:
        """Go back to what was remembered last."""
        self._state = self._states.pop()

    def setRenderHint(self, *_: object) -> None:
        """Nothing is rendered."""

    def setOpacity(self, opacity: float) -> None:
        """Take only full strength: a picture that holds still has no other."""
        if opacity != 1.0:
            raise ValueError(f"a picture is drawn in full strength, not in {opacity}")

    def setClipRect(self, rect: QRectF, *_: object) -> None:  # type: ignore[override]
        """Show only what lies within, and within what was clipped before."""
        inside = rect.translated(self._state.dx, self._state.dy)
        if self._state.clip is not None:
            inside = inside.intersected(QRectF(*self._state.clip))
        clip = inside.x(), inside.y(), inside.width(), inside.height()
        self._state = replace(self._state, clip=clip)

    def translate(self, dx: float, dy: float) -> None:  # type: ignore[override]
        """Move the origin."""
        self._state = replace(self._state, dx=self._state.dx + dx, dy=self._state.dy + dy)

    def setPen(self, pen: QPen | QColor | Qt.PenStyle) -> None:  # type: ignore[override]
        """Draw outlines and texts with this."""
        self._state = replace(self._state, pen=pen if isinstance(pen, QPen) else QPen(pen))

    def setBrush(self, brush: QBrush | QColor | Qt.BrushStyle) -> None:  # type: ignore[override]
        """Fill areas with this."""
        self._state = replace(self._state, brush=brush if isinstance(brush, QBrush) else QBrush(brush))

    def setFont(self, font: QFont) -> None:  # type: ignore[override]
        """Write in this."""
        self._state = replace(self._state, font=font)

    def fillRect(self, rect: QRectF, fill: QBrush | QColor) -> None:  # type: ignore[override]
        """Fill a rectangle, without an outline."""
        self._note_rect(rect, self._filled(fill if isinstance(fill, QBrush) else QBrush(fill)))

    def drawRect(self, rect: QRectF) -> None:  # type: ignore[override]
        """Draw a rectangle."""
        self._note_rect(rect, self._painted())

    def drawRoundedRect(self, rect: QRectF, radius: float, _: float) -> None:  # type: ignore[override]
        """Draw a rectangle with round corners."""
        self._note_rect(rect, self._painted(), min(radius, rect.width() / 2, rect.height() / 2))

    def drawEllipse(self, middle: QPointF, radius: float, _: float) -> None:  # type: ignore[override]
        """Draw a circle."""
        place = ("cx", self._x(middle.x())), ("cy", self._y(middle.y())), ("r", number(radius))
        self._note("circle", place, self._painted())

    def drawChord(self, rect: QRectF, start: int, length: int) -> None:  # type: ignore[override]
        """Draw a part of a circle cut off by a line; angles in sixteenths of a degree."""
        path = QPainterPath()
        path.arcMoveTo(rect, start / 16)
        path.arcTo(rect, start / 16, length / 16)
        path.closeSubpath()
        self.drawPath(path)

    def drawLine(self, start: QPointF, end: QPointF) -> None:  # type: ignore[override]
        """Draw a line."""
        ends = f"M{self._x(start.x())} {self._y(start.y())}L{self._x(end.x())} {self._y(end.y())}"
        self._note("path", (("d", ends),), self._stroked())

    def drawPolyline(self, points: QPolygonF) -> None:  # type: ignore[override]
        """Draw a line through some points."""
        path = QPainterPath()
        path.addPolygon(points)
        self._note("path", (("d", self._commands(path)),), (("fill", "none"), *self._stroked()))

    def drawPolygon(self, points: QPolygonF) -> None:  # type: ignore[override]
        """Draw an area."""
        path = QPainterPath()
        path.addPolygon(points)
        path.closeSubpath()
        self.drawPath(path)

    def drawPath(self, path: QPainterPath) -> None:
        """Draw lines and curves."""
        self._note("path", (("d", self._commands(path)),), self._painted())

    def _commands(self, path: QPainterPath) -> str:
        kinds = QPainterPath.ElementType
        letters = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
        parts, first = [], ""
        for place in range(path.elementCount()):
            element: Any = path.elementAt(place)
            letter = letters.get(element.type, " ")
            point = f"{self._x(element.x)} {self._y(element.y)}"
            if letter == "M":
                first = point
            is_end = place + 1 == path.elementCount() or path.elementAt(place + 1).type is kinds.MoveToElement
            parts.append("Z" if is_end and letter == "L" and point == first else letter + point)
        return "".join(parts)

    def boundingRect(self, room: QRectF, text: str, option: QTextOption) -> QRectF:  # type: ignore[override]
        """Return the room that a text takes in lines as wide as another."""
        layout = self._laid_out(room, text, option)
        return layout.boundingRect().translated(room.topLeft())

    def drawText(self, at: QPointF | QRectF, text: str, option: QTextOption | None = None) -> None:  # type: ignore[override]
        """Write on a line that begins at a point, or in lines in a rectangle."""
        if isinstance(at, QPointF):
            self._note_text(at.x(), at.y(), text)
            return
        layout = self._laid_out(at, text, option or QTextOption())
        ascent = QFontMetricsF(self._font).ascent()
        for place in range(layout.lineCount()):
            line, is_last = layout.lineAt(place), place + 1 == layout.lineCount()
            said = text_in(line, text)
            # A line may end behind a hyphen or within a word as well.
            is_joined = not is_last and said == said.rstrip()
            self._note_text(at.x() + line.x(), at.y() + line.y() + ascent, said.rstrip(), is_joined=is_joined)

    @property
    def _font(self) -> QFont:
        assert self._state.font is not None
        return self._state.font

    def _laid_out(self, room: QRectF, text: str, option: QTextOption) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout

    def _note_text(self, x: float, y: float, text: str, *, is_joined: bool = False) -> None:
        if not text.strip():
            return
        font, pen = self._font, self._state.pen
        assert pen is not None
        paint: list[tuple[str, str | Fade | Hatch]] = list(_in_colors("fill", pen.color()))
        paint.append(("font-size", number(font.pixelSize())))
        if font.bold():
            paint.append(("font-weight", "bold"))
        if font.strikeOut():
            paint.append(("text-decoration", "line-through"))
        place = ("x", self._x(x)), ("y", self._y(y))
        self._note("text", place, tuple(paint), text, is_joined=is_joined)


def number(value: float) -> str:
    """Return a length in as few characters as hundredths of a pixel need."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _in_colors(name: str, ink: QColor | Fade | Hatch) -> Paint:
    if not isinstance(ink, QColor):
        return ((name, ink),)
    if ink.alpha() == 255:
        return ((name, ink.name()),)
    return (name, ink.name()), (f"{name}-opacity", number(ink.alphaF()))
