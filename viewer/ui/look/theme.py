"""Colours and fonts: light, dark and paper, and which of them is on."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from viewer.dataclass import dataclass
from viewer.model.colors import color_digits
from viewer.ui.look.chrome import style_sheet

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


def _luminance(color: QColor) -> float:
    """Return the relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    channels = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21. Source: WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: QColor, other: QColor, share: float) -> QColor:
    """Return ``color`` with a ``share`` from 0 to 1 of ``other`` mixed in."""
    return QColor(
        round(color.red() * (1 - share) + other.red() * share),
        round(color.green() * (1 - share) + other.green() * share),
        round(color.blue() * (1 - share) + other.blue() * share),
    )


def named_color(named: str) -> QColor | None:
    """Return the opaque colour of a CSS name or six hex digits, None where it is neither."""
    digits = color_digits(named)
    return QColor(f"#{digits}") if digits is not None else None


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

    @property
    def colors(self) -> dict[str, str]:
        """Every single colour as ``#rrggbb``, by its name here."""
        return {name: value.name() for name, value in vars(self).items() if isinstance(value, QColor)}

    def lane_color(self, index: int, named: str = "") -> QColor:
        """Return the colour of a lane.

        A colour of the light palette turns into its counterpart; any other that an author
        named is shifted until it can be told from the ground.

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
        return self.legible(color, self.ground, _DARK_CONTRAST if self.is_dark else _LIGHT_CONTRAST)

    def legible(self, color: QColor, ground: QColor, least: float = TEXT_CONTRAST) -> QColor:
        """Return a colour, shifted towards white or black until it has a contrast with a ground of the theme."""
        pole = QColor("white") if self.is_dark else QColor("black")
        for step in range(21):
            shifted = mixed(color, pole, step / 20)
            if contrast(shifted, ground) >= least:
                return shifted
        return pole

    def font(self, size_px: float, *, bold: bool = False, italic: bool = False, serif: bool = False) -> QFont:
        """Return a font; its size is in logical pixels and may be fractional on paper.

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
        font.setItalic(italic)
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


class Appearance(QObject):
    """Which theme the program shows; follows the desktop unless told otherwise.

    Signals:
        theme_changed(): ``theme`` is another one.
    """

    theme_changed = Signal()

    def __init__(self, mode: ThemeMode = "auto", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: ThemeMode = mode
        self._desktop_dark = _desktop_is_dark()
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

    def dress(self, application: QApplication) -> None:
        """Give the whole program the theme's palette and style sheet.

        Without a desktop platform theme Qt knows no dark colours, so they are all ours.
        """
        application.setPalette(palette_of(self._theme))
        application.setStyleSheet(style_sheet(self._theme.colors))

    def _wanted(self) -> Theme:
        dark = self._desktop_dark if self._mode == "auto" else self._mode == "dark"
        return DARK if dark else LIGHT

    def _desktop_changed(self, scheme: Qt.ColorScheme) -> None:
        self._desktop_dark = scheme == Qt.ColorScheme.Dark
        self._settle()

    def _settle(self) -> None:
        wanted = self._wanted()
        if wanted is self._theme:
            return
        self._theme = wanted
        self.theme_changed.emit()


def _desktop_is_dark() -> bool:
    """Tell whether the desktop asks for dark; where it tells nothing, its text colour does."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme != Qt.ColorScheme.Unknown:
        return scheme == Qt.ColorScheme.Dark
    palette = QGuiApplication.palette()
    return palette.windowText().color().lightness() > palette.window().color().lightness()
