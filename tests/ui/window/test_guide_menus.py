"""Every way through the menus that README, guide and changelog tell is there, with the key that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.kit.menu_texts import key_text
from viewer.ui.window.main_window import MainWindow

ROOT = Path(__file__).parents[3]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
#: Of what has changed, only what is not released yet: the rest stays as it was then.
CHANGES = ROOT / "CHANGELOG.md"
#: “*View › Known by a date* (Ctrl+K)”: the way, and the key if one is told; a line may end within.
_WAY = re.compile(r"\*([^*]+?›[^*]+)\*(?:\s\(([^)\s]+)\))?")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def told() -> list[tuple[str, str]]:
    """Return every way that is told, on one line, and its key; empty where none is."""
    _head, unreleased, *_released = CHANGES.read_text(encoding="utf-8").split("\n## ")
    texts = (unreleased, *(page.read_text(encoding="utf-8") for page in PAGES))
    found = [pair for text in texts for pair in _WAY.findall(text)]
    return sorted({(" ".join(way.split()), key) for way, key in found})


def ways(menu: QMenu, before: str) -> Iterator[tuple[str, str]]:
    """Yield the way to everything in a menu, and its key as people read it."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        way = f"{before} › {plain(action)}"
        key = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        yield way, key_text(key) if key else ""
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from ways(inner, way)


def plain(action: QAction) -> str:
    return action.text().partition("\t")[0].replace("&", "")


def test_that_every_way_through_the_menus_leads_somewhere(window: MainWindow) -> None:
    tops = [(action.menu(), plain(action)) for action in window.menuBar().actions()]
    there = dict(way for menu, name in tops if isinstance(menu, QMenu) for way in ways(menu, name))
    assert len(told()) > 15
    assert [way for way, _ in told() if way not in there] == []
    assert [(way, key) for way, key in told() if key and there[way] != key] == []
    assert len([key for _, key in told() if key]) > 4
