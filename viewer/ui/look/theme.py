"""Colours and fonts: light, dark and paper, and which of them is on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from viewer.dataclass import dataclass
from viewer.ui.look.chrome import style_sheet
from viewer.ui.look.colors import contrast, mixed, named_color
from viewer.ui.look.desktop import desktop_font, desktop_is_dark
from viewer.words import runs_from_right

ThemeMode = Literal["auto", "light", "dark"]
MODES: tuple[ThemeMode, ...] = ("auto", "light", "dark")

#: Contrast with the ground that a named lane colour is shifted to: WCAG 1.4.3 for text
#: in dark themes, 1.4.11 for graphics on light grounds, where authors chose it by eye.
_DARK_CONTRAST = 4.5
_LIGHT_CONTRAST = 3.0
#: What letters need with what is behind them. Source: WCAG 2.2, 1.4.3.
TEXT_CONTRAST = 4.5

_SERIF_FAMILIES = (
    "Charter",
    "Georgia",
    "Nimbus Roman",
    "Liberation Serif",
    "Times New Roman",
    "Noto Serif",
    "DejaVu Serif",
    "Noto Serif CJK SC",
)


@dataclass(frozen=True, eq=False)
class Theme:
    """Every colour and font of one appearance; compared and hashed by identity.

    Attributes:
        name: ``light``, ``dark`` or ``print``.
        ground: Behind the lanes. ``axis_ground`` is behind the axis, ``panel`` behind toolbar and panes.
        line: Lane borders; ``line_soft`` are gridlines.
        field_edge: Around a field that is typed or chosen in: without it one would not know it for one.
        selection: Edge and links; ``selection_fill`` is behind the selected event.
        found: What is borne out; ``expected`` is what is not yet, and warnings.
        chip: Behind chips and hovered controls.
        focus: The keyboard's ring.
        lane_colors: In order of the lanes, repeating after the last.
        body_family: Empty for the desktop's own interface font.
        serif_family: First choice for titles and quotations.
        text_scale: How much larger than usual texts are; 1 on paper.
    """

    name: str
    is_dark: bool
    ground: QColor
    panel: QColor
    axis_ground: QColor
    text: QColor
    muted: QColor
    line: QColor
    line_soft: QColor
    field_edge: QColor
    selection: QColor
    selection_fill: QColor
    found: QColor
    expected: QColor
    break_fill: QColor
    break_edge: QColor
    banner_fill: QColor
    banner_edge: QColor
    chip: QColor
    focus: QColor
    lane_colors: tuple[QColor, ...]
    body_family: str = ""
    serif_family: str = _SERIF_FAMILIES[0]
    text_scale: float = 1.0

    @property
    def colors(self) -> dict[str, str]:
        """Every single colour as ``#rrggbb``, by its name here."""
        return {name: value.name() for name, value in vars(self).items() if isinstance(value, QColor)}

    def lane_color(self, index: int, named: str = "") -> QColor:
        """Return the colour of a lane.

        A colour of the light palette turns into its counterpart; any other that an author
        named is made no more vivid than the palette's own, so that pure red does not shout
        among them, and shifted until it can be told from the ground.

        Args:
            index: The lane's place, for lanes without a colour of their own.
            named: A CSS name or six hex digits; anything else counts as none.
        """
        color = named_color(named)
        if color is None:
            return self.lane_colors[index % len(self.lane_colors)]
        for own, theirs in zip(self.lane_colors, LIGHT.lane_colors, strict=True):
            if color == theirs:
                return own
        least = _DARK_CONTRAST if self.is_dark else _LIGHT_CONTRAST
        return self.legible(self._softened(color), self.ground, least)

    def _softened(self, color: QColor) -> QColor:
        """Return a colour of the same hue and lightness, no more saturated than the palette's most."""
        most = max(own.hslSaturationF() for own in self.lane_colors)
        if color.hslSaturationF() <= most:
            return color
        return QColor.fromHslF(color.hslHueF(), most, color.lightnessF())

    def legible(self, color: QColor, ground: QColor, least: float = TEXT_CONTRAST) -> QColor:
        """Return a colour, shifted towards white or black until it has a contrast with a ground of the theme."""
        pole = QColor("white") if self.is_dark else QColor("black")
        for step in range(21):
            shifted = mixed(color, pole, step / 20)
            if contrast(shifted, ground) >= least:
                return shifted
        return pole

    def sized(self, size_px: float) -> int:
        """Return a length that hangs on letters, such as the height of a row, at the text size that is on."""
        return round(size_px * self.text_scale)

    def font(self, size_px: float, *, bold: bool = False, italic: bool = False, serif: bool = False) -> QFont:
        """Return a font of a size in logical pixels, larger or smaller as texts are."""
        return self.drawn_font(size_px * self.text_scale, bold=bold, italic=italic, serif=serif)

    def drawn_font(
        self, size_px: float, *, bold: bool = False, italic: bool = False, serif: bool = False
    ) -> QFont:
        """Return a font for a drawing, which text size enlarges as a whole; sizes may be fractional on paper.

        The families are wishes in order: Qt takes the first that exists and looks for
        missing characters in the others.
        """
        font = QFont()
        if serif:
            font.setFamilies([self.serif_family, *_SERIF_FAMILIES])
            font.setStyleHint(QFont.StyleHint.Serif)
        elif self.body_family:
            font.setFamilies([self.body_family])
        font.setPixelSize(max(1, round(size_px)))
        font.setBold(bold)
        # No Arabic writing leans, and few of its fonts do.
        font.setItalic(italic and not runs_from_right())
        return font


def _colors(*hexes: str) -> tuple[QColor, ...]:
    return tuple(QColor(f"#{digits}") for digits in hexes)


LIGHT = Theme(
    name="light",
    is_dark=False,
    ground=QColor("#fbfaf7"),
    panel=QColor("#ffffff"),
    axis_ground=QColor("#f4f2ec"),
    text=QColor("#1f2328"),
    muted=QColor("#636a76"),
    line=QColor("#d6d3cb"),
    line_soft=QColor("#e8e6df"),
    field_edge=QColor("#858a93"),
    selection=QColor("#1d4ed8"),
    selection_fill=QColor("#e3ecff"),
    found=QColor("#2b784b"),
    expected=QColor("#985600"),
    break_fill=QColor("#efece4"),
    break_edge=QColor("#d6d3cb"),
    banner_fill=QColor("#fff4e0"),
    banner_edge=QColor("#c98b35"),
    chip=QColor("#eef0f3"),
    focus=QColor("#1d4ed8"),
    lane_colors=_colors("2f6fb0", "7a5195", "b8632f", "5b7f3a", "1f7f86", "b0476f", "8a6a14", "56627a"),
)
DARK = Theme(
    name="dark",
    is_dark=True,
    ground=QColor("#16181c"),
    panel=QColor("#1d2025"),
    axis_ground=QColor("#1a1d22"),
    text=QColor("#e8e6e1"),
    muted=QColor("#9aa0a8"),
    line=QColor("#3a3f48"),
    line_soft=QColor("#282b32"),
    field_edge=QColor("#747b86"),
    selection=QColor("#7aa7ff"),
    selection_fill=QColor("#22345a"),
    found=QColor("#6fcf97"),
    expected=QColor("#f0b35a"),
    break_fill=QColor("#121417"),
    break_edge=QColor("#3a3f48"),
    banner_fill=QColor("#3a2e16"),
    banner_edge=QColor("#a8792f"),
    chip=QColor("#2a2e35"),
    focus=QColor("#7aa7ff"),
    lane_colors=_colors("6fa8dc", "b794d6", "e0955f", "9cc27a", "5fbcc2", "e389a8", "d0b04f", "a3b0c8"),
)
PAPER = Theme(
    name="print",
    is_dark=False,
    ground=QColor("#ffffff"),
    panel=QColor("#ffffff"),
    axis_ground=QColor("#ffffff"),
    text=QColor("#111111"),
    muted=QColor("#555555"),
    line=QColor("#b8b8b8"),
    line_soft=QColor("#dddddd"),
    field_edge=QColor("#858585"),
    selection=QColor("#1d4ed8"),
    selection_fill=QColor("#ffffff"),
    found=QColor("#24653f"),
    expected=QColor("#8a4f00"),
    break_fill=QColor("#f1f1f1"),
    break_edge=QColor("#b8b8b8"),
    banner_fill=QColor("#fff4e0"),
    banner_edge=QColor("#c98b35"),
    chip=QColor("#f0f0f0"),
    focus=QColor("#111111"),
    lane_colors=LIGHT.lane_colors,
)


def palette_of(theme: Theme) -> QPalette:
    """Return the palette that gives Qt's own widgets the theme's colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    colors = {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.axis_ground,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.expected,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.panel,
        role.Link: theme.selection,
        role.LinkVisited: theme.selection,
        role.Light: theme.line_soft,
        role.Midlight: theme.line_soft,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
        role.Accent: theme.selection,
    }
    for name, color in colors.items():
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, mixed(theme.muted, theme.panel, 0.45))
    return palette


#: How large texts can be, in per cent of their usual size.
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


@cache
def at_text_size(theme: Theme, percent: int) -> Theme:
    """Return a theme with larger or smaller texts; the same one each time, for what is kept by it."""
    return theme if percent == 100 else replace(theme, text_scale=percent / 100)


class Appearance(QObject):
    """Which theme the program shows, and how large its texts are; follows the desktop unless told otherwise.

    Signals:
        theme_changed(): ``theme`` is another one, or its texts have another size.
    """

    theme_changed = Signal()

    def __init__(
        self, mode: ThemeMode = "auto", text_percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._mode: ThemeMode = mode
        self._text_percent = min(TEXT_SIZES, key=lambda size: abs(size - text_percent))
        self._desktop_dark = desktop_is_dark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)
        self._theme = self._wanted()

    @property
    def theme(self) -> Theme:
        """The theme on screen."""
        return self._theme

    @property
    def mode(self) -> ThemeMode:
        """``auto`` follows the desktop."""
        return self._mode

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the desktop, or stay light or dark."""
        self._mode = mode
        self._settle()

    @property
    def text_percent(self) -> int:
        """How large texts are, in per cent; one of :data:`TEXT_SIZES`."""
        return self._text_percent

    def set_text_percent(self, percent: int) -> None:
        """Make texts as large as the size nearest to this."""
        self._text_percent = min(TEXT_SIZES, key=lambda size: abs(size - percent))
        self._settle()

    def step_text(self, steps: int) -> None:
        """Make texts larger by some sizes, or smaller, as far as there are any."""
        place = TEXT_SIZES.index(self._text_percent) + steps
        self.set_text_percent(TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])

    def dress(self, application: QApplication) -> None:
        """Give the whole program the theme's palette, style sheet and size of text.

        Without a desktop platform theme Qt knows no dark colours, so they are all ours.
        """
        palette, font = palette_of(self._theme), desktop_font(self._theme.text_scale)
        sheet = style_sheet(self._theme.colors, self._theme.text_scale, is_dark=self._theme.is_dark)
        if runs_from_right():
            from viewer.ui.look.tongue import mirrored

            sheet = mirrored(sheet)
        # Every window asks for it: what is dressed already is left alone.
        if palette != application.palette():
            application.setPalette(palette)
        if font != application.font():
            application.setFont(font)
        if sheet != application.styleSheet():
            application.setStyleSheet(sheet)

    def _wanted(self) -> Theme:
        dark = self._desktop_dark if self._mode == "auto" else self._mode == "dark"
        return at_text_size(DARK if dark else LIGHT, self._text_percent)

    def _desktop_changed(self, scheme: Qt.ColorScheme) -> None:
        self._desktop_dark = scheme == Qt.ColorScheme.Dark
        self._settle()

    def _settle(self) -> None:
        wanted = self._wanted()
        if wanted is self._theme:
            return
        self._theme = wanted
        self.theme_changed.emit()
