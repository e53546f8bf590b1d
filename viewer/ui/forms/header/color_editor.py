"""A colour as a file has it: a name or six hex digits, chosen from the palette, or any."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from viewer.model.colors import COLOR_NAMES, color_digits
from viewer.ui.forms.parts import LineEditor, LineWithMore
from viewer.ui.look.theme import LIGHT, Theme
from viewer.words import N_, _

_SWATCH_PX = 14
#: What the colours of the light palette are called, in its order.
PALETTE = (
    N_("Blue"),
    N_("Violet"),
    N_("Copper"),
    N_("Green"),
    N_("Teal"),
    N_("Rose"),
    N_("Ochre"),
    N_("Slate"),
)
_NAMED = ("steelblue", "slateblue", "mediumvioletred", "firebrick", "darkorange", "goldenrod", "seagreen")


def swatch(color: QColor | None, theme: Theme) -> QIcon:
    """Return a small square of a colour; an empty one for none."""
    ratio = 2.0
    pixmap = QPixmap(round(_SWATCH_PX * ratio), round(_SWATCH_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.field_edge, 1.0))
    painter.setBrush(color if color is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(0.5, 0.5, _SWATCH_PX - 1, _SWATCH_PX - 1), 3, 3)
    painter.end()
    return QIcon(pixmap)


class ColorEditor(LineWithMore):
    """A colour's name or digits, with how it is drawn beside it, and what can be chosen behind that.

    Args:
        theme: In whose colours it is drawn.
        hint: What stands in the empty line.
    """

    def __init__(self, theme: Theme, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(LineEditor(COLOR_NAMES, hint), parent)
        self._theme = theme
        self.button = QPushButton(_("Pic&k…"), self)
        self.button.setAccessibleName(_("Pick a colour"))
        # Enter in a field beside it would press it otherwise: in a dialog Qt takes any button for that.
        self.button.setAutoDefault(False)
        self.button.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        self.button.setToolTip(_("As it is drawn; choose from the palette, or any colour"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self.menu)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._inner, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.setFocusProxy(self._inner)
        self.line.textChanged.connect(self._show)
        self._show()

    def _drawn(self, named: str) -> QColor | None:
        """Return a colour as the timeline draws it; None where it is none."""
        return self._theme.lane_color(0, named) if color_digits(named) is not None else None

    def _show(self) -> None:
        self.button.setIcon(swatch(self._drawn(self.line.text()), self._theme))
        self.changed.emit()

    def _fill_menu(self) -> None:
        self.menu.clear()
        first = self.menu.addAction(_("&Chosen by Dateline"))
        first.triggered.connect(lambda _checked=False: self.line.clear())
        self.menu.addSeparator()
        for name, color in zip(PALETTE, LIGHT.lane_colors, strict=True):
            self._offer(_(name), color.name().removeprefix("#"))
        self.menu.addSeparator()
        for name in _NAMED:
            self._offer(name, name)
        self.menu.addSeparator()
        other = self.menu.addAction(_("&Other…"))
        other.triggered.connect(lambda _checked=False: self.ask())

    def _offer(self, text: str, named: str) -> None:
        action = self.menu.addAction(swatch(self._drawn(named), self._theme), text)
        action.triggered.connect(lambda _checked=False: self.line.setText(named))

    def ask(self) -> None:
        """Let any colour be picked; it is written as six hex digits."""
        digits = color_digits(self.line.text())
        start = QColor(f"#{digits}") if digits is not None else self._theme.lane_colors[0]
        dialog = QColorDialog(start, self)
        # The desktop's own dialog knows neither our keys nor our colours.
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(_("Pick a colour"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.line.setText(color.name().removeprefix("#")))
        dialog.open()
