"""Colours compared and mixed."""

from __future__ import annotations

from PySide6.QtGui import QColor

from viewer.model.colors import color_digits


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
