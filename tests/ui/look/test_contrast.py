"""Contrast of what really stands on what, computed as WCAG 2.2 has it (AA: 1.4.3 for texts, 1.4.11 for graphics)."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from viewer.model.event_words import STATUS_WORDS
from viewer.ui.canvas.overview_picture import WINDOW_EDGE
from viewer.ui.look.chrome import style_sheet
from viewer.ui.look.colors import contrast
from viewer.ui.look.inks import LaneInk, over
from viewer.ui.look.theme import DARK, LIGHT, Theme, palette_of

TEXT, GRAPHIC = 4.5, 3.0
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)

#: Texts in colours of the theme, and every ground that they stand on.
TEXTS = {
    # labels, lane titles, tables, pane, chips, banner, filter bar, chosen rows, a break's neighbourhood
    "text": ("ground", "panel", "axis_ground", "chip", "selection_fill", "banner_fill", "break_fill"),
    # ticks, collapsed lanes, details of rows, column heads, hints in fields, hints of a hovered switch
    "muted": ("ground", "panel", "axis_ground", "chip", "selection_fill", "banner_fill", "break_fill"),
    # links in pane, banner, start page, forms and in a chosen row
    "selection": ("ground", "panel", "chip", "selection_fill", "banner_fill"),
    # statuses and verdicts in pane, forms and rows, chosen ones as well; problems in the status line
    "found": ("ground", "panel", "chip", "selection_fill"),
    "expected": ("ground", "panel", "chip", "selection_fill", "banner_fill"),
    # the pointer's time, on its own tag
    "ground": ("text",),
    # chosen letters in a field
    "panel": ("selection",),
}
#: What is no text and still says something: rings, edges of fields, ticked boxes, the edge of the selected event.
GRAPHICS = {
    "focus": ("ground", "panel", "axis_ground", "chip", "selection_fill", "banner_fill"),
    "field_edge": ("ground", "panel"),
    "selection": ("ground", "panel", "axis_ground"),
    "muted": ("panel", "ground", "axis_ground"),
}


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(ink, ground) for ink, grounds in table.items() for ground in grounds]


def too_weak(theme: Theme, table: dict[str, tuple[str, ...]], least: float) -> list[str]:
    ratios = {pair: contrast(getattr(theme, pair[0]), getattr(theme, pair[1])) for pair in pairs(table)}
    return [f"{ink} on {ground}: {ratio:.2f}" for (ink, ground), ratio in ratios.items() if ratio < least]


@THEMES
def test_that_every_text_can_be_read_on_every_ground_that_it_stands_on(theme: Theme) -> None:
    assert too_weak(theme, TEXTS, TEXT) == []


@THEMES
def test_that_graphics_that_say_something_stand_out(theme: Theme) -> None:
    assert too_weak(theme, GRAPHICS, GRAPHIC) == []


def rules(theme: Theme) -> list[tuple[str, dict[str, str]]]:
    """Return the style sheet's rules: selector, and its declarations."""
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^}]*)\}", style_sheet(theme.colors)):
        parts = (line.partition(":") for line in body.split(";") if ":" in line)
        found.append((selector.strip(), {name.strip(): value.strip() for name, _, value in parts}))
    return found


@THEMES
def test_that_every_rule_of_the_style_sheet_gives_legible_text(theme: Theme) -> None:
    """A rule without a ground of its own stands on the panel or on the ground of the window."""
    told = [rule for rule in rules(theme) if "color" in rule[1] and ":disabled" not in rule[0]]
    assert len(told) > 20
    weak = []
    for selector, body in told:
        own = body.get("background", "transparent")
        grounds = [QColor(own)] if own.startswith("#") else [theme.panel, theme.ground]
        if min(contrast(QColor(body["color"]), ground) for ground in grounds) < TEXT:
            weak.append(selector)
    assert weak == []


@THEMES
def test_that_fields_have_an_edge_that_can_be_seen(theme: Theme) -> None:
    edges = {
        selector: QColor(body["border"].split()[-1])
        for selector, body in rules(theme)
        if re.search(r"QLineEdit|QComboBox|QPlainTextEdit", selector)
        and "QAbstractItemView" not in selector  # what drops down is no field
        and body.get("border", "").startswith("1px")
    }
    assert len(edges) > 6
    weak = [
        s
        for s, edge in edges.items()
        if min(contrast(edge, theme.panel), contrast(edge, theme.ground)) < GRAPHIC
    ]
    assert weak == []


@THEMES
def test_that_qts_own_widgets_can_be_read(theme: Theme) -> None:
    role, palette = QPalette.ColorRole, palette_of(theme)
    for ink, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.PlaceholderText, role.Base),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.Link, role.Base),
    ):
        assert contrast(palette.color(ink), palette.color(ground)) >= TEXT, (ink, ground)


@THEMES
def test_that_labels_and_counts_can_be_read_on_every_mark(theme: Theme, qapp: QApplication) -> None:
    assert theme.lane_colors
    for color in theme.lane_colors:
        ink = LaneInk(color, theme)
        for fill in (ink.bar.color(), ink.window.color()):
            assert contrast(theme.text, fill) >= TEXT, color.name()
        era = over(ink.window.color(), theme.ground, 0.55)
        assert contrast(theme.muted, era) >= TEXT, color.name()
        assert contrast(theme.text, era) >= TEXT, color.name()


@THEMES
def test_that_marks_stand_out_from_what_is_behind_them(theme: Theme) -> None:
    grounds = (theme.ground, theme.panel, theme.selection_fill)
    ratios = [contrast(color, ground) for color, ground in product(theme.lane_colors, grounds)]
    assert min(ratios) >= GRAPHIC


@THEMES
def test_that_the_window_of_the_overview_has_an_edge_that_can_be_seen(theme: Theme) -> None:
    assert contrast(over(theme.selection, theme.panel, WINDOW_EDGE), theme.panel) >= GRAPHIC


@THEMES
def test_that_every_status_is_told_in_a_colour_that_is_tested_here(theme: Theme) -> None:
    tones = {words.tone.value for words in STATUS_WORDS.values()}
    assert tones <= set(TEXTS)
    assert all(isinstance(getattr(theme, tone), QColor) for tone in tones)


@THEMES
def test_that_a_lanes_colour_becomes_legible_on_a_chip(theme: Theme) -> None:
    shades = [theme.lane_color(0, name) for name in ("yellow", "pink", "navy", "b8632f", "ffffff", "000000")]
    ratios = [
        contrast(theme.legible(color, theme.chip), theme.chip) for color in (*theme.lane_colors, *shades)
    ]
    assert min(ratios) >= TEXT
