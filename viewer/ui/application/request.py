"""What a start of the program asks for, and the line in which one program tells another."""

from __future__ import annotations

import os
from pathlib import Path

from viewer.dataclass import dataclass

#: More windows than this nobody means to open at once.
MOST_FILES = 20
#: Who sends more sends no request.
MOST_BYTES = 64 * 1024
_MOST_LINES = 1_000_000_000
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and where in it one wants to be.

    Attributes:
        path: Absolute.
        line, column: 1-based; 0 for none.
    """

    path: Path
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be shown.

    Attributes:
        places: The files; none for what the program shows by itself.
        find: What is searched for in each.
        span: The time that each shows, EDTF; empty for all of it.
        welcome: Show the welcome page.
        token: What the desktop gave this start, so that its window may come forward.
    """

    places: tuple[Place, ...] = ()
    find: str = ""
    span: str = ""
    welcome: bool = False
    token: str = ""


def as_line(request: Request) -> bytes:
    """Return a request as one line of ASCII, which keeps names of files that are no text."""
    import json

    content = {
        "version": _VERSION,
        "places": [[str(place.path), place.line, place.column] for place in request.places],
        "find": request.find, "span": request.span, "welcome": request.welcome, "token": request.token,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=True).encode("ascii") + b"\n"


def from_line(line: bytes) -> Request:
    """Return the request that stands in a line.

    Raises:
        ValueError: It is none of this program's.
    """
    import json

    try:
        content = json.loads(line.decode("ascii"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise ValueError("no request of this program")
    places, welcome = content.get("places"), content.get("welcome")
    if not isinstance(places, list) or len(places) > MOST_FILES or not isinstance(welcome, bool):
        raise ValueError("no list of files")
    find, span, token = (_words(content.get(name)) for name in ("find", "span", "token"))
    if span:
        from viewer.model.dates.edtf import parse_date

        parse_date(span)
    return Request(tuple(_place(place) for place in places), find, span, welcome, token)


def _place(value: object) -> Place:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError("no place in a file")
    path, line, column = Path(_text(value[0])), value[1], value[2]
    os.fsencode(path)  # no file has a name that cannot be written
    if not path.is_absolute():
        raise ValueError("a file's name must be whole")
    for number in (line, column):
        if type(number) is not int or not 0 <= number <= _MOST_LINES:
            raise ValueError("no line or column")
    return Place(path, line, column)


def _words(value: object) -> str:
    text = _text(value)
    text.encode()  # half a letter is none
    return text


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text")
    return value
