"""Which files a window is asked to open, and where in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from viewer.ui.application.calling import token_of_desktop
from viewer.ui.application.request import MOST_FILES, Place, Request

#: What may stand behind a file's name: a line, or a line and a column.
_BEHIND = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?", re.DOTALL)
_LAST = re.compile(r"(.+):(\d{1,9})", re.DOTALL)


class TooMany(ValueError):
    """More files than anybody means to open at once; the message is one line."""


def place_of(word: str) -> Place:
    """Return the file that a word names, with the line and column behind it.

    A file whose name really ends so wins, the longest first: ``a:1:2`` may be a file, or line 2
    of the file ``a:1``, or line 1, column 2 of ``a``.
    """
    if _is_there(word):
        return Place(Path(word).absolute())
    last = _LAST.fullmatch(word)
    if last is not None and _is_there(last[1]):
        return Place(Path(last[1]).absolute(), int(last[2]))
    both = _BEHIND.fullmatch(word)
    if both is None:
        return Place(Path(word).absolute())
    return Place(Path(both[1]).absolute(), int(both[2]), int(both[3] or 0))


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False  # no file can have such a name


def request_of(words: Sequence[str], find: str, span: str, *, welcome: bool) -> Request:
    """Return what a command line asks for.

    Args:
        words: Files, with or without a line.
        find: What is searched for.
        span: EDTF; empty for all of the time.
        welcome: Show the welcome page.

    Raises:
        TooMany: More than :data:`~viewer.ui.application.request.MOST_FILES` files.
    """
    if len(words) > MOST_FILES:
        raise TooMany(f"{len(words)} files would be as many windows; at most {MOST_FILES} are opened at once")
    return Request(tuple(place_of(word) for word in words), find, span, welcome, token_of_desktop())
