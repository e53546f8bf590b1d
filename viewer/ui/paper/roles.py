"""What a printed text is: heading, paragraph, quotation; told by its colour from painter to PDF.

Qt paints letters and knows nothing of headings. A colour has 16 bits a part, of which eyes and
printers tell eight; the rest says what is being written. ``pdf/marks`` reads it, and writes the
colour that was meant. On a screen or a printer nobody sees it.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from PySide6.QtGui import QColor, QRgba64

#: An 8-bit part of a colour is so many steps of 16 bits.
_STEP = 257


class Role(IntEnum):
    """What a piece of text is."""

    NONE = 0
    TITLE = 1
    HEADING = 2
    #: An event's number, with which its entry begins.
    NUMBER = 3
    #: An event's title.
    NAME = 4
    DATE = 5
    TEXT = 6
    QUOTE = 7
    LINK = 8
    #: A list's entry: what stands before it, and itself.
    LABEL = 9
    ITEM = 10
    #: What stands around pages and is no part of the text.
    FURNITURE = 11


#: A role, and whether its paragraph and its link are odd ones, so that neighbours differ.
Code = tuple[Role, bool, bool]
#: A paragraph and what it says; None where links in it are to be told apart.
Told = tuple[Code, str | None]


@cache
def marked(rgba: int, role: Role, odd: bool = False, odd_link: bool = False) -> QColor:
    """Return a colour that says what is written in it.

    Args:
        rgba: As eyes see it, 8 bits a part.
        odd: Neighbouring paragraphs of a role differ in it.
        odd_link: Neighbouring links differ in it.
    """
    turn = 1 + odd + 2 * odd_link
    parts = [(rgba >> shift) & 255 for shift in (16, 8, 0)]
    told = (_check(role, turn), turn, int(role))
    red, green, blue = (_shifted(part, steps) for part, steps in zip(parts, told, strict=True))
    return QColor.fromRgba64(QRgba64.fromRgba64(red, green, blue, 65535))


def _check(role: int, turn: int) -> int:
    """Return what a colour without a role has there by chance once in a million."""
    return 20 + (role * 7 + turn * 31) % 90


def _shifted(part: int, steps: int) -> int:
    return part * _STEP + (steps if part < 128 else -steps)


def told_by(red: float, green: float, blue: float) -> tuple[Code | None, tuple[int, int, int]]:
    """Return what a painted colour says, None for nothing, and the colour that was meant, 8 bits a part."""
    parts = [round(value * 65535) for value in (red, green, blue)]
    meant = [round(part / _STEP) for part in parts]
    check, turn, role = (abs(part - eight * _STEP) for part, eight in zip(parts, meant, strict=True))
    color = (meant[0], meant[1], meant[2])
    if not 1 <= turn <= 4 or not 1 <= role <= max(Role) or check != _check(role, turn):
        return None, color
    return (Role(role), bool((turn - 1) & 1), bool((turn - 1) & 2)), color
