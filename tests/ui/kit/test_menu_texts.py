from __future__ import annotations

import pytest

from tests.unit.made_up_language import MADE_UP
from viewer.ui.kit.menu_texts import key_text
from viewer.words import speaking, without_letter


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("&New file…", "New file…"),
        ("Co&mpare with…", "Compare with…"),
        ("新しいファイル(&N)…", "新しいファイル…"),
        ("ファイル (&F)", "ファイル"),
    ],
)
def test_that_a_menus_text_is_read_without_the_letter_that_chooses_it(text: str, read: str) -> None:
    assert without_letter(text) == read


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Ctrl+Shift+Up", "Цтрл+Схифт+↑"),
        ("Ctrl++", "Цтрл++"),
        ("Del", "Делете"),
        ("F8", "F8"),
    ],
)
def test_that_keys_have_the_names_of_the_language_that_is_spoken(key: str, text: str) -> None:
    with speaking(MADE_UP):
        assert key_text(key) == text
