"""Letters without a font: said in the status line, with the font that would draw them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from test_main_window import saved, window_on
from ui_samples import SAMPLE

from viewer.ui.kit import glyphs
from viewer.ui.kit.glyphs import missing_note, scripts_of


def test_that_letters_without_a_font_are_named_with_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "is_missing", lambda letter, _font: letter in "양평🚂")
    window = window_on(qtbot, tmp_path, SAMPLE.replace("Departs", "양평 🚂"))
    qtbot.waitUntil(lambda: bool(window.fonts.letters))
    assert "no font for Korean, emoji" in window.status.texts
    assert window.fonts.advice == (
        "No installed font has 양 평 🚂; install Noto Sans CJK (Debian: fonts-noto-cjk) and Noto Color Emoji"
        " (Debian: fonts-noto-color-emoji)"
    )
    saved(window, SAMPLE)
    qtbot.waitUntil(lambda: not window.fonts.letters)
    assert not any("no font" in text for text in window.status.texts)


def test_that_letters_are_looked_at_once_the_first_frame_is_over(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "is_missing", lambda letter, _font: letter in "양평")
    window = window_on(qtbot, tmp_path, SAMPLE)
    window.fonts.hold()
    saved(window, SAMPLE.replace("Departs", "양평"))
    qtbot.waitUntil(lambda: window.pane.view.toPlainText() != "")
    assert not window.fonts.letters
    window.fonts.go_on()
    qtbot.waitUntil(lambda: window.fonts.letters == "양평")


def test_that_a_file_of_usual_letters_is_not_spoken_of(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path, SAMPLE.replace("Departs", "Zoë – “quoted”"))
    heard: list[bool] = []
    window.fonts.changed.connect(lambda: heard.append(True))
    saved(window, SAMPLE.replace("Departs", "Zoé"))
    assert window.status.texts[0].startswith("4 events") and not heard


def test_that_every_script_has_a_font() -> None:
    assert list(scripts_of("한漢かعאहไ🚂ᚠ")) == [
        "Korean", "Chinese and Japanese", "Arabic", "Hebrew", "Indian scripts", "Thai", "emoji", "some letters",
    ]  # fmt: skip
    assert missing_note("") == ""
