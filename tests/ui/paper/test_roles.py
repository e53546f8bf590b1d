"""Colours that say what is written in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from viewer.ui.paper.roles import Role, marked, told_by

ROLES = st.sampled_from([role for role in Role if role])
COLORS = st.integers(0, 0xFFFFFF)


@given(COLORS, ROLES, st.booleans(), st.booleans())
def test_that_a_colour_says_what_is_written_and_which_one_was_meant(
    rgb: int, role: Role, odd: bool, odd_link: bool
) -> None:
    color = marked(0xFF000000 | rgb, role, odd, odd_link)
    code, meant = told_by(color.redF(), color.greenF(), color.blueF())
    assert code == (role, odd, odd_link)
    assert meant == (rgb >> 16, rgb >> 8 & 255, rgb & 255)


@given(COLORS, ROLES)
def test_that_nobody_sees_the_difference(rgb: int, role: Role) -> None:
    color, plain = marked(0xFF000000 | rgb, role), QColor.fromRgb(rgb)
    for one, other in (
        (color.redF(), plain.redF()),
        (color.greenF(), plain.greenF()),
        (color.blueF(), plain.blueF()),
    ):
        assert abs(one - other) < 0.5 / 255


@given(COLORS)
def test_that_an_ordinary_colour_says_nothing(rgb: int) -> None:
    color = QColor.fromRgb(rgb)
    assert told_by(color.redF(), color.greenF(), color.blueF())[0] is None
