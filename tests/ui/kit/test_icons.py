"""Our own icons."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from source_facts import viewer_facts

from viewer.shipped import resource
from viewer.ui.kit.icons import app_icon, icon
from viewer.ui.window.commands import COMMANDS

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "dateline")


@pytest.mark.parametrize("name", NAMES)
def test_that_every_icon_is_drawn_in_the_asked_colour(qtbot: QtBot, name: str) -> None:
    image = icon(name, QColor("#ff0000")).pixmap(48, 48).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(color.red() > 240 and color.green() < 16 and color.blue() < 16 for color in inked)


def test_that_the_program_has_an_icon_in_every_usual_size(qtbot: QtBot) -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 48, 64, 128, 256}


def test_that_the_desktop_entry_names_program_and_icon() -> None:
    entry = resource("desktop/dateline.desktop").read_text(encoding="utf-8")
    assert entry.startswith("[Desktop Entry]\n")
    assert "\nExec=dateline-gui %F\n" in entry and "\nIcon=dateline\n" in entry


def drawn_by_name() -> set[object]:
    """Return the names that code hands to ``icon`` itself."""
    return {name for facts in viewer_facts().values() for name in facts.icons}


def test_that_every_icon_that_is_shipped_is_drawn_somewhere() -> None:
    assert set(NAMES) == drawn_by_name() | {command.icon for command in COMMANDS if command.icon}
