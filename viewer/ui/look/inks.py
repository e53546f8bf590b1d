"""Pens, brushes and fonts of one theme, made once and shared by every frame."""

from __future__ import annotations

from functools import cache, cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen, QPixmap

from viewer.ui.look.kept_lines import KeptLines
from viewer.ui.look.later import Later
from viewer.ui.look.line_pictures import LinePictures, are_true
from viewer.ui.look.theme import Theme

#: Strength of what a search has not found.
DIMMED = 0.25
#: Strength of the ground behind a word that is searched for.
_FOUND_WORD = 0.13
#: And behind one in a drawn title, which may stand on a lane's colour.
_FOUND_IN_TITLE = 0.3
LABEL_PX = 12
TICK_PX = 11
AXIS_PX = 12
LANE_TITLE_PX = 12


#: Width, device pixels per logical one, number, and whether a search has found some of the events.
PillKey = tuple[int, float, str, bool]
#: A row of looks, radius, device pixels per logical one, and how far right and down between two pixels, in quarters.
DotKey = tuple[int, float, float, int, int]


def alpha(color: QColor, opacity: float) -> QColor:
    """Return a colour with an opacity from 0 to 1."""
    shaded = QColor(color)
    shaded.setAlphaF(opacity)
    return shaded


def over(color: QColor, ground: QColor, opacity: float) -> QColor:
    """Return the opaque colour that ``color`` makes on a ground at an opacity from 0 to 1."""
    return QColor(
        round(color.red() * opacity + ground.red() * (1 - opacity)),
        round(color.green() * opacity + ground.green() * (1 - opacity)),
        round(color.blue() * opacity + ground.blue() * (1 - opacity)),
    )


def found_word(theme: Theme) -> QColor:
    """Return the ground behind a word that is searched for; muted text, too, can be read on it."""
    return over(theme.expected, theme.panel, _FOUND_WORD)


def pen(color: QColor, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a flat-ended pen."""
    made = QPen(color, width, style)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def dashed(color: QColor, width: float, *lengths: float) -> QPen:
    """Return a dashed pen with dash and gap lengths in pen widths."""
    made = pen(color, width)
    made.setDashPattern(list(lengths))
    return made


class LaneInk:
    """The pens and brushes of one lane's marks.

    Args:
        color: The lane's.
        theme: Colours of what lies around.
        later: Makes what can wait until there is time for it.
    """

    def __init__(self, color: QColor, theme: Theme, later: Later | None = None) -> None:
        strength = 0.26 if theme.is_dark else 0.17
        self.color = color
        self.solid = QBrush(color)
        self.bar = QBrush(over(color, theme.ground, strength + 0.13))
        self.window = QBrush(over(color, theme.ground, strength - 0.05))
        self.clear = alpha(color, 0.0)
        self.edge = pen(color, 1.2)
        self.thick = pen(color, 1.8)
        # On pixels no wider than one: Qt needs fifteen times as long for any wider line that is broken.
        self.dotted = dashed(over(color, theme.ground, 0.95), 1.0, 1.5, 2.5)
        self.faint = dashed(over(color, theme.ground, 0.42), 1.0, 1.2, 2.6)
        self.dashed = dashed(color, 1.0, 4.2, 2.8)
        if theme.name == "print":
            self.dotted = dashed(over(color, theme.ground, 0.75), 1.2, 1.2, 2.2)
            self.dashed = dashed(color, 1.3, 3.2, 2.2)
        self.hatch = QBrush(over(color, theme.ground, 0.45), Qt.BrushStyle.BDiagPattern)
        #: Grounds of a collapsed lane's counts, for ever more events.
        self.densities = [QBrush(over(color, theme.ground, share)) for share in (0.3, 0.45, 0.6, 0.75)]
        self.pills: dict[PillKey, QPixmap] = {}
        self.dashes: dict[float, QPixmap] = {}
        self.dots: dict[DotKey, QPixmap] = {}
        self.later = later or Later()


class Inks:
    """Everything that painting needs of a theme, made once.

    Args:
        theme: Colours and fonts.
        strength: Of texts and marks, 0 to 1. Mixing colours with the ground costs nothing when
            painting; a painter's opacity makes outlines several times as slow.
        later: Keeps what inks of other strengths wish for as well.

    Attributes:
        later: Makes what can wait until there is time for it.
    """

    def __init__(self, theme: Theme, strength: float = 1.0, later: Later | None = None) -> None:
        self.theme = theme
        self.later = later or Later()
        self._strength = strength
        self.label_font = theme.drawn_font(LABEL_PX)
        self.struck_font = QFont(self.label_font)
        self.struck_font.setStrikeOut(True)
        self.tick_font = theme.drawn_font(TICK_PX)
        self.major_font = theme.drawn_font(AXIS_PX, bold=True)
        self.lane_font = theme.drawn_font(LANE_TITLE_PX, bold=True)
        self.text = pen(over(theme.text, theme.ground, strength))
        self.muted = pen(over(theme.muted, theme.ground, strength))
        self.warning = over(theme.expected, theme.ground, strength)
        self.chevron = pen(theme.muted, 1.4)
        self.line = pen(theme.line)
        self.soft_line = pen(theme.line_soft)
        self.selection = pen(theme.selection, 1.6)
        self.pointer = pen(alpha(theme.text, 0.45))
        self.found_word = over(theme.expected, theme.ground, _FOUND_IN_TITLE)
        self.today = pen(alpha(theme.expected, 0.8), 1.4)
        self.measured = pen(theme.selection, 1.4)
        self.measured_unsure = dashed(theme.selection, 1.2, 3.0, 2.5)
        self.measured_guide = dashed(alpha(theme.selection, 0.6), 1.0, 2.0, 3.0)
        self._count_widths: dict[str, float] = {}
        self._lines: dict[tuple[str, Qt.LayoutDirection], KeptLines] = {}
        self._pictures: dict[tuple[int, int, Qt.LayoutDirection, int], LinePictures] = {}
        self._lanes: dict[tuple[int, str], LaneInk] = {}

    def count_width(self, text: str) -> float:
        """Return the width of a cluster's count in the label font; measured once."""
        width = self._count_widths.get(text)
        if width is None:
            if len(self._count_widths) > 5000:
                self._count_widths.clear()
            width = self._count_widths[text] = QFontMetricsF(self.label_font).horizontalAdvance(text)
        return width

    def lines(self, font: QFont, direction: Qt.LayoutDirection) -> KeptLines:
        """Return the lines that are laid out in a font and for a painter's direction of reading."""
        key = font.key(), direction
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = KeptLines(font, direction)
        return lines

    def line_pictures(
        self, font: QFont, pen: QPen, direction: Qt.LayoutDirection, ratio: int = 1
    ) -> LinePictures | None:
        """Return the lines that are kept as pictures, in a font, with a pen and for a painter's direction of reading.

        None where pictures would look different from letters.

        Args:
            font, pen: Those of these inks: they are known by identity, which is asked many times a frame.
            direction: The painter's.
            ratio: Pixels of the device for each of the painter's.
        """
        if not self.are_pictures_true:
            return None
        key = id(font), id(pen), direction, ratio
        pictures = self._pictures.get(key)
        if pictures is None:
            pictures = LinePictures(font, pen, self.theme.ground, direction, self.later, ratio)
            self._pictures[key] = pictures
        return pictures

    @cached_property
    def are_pictures_true(self) -> bool:
        """Whether lines may be kept as pictures: these look as their letters do."""
        return are_true(self.label_font, self.text, self.theme.ground)

    def lane(self, number: int, color: str) -> LaneInk:
        """Return the inks of a lane by its place and the colour its author named, if any."""
        key = number, color
        ink = self._lanes.get(key)
        if ink is None:
            full = self.theme.lane_color(number, color)
            ink = self._lanes[key] = LaneInk(
                over(full, self.theme.ground, self._strength), self.theme, self.later
            )
        return ink

    @cached_property
    def dimmed(self) -> Inks:
        """The inks of what a search has not found."""
        return Inks(self.theme, DIMMED, self.later)


@cache
def inks_of(theme_name: str, theme: Theme) -> Inks:
    """Return the inks of a theme; themes are few and live as long as the program."""
    return Inks(theme)


def baseline(metrics: QFontMetricsF, top: float, height: float) -> float:
    """Return the baseline that centres a line of text in a height."""
    return top + (height + metrics.ascent() - metrics.descent()) / 2
