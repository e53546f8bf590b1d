"""The window speaks the language that is asked for, chosen, or the desktop's: words, Qt's words, and its side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from viewer import words
from viewer.ui.kit.dialogs.language_menu import fill_languages
from viewer.ui.look.tongue import mirrored
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import choose_language


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing of the environment decide, and speak English again behind each test."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    locale = QLocale()
    yield
    words.speak(None)
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def _cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_that_english_is_spoken_where_nothing_says_otherwise(qapp: QApplication, settings: Settings) -> None:
    choose_language(qapp, settings)
    assert (words.code(), _cancel(), qapp.findChildren(QTranslator)) == ("en", "Cancel", [])


def test_that_the_desktop_is_followed(
    qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    choose_language(qapp, settings)
    assert (words.code(), _cancel(), QLocale().monthName(3)) == ("de", "Abbrechen", "März")


def test_that_a_choice_outweighs_the_desktop_and_a_wish_both(
    qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    settings.language = "fr"
    choose_language(qapp, settings)
    assert words.code() == "fr"
    choose_language(qapp, settings, "es")
    assert words.code() == "es"
    settings.language = "en"
    choose_language(qapp, settings)
    assert (words.code(), QLocale().monthName(3)) == ("en", "March")


def test_that_arabic_is_laid_out_from_the_right_with_digits_as_its_dates_have_them(
    qapp: QApplication, settings: Settings
) -> None:
    choose_language(qapp, settings, "ar")
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert QLocale().toString(2011) == "2011" or QLocale().toString(2011) == "2,011"


@pytest.mark.parametrize("code", [code for code in words.LANGUAGES if code != "en"])
def test_that_qt_has_words_in_every_language(code: str, qapp: QApplication, settings: Settings) -> None:
    choose_language(qapp, settings, code)
    assert _cancel() not in ("Cancel", "")


def test_that_a_setting_that_is_no_language_counts_as_missing(settings: Settings) -> None:
    settings.store.setValue("view/language", "it")
    assert settings.language == ""


def test_that_the_menu_offers_every_language_and_ticks_the_chosen_one(qtbot: QtBot) -> None:
    menu, chosen = QMenu(), []
    qtbot.addWidget(menu)
    fill_languages(menu, "ko", chosen.append)
    actions = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text().partition(" (")[0] for action in actions] == [
        "As the &desktop", *words.LANGUAGES.values(),
    ]  # fmt: skip
    assert [action.text().partition(" (")[0] for action in actions if action.isChecked()] == ["한국어"]
    actions[0].trigger()
    actions[2].trigger()
    assert chosen == ["", "de"]


def test_that_a_language_says_how_far_it_is(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "viewer.ui.kit.dialogs.language_menu.how_far", lambda code: (1, 3) if code == "de" else (3, 3)
    )
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_languages(menu, "", lambda _code: None)
    texts = [action.text() for action in menu.actions()]
    assert "Deutsch (33 % translated)" in texts
    assert "Français" in texts


def test_that_a_style_sheet_is_mirrored_where_qt_does_not() -> None:
    sheet = "a { padding: 1px 2px 3px 4px; margin-left: 5px; border-right: none; } b { padding: 2px 0; border: none; }"
    assert mirrored(sheet) == (
        "a { padding: 1px 4px 3px 2px; margin-right: 5px; border-left: none; } b { padding: 2px 0; border: none; }"
    )
    assert mirrored(mirrored(sheet)) == sheet
