"""The list of keys, made of the rows of the commands and of the canvas's keys."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.ui.canvas.keys import CANVAS_KEYS
from viewer.ui.window.command import Command

Section = tuple[str, tuple[tuple[str, str], ...]]

_SIGNS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgDown": "PgDn",
    "Del": "Delete",
    "Return": "Enter",
    "-": "−",
}
#: What is no command: gestures, and the keys of forms and fields.
_MOUSE: Section = (
    "With the mouse",
    (
        (
            "Click",
            "select an event; open a break or a cluster; fold an opened gap at its mark; "
            "collapse a lane at its arrow",
        ),
        ("Double click", "zoom to the event or into the empty place; on a lane's title give it the window"),
        ("Drag", "move the view; on a lane's title move the lane"),
        ("Right click", "menu of an event, a lane's title or the ground"),
        ("Shift+drag", "zoom to a period"),
        ("Wheel", "scroll the time; with Shift the lanes; with Ctrl zoom"),
    ),
)
_FIELDS: Section = (
    "In the pane, in forms and fields",
    (
        ("Ctrl+Enter", "save what stands in a form"),
        ("←, →", "in the detail pane: previous, next event; ↑ and ↓ scroll it"),
        ("↓ or Enter", "in a date field: take the date that is offered"),
        ("↓, then Enter or Tab", "in the search: take what is offered below it"),
        ("Enter, Shift+Enter", "in the search: next, previous event found"),
    ),
)
_PRESENTING: Section = (
    "While presenting",
    (
        ("→ or Space", "next event; also ↓, PgDn, Enter and a click"),
        ("← or Backspace", "previous event; also ↑, PgUp and a right click"),
        ("Home, End", "first, last event"),
        ("B", "black screen, and back"),
        ("Esc", "end"),
    ),
)


_GUIDE: Section = (
    "In the guide",
    (
        ("Alt+←, Alt+→", "back to where one was, forward again"),
        ("Ctrl+F", "find on the page; where it has none, Enter goes to one that has"),
        ("F3, Shift+F3", "next, previous place found"),
        ("Tab, then Enter", "to the links of the page; follow one"),
        ("Esc", "close it; beside the timeline F1 too"),
    ),
)


def key_text(key: str) -> str:
    """Return a key as people read it, ``Ctrl+↑`` for ``Ctrl+Up``."""
    # The last key may be a plus itself, as in Ctrl++.
    held, plus, last = key[:-1].rpartition("+")
    last += key[-1]
    return f"{held}{plus}{_SIGNS.get(last, last)}"


def key_sections(commands: Iterable[Command]) -> tuple[Section, ...]:
    """Return (heading, rows of key and meaning): the canvas's keys, those of every menu, presenting, guide, fields and mouse."""
    by_menu: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.keys:
            heading = command.menu.partition("/")[0].replace("&", "")
            by_menu.setdefault(heading, []).append((key_text(command.keys[0]), command.meaning))
    canvas = tuple((key_text(row.keys[0]), row.words) for row in CANVAS_KEYS)
    menus = tuple((heading, tuple(rows)) for heading, rows in by_menu.items())
    return (("On the timeline", canvas), *menus, _PRESENTING, _GUIDE, _FIELDS, _MOUSE)
