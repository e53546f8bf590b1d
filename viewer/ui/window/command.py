"""What a command is: one row, from which menus, tool bar, keys and the list of keys derive."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtWidgets import QMenu

from viewer.dataclass import dataclass
from viewer.ui.window.parts import Parts


def always(_parts: Parts) -> bool:
    """Tell that a command can be chosen at any time."""
    return True


def has_hits(parts: Parts) -> bool:
    """Tell that a command can be chosen while a search has found something."""
    return bool(parts.state.hits)


class Scope(Enum):
    """Where the keyboard must be for a command's keys."""

    WINDOW = auto()
    """Anywhere in the window."""
    EVENTS = auto()
    """Where events are walked through: what removes an event must not answer a key meant for a text."""


@dataclass(frozen=True, slots=True)
class Button:
    """A command's button in the tool bar.

    Attributes:
        rank: Its place there, from the left.
        text: What is on it.
        tip: What it says when the pointer rests on it; its first key is added.
    """

    rank: int
    text: str
    tip: str


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked of a window; its texts are English, translated where they are shown.

    Attributes:
        name: What code calls it. A row of the canvas's keys of the same name lends it that key.
        text: In menus, with its mnemonic.
        run: Does it.
        menu: Title of its menu, ``&View`` or ``&View/&Theme`` for a menu in a menu; empty for none.
        part: Number of its part of that menu: a line stands between two parts.
        keys: As Qt writes them; the first one is shown.
        words: What the list of keys says of it; a command without keys needs none.
        enabled: Tells whether it would do something now.
        is_of_selection: Whether that hangs on the selected event; what does not is not asked with every step.
        is_on: Tells whether it is ticked; None for a command without a tick.
        object_text: Returns what the text goes on with, such as what undo would undo.
        icon: Name in ``resources/icons``, shown in menus.
        button: Its button in the tool bar.
        scope: Where the keyboard must be for its keys.
    """

    name: str
    text: str
    run: Callable[[Parts], object]
    menu: str = ""
    part: int = 0
    keys: tuple[str, ...] = ()
    words: str = ""
    enabled: Callable[[Parts], bool] = always
    is_of_selection: bool = False
    is_on: Callable[[Parts], bool] | None = None
    object_text: Callable[[Parts], str] | None = None
    icon: str = ""
    button: Button | None = None
    scope: Scope = Scope.WINDOW


@dataclass(frozen=True, slots=True)
class FilledMenu:
    """A menu whose entries depend on what is open; it is filled each time that it is shown.

    Attributes:
        text: Its title, with its mnemonic; empty where the entries follow the others of a menu in a menu.
        fill: Puts the entries into it.
        menu, part: Where it stands, as for a command.
    """

    text: str
    fill: Callable[[QMenu, Parts], None]
    menu: str
    part: int
