"""A walk by keys alone, from the start to a timeline that was edited, filtered, listed and presented.

Every line of the walk is what a hand does: no pointer, and nothing asked of the program but through
the bus that screen readers use.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from test_screen_reader import Desk, desk, display, events_file

__all__ = ["desk", "display", "events_file"]
_PATIENCE_S = 20


def awaited(what: Callable[[], bool]) -> bool:
    """Tell whether something comes true before patience ends."""
    end = time.monotonic() + _PATIENCE_S
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def names(desk: Desk) -> list[str]:
    """Return what the timeline's items are called."""
    return [item["name"] for item in desk.ask("read", "list", "Timeline")]


def test_that_the_keyboard_alone_adds_takes_back_filters_lists_and_presents(
    desk: Desk, events_file: Path
) -> None:
    before = events_file.read_bytes()
    count = len(names(desk))

    # Ctrl+N, the date, Tab, the title, Ctrl+Enter: an event more in the file.
    desk.ask("key", "ctrl+n")
    assert desk.ask("tell", "dialog", "Add an event")
    desk.ask("type", "24 Aug 2011")
    desk.ask("key", "Tab")
    desk.ask("type", "Put in by keys")
    desk.ask("key", "ctrl+Return")
    assert awaited(lambda: b"title: Put in by keys" in events_file.read_bytes())
    assert b"date: 2011-08-24" in events_file.read_bytes()
    after = events_file.read_bytes()
    assert desk.ask("tell", "list item", "Put in by keys")

    # Ctrl+Z and Ctrl+Shift+Z: to the byte.
    desk.ask("key", "ctrl+z")
    assert awaited(lambda: events_file.read_bytes() == before)
    desk.ask("key", "ctrl+shift+z")
    assert awaited(lambda: events_file.read_bytes() == after)

    # Ctrl+F, words, Ctrl+Shift+F: only what is found is there.
    desk.ask("key", "ctrl+f")
    desk.ask("type", "status:expected")
    desk.ask("key", "ctrl+shift+f")
    assert awaited(lambda: 0 < len(names(desk)) < count)

    # Ctrl+L, Home, Down: the list has the same events and the same selection.
    desk.ask("key", "ctrl+l")
    assert desk.ask("tell", "table", "Events")
    desk.ask("key", "ctrl+Home", "Down")
    assert awaited(lambda: len(desk.ask("selected", "list", "Timeline")) == 1)

    # Ctrl+L, Ctrl+Shift+A: the list is gone, everything is there again.
    desk.ask("key", "ctrl+l")
    desk.ask("key", "ctrl+shift+a")
    assert awaited(lambda: len(names(desk)) == count + 1)

    # F5, Right, Esc: presented, one event further.
    shown = desk.ask("selected", "list", "Timeline")
    desk.ask("key", "F5")
    assert desk.ask("tell", "filler", f" of {count + 1}")
    desk.ask("key", "Right")
    desk.ask("key", "Escape")
    assert awaited(lambda: desk.ask("selected", "list", "Timeline") != shown)
