"""What menus write with signs of their own: keys."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from viewer.words import apart, language, pgettext, runs_from_right

_SIGNS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "-": "−",
}
_SHORT = {"PgDown": "PgDn", "Del": "Delete", "Return": "Enter"}


def key_text(key: str) -> str:
    """Return a key as people read it, ``Ctrl+↑`` for ``Ctrl+Up``."""
    # The last key may be a plus itself, as in Ctrl++.
    held, plus, last = key[:-1].rpartition("+")
    last += key[-1]
    held = "+".join(map(_named, held.split("+")))
    return f"{held}{plus}{_SIGNS.get(last) or _named(last)}"


def _named(key: str) -> str:
    """Return what stands on a key."""
    name = _SHORT.get(key, key)
    return name if language() is None else _names().get(name, name)


def _names() -> dict[str, str]:
    """Return what stands on the keys that have a name, by their English one."""
    return {
        "Ctrl": pgettext("key", "Ctrl"),
        "Shift": pgettext("key", "Shift"),
        "Alt": pgettext("key", "Alt"),
        "Enter": pgettext("key", "Enter"),
        "Delete": pgettext("key", "Delete"),
        "Home": pgettext("key", "Home"),
        "End": pgettext("key", "End"),
        "PgUp": pgettext("key", "PgUp"),
        "PgDn": pgettext("key", "PgDn"),
        "Esc": pgettext("key", "Esc"),
    }


def menu_key(key: str) -> str:
    """Return a key as Qt writes it in menus, for an entry that names it without taking it."""
    if runs_from_right():
        return key_text(key)  # Qt would mix words of the language among the others
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def with_key(text: str, key: str) -> str:
    """Return a menu's text with what stands at its end, a key or a count.

    From the right to the left Qt leaves no room between the two, and moves the signs of a key.
    """
    return f"{text}\t\N{EM SPACE}{apart(key)}" if runs_from_right() else f"{text}\t{key}"
