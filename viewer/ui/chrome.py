"""The style sheet of everything around the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.ui.theme import Theme

_SHEET = """
QToolTip {{ color: {text}; background: {panel}; border: 1px solid {line}; padding: 4px 6px; }}
"""


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme; text sizes are logical pixels."""
    colors = {name: value.name() for name, value in vars(theme).items() if hasattr(value, "lightness")}
    return _SHEET.format(**colors)
