"""The list of keys, made of the rows of the commands and of the canvas's keys."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.ui.canvas.keys import CANVAS_KEYS
from viewer.ui.kit.menu_texts import key_text
from viewer.ui.window.command import Command
from viewer.words import N_, _, without_letter

Section = tuple[str, tuple[tuple[str, str], ...]]

#: What is no command: gestures, and the keys of forms and fields.
_MOUSE: Section = (
    N_("With the mouse"),
    (
        (
            N_("Click"),
            N_(
                "select an event; open a break or a cluster; fold an opened gap at its mark; "
                "collapse a lane at its arrow"
            ),
        ),
        (
            N_("Double click"),
            N_("zoom to the event or into the empty place; on a lane's title give it the window"),
        ),
        (N_("Drag"), N_("move the view; on a lane's title move the lane")),
        (N_("Right click"), N_("menu of an event, a lane's title or the ground")),
        (N_("Shift+drag"), N_("zoom to a period")),
        (N_("Wheel"), N_("scroll the time; with Shift the lanes; with Ctrl zoom")),
    ),
)
_FIELDS: Section = (
    N_("In the pane, in forms and fields"),
    (
        (N_("Ctrl+Enter"), N_("save what stands in a form")),
        (N_("←, →"), N_("in the detail pane: previous, next event; ↑ and ↓ scroll it")),
        (N_("↓ or Enter"), N_("in a date field: take the date that is offered")),
        (N_("↓, then Enter or Tab"), N_("in the search: take what is offered below it")),
        (N_("Enter, Shift+Enter"), N_("in the search: next, previous event found")),
    ),
)
_PRESENTING: Section = (
    N_("While presenting"),
    (
        (N_("→ or Space"), N_("next event; also ↓, PgDn, Enter and a click")),
        (N_("← or Backspace"), N_("previous event; also ↑, PgUp and a right click")),
        (N_("Home, End"), N_("first, last event")),
        ("B", N_("black screen, and back")),
        (N_("Esc"), N_("end")),
    ),
)


_GUIDE: Section = (
    N_("In the guide"),
    (
        (N_("Alt+←, Alt+→"), N_("back to where one was, forward again")),
        (N_("Ctrl+F"), N_("find on the page; where it has none, Enter goes to one that has")),
        (N_("F3, Shift+F3"), N_("next, previous place found")),
        (N_("Tab, then Enter"), N_("to the links of the page; follow one")),
        (N_("Esc"), N_("close it; beside the timeline F1 too")),
    ),
)


def key_sections(commands: Iterable[Command]) -> tuple[Section, ...]:
    """Return (heading, rows of key and meaning): the canvas's keys, those of every menu, presenting, guide, fields and mouse."""
    by_menu: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.keys:
            heading = without_letter(_(command.menu.partition("/")[0]))
            by_menu.setdefault(heading, []).append((key_text(command.keys[0]), _(command.words)))
    canvas = tuple((key_text(row.keys[0]), _(row.words)) for row in CANVAS_KEYS)
    menus = tuple((heading, tuple(rows)) for heading, rows in by_menu.items())
    others = tuple(map(_said, (_PRESENTING, _GUIDE, _FIELDS, _MOUSE)))
    return ((_("On the timeline"), canvas), *menus, *others)


def _said(section: Section) -> Section:
    """Return a section in the language that is spoken."""
    heading, rows = section
    return _(heading), tuple((_(key), _(words)) for key, words in rows)
