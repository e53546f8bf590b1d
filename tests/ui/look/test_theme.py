"""Colours and fonts, and which theme is on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.model.colors import COLOR_NAMES
from viewer.ui.look.chrome import style_sheet
from viewer.ui.look.colors import contrast, named_color
from viewer.ui.look.inks import found_word
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Appearance, Theme

THEMES = (LIGHT, DARK, PAPER)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_that_every_text_colour_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.ground, theme.panel, theme.axis_ground):
        for ink in (theme.text, theme.muted, theme.selection, theme.found, theme.expected):
            assert contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    assert contrast(theme.text, theme.banner_fill) >= 7
    assert contrast(theme.text, theme.selection_fill) >= 7


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_that_lane_colours_stand_out_and_differ(theme: Theme) -> None:
    assert len({color.name() for color in theme.lane_colors}) == 8
    for color in theme.lane_colors:
        assert contrast(color, theme.ground) >= (4.5 if theme.is_dark else 3.0)


def test_that_lane_colours_repeat_after_the_last() -> None:
    assert LIGHT.lane_color(8) == LIGHT.lane_color(0)


@given(st.text("0123456789abcdef", min_size=6, max_size=6))
def test_that_any_named_colour_can_be_told_from_the_ground(digits: str) -> None:
    assert contrast(DARK.lane_color(0, digits), DARK.ground) >= 4.5
    assert contrast(LIGHT.lane_color(0, digits), LIGHT.ground) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_that_no_named_colour_is_more_vivid_than_the_palette(theme: Theme) -> None:
    most = max(color.hslSaturationF() for color in theme.lane_colors)
    vivid = [name for name in COLOR_NAMES if (color := named_color(name)) and color.hslSaturationF() > most]
    assert {"red", "blue", "lime"} <= set(vivid)
    # Chroma, so that what rounding does to a colour near white counts as little as it shows.
    told = {name: theme.lane_color(0, name) for name in vivid}
    excess = {
        name: (color.hslSaturationF() - most) * (1 - abs(2 * color.lightnessF() - 1))
        for name, color in told.items()
    }
    assert {name: value for name, value in excess.items() if value > 0.01} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_that_a_choice_has_an_arrow_in_the_colour_of_its_text(theme: Theme) -> None:
    sheet = style_sheet(theme.colors, is_dark=theme.is_dark)
    match = re.search(r'down-arrow \{ image: url\("([^"]+)"\)', sheet)
    assert match is not None
    assert f'stroke="{theme.text.name()}"' in Path(match[1]).read_text(encoding="utf-8")


def test_that_a_light_palette_colour_turns_into_its_dark_counterpart() -> None:
    assert DARK.lane_color(5, "2f6fb0") == QColor("#6fa8dc")
    assert LIGHT.lane_color(5, "#2F6FB0") == QColor("#2f6fb0")


@pytest.mark.parametrize(
    "named", ["", "nosuch", "12345", "url(x)", "transparent", "#12", "ff00ff00", "Ωmega"]
)
def test_that_what_is_no_colour_gives_the_lanes_own(named: str) -> None:
    assert named_color(named) is None
    assert LIGHT.lane_color(2, named) == LIGHT.lane_colors[2]


def test_that_a_font_has_the_asked_size_and_weight(qtbot: QtBot) -> None:
    font = LIGHT.font(15, bold=True, italic=True, serif=True)
    assert (font.pixelSize(), font.bold(), font.italic()) == (15, True, True)
    assert LIGHT.font(0).pixelSize() == 1


def test_that_setting_the_mode_changes_the_theme_and_signals_once(qtbot: QtBot) -> None:
    appearance = Appearance("light")
    assert appearance.theme is LIGHT
    with qtbot.waitSignal(appearance.theme_changed):
        appearance.set_mode("dark")
    assert appearance.theme is DARK
    with qtbot.assertNotEmitted(appearance.theme_changed):
        appearance.set_mode("dark")


def test_that_dressing_gives_the_program_the_themes_palette(qtbot: QtBot, qapp: QApplication) -> None:
    Appearance("dark").dress(qapp)
    assert qapp.palette().window().color() == DARK.ground
    assert qapp.palette().text().color() == DARK.text


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_that_the_style_sheet_names_every_colour(theme: Theme) -> None:
    sheet = style_sheet(theme.colors)
    assert "{" in sheet and "{{" not in sheet
    assert theme.panel.name() in sheet


def test_that_every_named_colour_is_the_one_that_qt_draws() -> None:
    names = [name for name in QColor.colorNames() if name != "transparent"]
    assert sorted(COLOR_NAMES) == sorted(names)
    for name in names:
        color = named_color(name.upper())
        assert color == QColor.fromString(name)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_a_found_word_is_read_well_and_told_from_the_ground(theme: Theme) -> None:
    for ink in (theme.text, theme.muted, theme.selection):
        assert contrast(ink, found_word(theme)) >= 4.5
    assert contrast(found_word(theme), theme.panel) >= 1.1
