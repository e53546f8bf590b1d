"""A walk by keys alone, from the start to a timeline that was edited, filtered, listed, presented and printed.

Every step of the walk is what a hand does: no pointer, and nothing asked of the program but through
the bus that screen readers use. The steps are those that ``docs/keyboard.md`` tells people.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from paper_helpers import text_of
from pypdf import PdfReader
from pypdf.errors import PdfReadError
from test_screen_reader import Desk, desk, display, events_file, timeline_of

from viewer.model.timeline import Status

__all__ = ["desk", "display", "events_file"]
_PATIENCE_S = 20
_TOLD = Path(__file__).parents[2] / "docs" / "keyboard.md"
#: What keys are called by the program that presses them.
_PRESSED = {"Enter": "Return", "Esc": "Escape", "→": "Right", "↓": "Down"}


class Walk:
    """Presses keys, and remembers which."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.steps: list[str] = []

    def press(self, key: str) -> None:
        """Press a key, named as in the list of keys."""
        self.steps.append(key)
        *held, last = key.split("+")
        last = _PRESSED.get(last, last.lower() if len(last) == 1 else last)
        self._desk.ask("key", "+".join([*(one.lower() for one in held), last]))

    def type(self, text: str) -> None:
        """Type a text."""
        self.steps.append(text)
        self._desk.ask("type", text)

    def told(self) -> list[str]:
        """Return the steps that the guide tells."""
        rows = re.findall(r"^\| `([^`]+)` \|", _TOLD.read_text(encoding="utf-8"), re.MULTILINE)
        return [row for row in rows if isinstance(row, str)]


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


def printed(home: Path) -> str:
    """Return the words of the one PDF in a folder, empty until it is whole."""
    files = list(home.glob("*.pdf"))
    try:
        return " ".join(text_of(page) for file in files for page in PdfReader(file).pages)
    except PdfReadError:
        return ""


def test_that_the_keyboard_alone_leads_from_the_start_to_a_printed_timeline(
    desk: Desk, events_file: Path
) -> None:
    before = events_file.read_bytes()
    count = len(names(desk))
    walk = Walk(desk)

    # An event more in the file.
    walk.press("Ctrl+N")
    assert desk.ask("tell", "dialog", "Add an event")
    walk.type("24 Aug 2011")
    walk.press("Tab")
    walk.type("Put in by keys")
    walk.press("Ctrl+Enter")
    assert awaited(lambda: b"title: Put in by keys" in events_file.read_bytes())
    assert b"date: 2011-08-24" in events_file.read_bytes()
    after = events_file.read_bytes()
    assert desk.ask("tell", "list item", "Put in by keys")

    # Taken back and put in again: to the byte.
    walk.press("Ctrl+Z")
    assert awaited(lambda: events_file.read_bytes() == before)
    walk.press("Ctrl+Shift+Z")
    assert awaited(lambda: events_file.read_bytes() == after)

    # Only what is found is there.
    walk.press("Ctrl+F")
    walk.type("status:expected")
    walk.press("Ctrl+Shift+F")
    events = timeline_of(events_file).events
    expected = [event for event in events if event.status is Status.EXPECTED]
    assert awaited(lambda: 0 < len(names(desk)) <= len(expected) < count)

    # The list has the same events and the same selection.
    walk.press("Ctrl+L")
    assert desk.ask("tell", "table", "Events")
    walk.press("Ctrl+Home")
    walk.press("↓")
    assert awaited(lambda: len(desk.ask("selected", "list", "Timeline")) == 1)
    walk.press("Ctrl+L")

    # Presented, one event further.
    shown = desk.ask("selected", "list", "Timeline")
    walk.press("F5")
    assert desk.ask("tell", "filler", f" of {len(expected)}")
    walk.press("→")
    walk.press("Esc")
    assert awaited(lambda: desk.ask("selected", "list", "Timeline") != shown)

    # Printed, as far as the filter shows it.
    walk.press("Ctrl+P")
    assert desk.ask("tell", "dialog", "Print or export")
    walk.press("Enter")
    assert desk.ask("tell", "dialog", "Print timeline")
    walk.press("Enter")
    assert awaited(lambda: bool(printed(desk.home)))
    words = printed(desk.home)
    others = [event for event in events if event.status is not Status.EXPECTED]
    assert all(event.title in words for event in expected)
    assert not any(event.title in words for event in others if len(event.title) > 12)

    walk.press("Ctrl+Shift+A")
    assert awaited(lambda: len(names(desk)) == count + 1)
    assert walk.steps == walk.told(), "docs/keyboard.md tells another walk"
