"""Sets a slide: words as large as the room they get allows, beside a picture where there is one.

All positions and sizes are logical pixels of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from viewer.dataclass import dataclass
from viewer.model.direction import runs_from_right
from viewer.ui.kit.pictures import PictureFile
from viewer.ui.look.theme import Theme
from viewer.ui.present.slide import Slide
from viewer.words import runs_from_right as words_run_from_right

#: Sizes tried one after the other, as shares of the largest.
_SHARES = (1.0, 0.85, 0.72, 0.6, 0.5, 0.42)
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
#: Of the width, what words get beside a picture, and what the picture gets.
_WORDS_SHARE, _PICTURE_SHARE = 0.5, 0.44
_MOST_LINE_EM = 34
_CUT = "…"


@dataclass(frozen=True, slots=True)
class SetText:
    """A text where it stands."""

    text: str
    rect: QRectF
    font: QFont
    color: QColor


@dataclass(frozen=True, slots=True)
class SetSlide:
    """A slide laid out.

    Attributes:
        texts: From top to bottom.
        picture: Where the picture stands; None without one.
    """

    texts: tuple[SetText, ...]
    picture: QRectF | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size_px: float
    above_px: float
    color: QColor
    bold: bool = False
    serif: bool = False
    may_be_cut: bool = False


def set_slide(slide: Slide, room: QRectF, theme: Theme, file: PictureFile | None) -> SetSlide:
    """Lay a slide out.

    Args:
        room: Of the whole slide.
        file: Of its picture; None where there is none to show.
    """
    if file is None:
        return SetSlide(tuple(_column(slide, room, theme)))
    left = QRectF(room.left(), room.top(), room.width() * _WORDS_SHARE, room.height())
    width = room.width() * _PICTURE_SHARE
    notes_font = theme.font(_base_px(room) * 0.42)
    notes = [(note, _height(note, notes_font, width)) for note in slide.below_picture]
    below = sum(height for _, height in notes)
    size = _enlarged(file, width, room.height() - below - 12)
    top = room.top() + (room.height() - size.height() - below - 12) / 2
    picture = QRectF(QPointF(room.right() - size.width(), top), size.toSizeF())
    texts = list(_column(slide, left, theme, _base_px(room)))
    y = picture.bottom() + 12
    for note, height in notes:
        texts.append(SetText(note, QRectF(room.right() - width, y, width, height), notes_font, theme.muted))
        y += height
    return SetSlide(tuple(texts), picture)


def _wrapped(text: str) -> int:
    """Return how a text is set: it runs as its own letters do, and stands at the side that one reads from."""
    if not words_run_from_right():
        return _WRAP
    runs = Qt.TextFlag.TextForceRightToLeft if runs_from_right(text) else Qt.TextFlag.TextForceLeftToRight
    at = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
    return int(Qt.TextFlag.TextWordWrap) | int(runs) | int(at)


def _enlarged(file: PictureFile, width: float, height: float) -> QSize:
    """Return a picture's size in a box; a small one is enlarged to twice its own at most."""
    share = min(2.0, width / file.width, max(1.0, height) / file.height)
    return QSize(max(1, int(file.width * share)), max(1, int(file.height * share)))


def _base_px(room: QRectF) -> float:
    """Return the size of a title where there is room for it."""
    return max(20.0, min(room.height() / 10, room.width() / 18))


def _lines(slide: Slide, theme: Theme, base: float) -> list[_Line]:
    lines = [
        _Line(slide.date, base * 0.5, 0, theme.muted),
        _Line(slide.title, base, base * 0.25, theme.text, bold=True, serif=True),
        _Line(slide.words, base * 0.62, base * 0.6, theme.text, serif=slide.is_quotation, may_be_cut=True),
        _Line(slide.whose, base * 0.42, base * 0.3, theme.muted),
        _Line(slide.left_out, base * 0.34, base * 0.6, theme.muted),
    ]
    return [line for line in lines if line.text]


def _column(slide: Slide, room: QRectF, theme: Theme, base: float = 0.0) -> Iterator[SetText]:
    """Yield the words at the largest size at which they fit; at the smallest, what is too long is cut."""
    base = base or _base_px(room)
    width = min(room.width(), base * _MOST_LINE_EM * 0.62)
    for share in _SHARES:
        lines = _lines(slide, theme, base * share)
        heights = [_height(line.text, _font(line, theme), width) for line in lines]
        total = sum(heights) + sum(line.above_px for line in lines)
        if total <= room.height():
            break
    y = room.top() + max(0.0, (room.height() - total) / 2)
    over = max(0.0, total - room.height())
    for line, height in zip(lines, heights, strict=True):
        y += line.above_px
        text, font = line.text, _font(line, theme)
        if over and line.may_be_cut:
            text = _cut(text, font, width, max(QFontMetricsF(font).lineSpacing(), height - over))
            height = _height(text, font, width)
        left = room.right() - width if words_run_from_right() else room.left()
        yield SetText(text, QRectF(left, y, width, height), font, line.color)
        y += height


def _font(line: _Line, theme: Theme) -> QFont:
    return theme.font(line.size_px, bold=line.bold, serif=line.serif)


def _height(text: str, font: QFont, width: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e6), _WRAP, text).height()


def _cut(text: str, font: QFont, width: float, height: float) -> str:
    """Return the beginning of a text that fits, with a mark that there is more."""
    words = text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if _height(" ".join(words[:middle]) + _CUT, font, width) <= height:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]) + _CUT


def draw_slide(painter: QPainter, laid: SetSlide, image: QImage | None, theme: Theme) -> None:
    """Draw a slide; the place of a picture that is not there yet is a quiet surface."""
    for one in laid.texts:
        painter.setFont(one.font)
        painter.setPen(one.color)
        painter.drawText(one.rect, _wrapped(one.text), one.text)
    if laid.picture is None:
        return
    if image is None or image.isNull():
        painter.fillRect(laid.picture, theme.chip)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(laid.picture, image)
