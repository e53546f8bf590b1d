"""Says in a painted page what each piece of it is: a heading, a paragraph, the drawing, or furniture.

Pieces are told from each other by their colour (``roles``). Qt paints every piece of text between
``q`` and ``Q`` with its colour at the beginning; all else on a page is drawing or decoration.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from viewer.ui.paper.roles import Code, Role, told_by

_END_OF_TEXT = b"ET\nQ\n"
_BEGIN_OF_TEXT = b"q\n"
_TEXT = re.compile(rb"q\n(?:[-\d. ]+ cm\n)?/CSp cs\n([\d. ]+) scn\n(?:/\w+ gs\n)?BT\n")
_PAINTS = re.compile(rb"(?:^|\s)(?:[fSBb]\*?|Do|Tj|sh)(?=\s|$)")
_PICTURE = re.compile(rb"(?:\d+ 0 0 -\d+ 0 \d+ cm +)?/Im\d+ +Do\n")
_SIZE = re.compile(rb"(\d+) 0 0 -(\d+) ")
_COLOR = re.compile(rb"([\d.]+ [\d.]+ [\d.]+) (scn|SCN)\n")
_ARTIFACT, _PAGINATION = b"/Artifact BMC\n", b"/Artifact <</Type/Pagination>> BDC\n"
_END = b"EMC\n"


class Tree(Protocol):
    """Takes note of every piece as it comes on a page."""

    def text(self, code: Code) -> tuple[bytes, int]:
        """Return a piece's tag and its number on the page."""

    def figure(self) -> tuple[bytes, int]:
        """Return the drawing's tag and the number of a piece of it."""

    def picture(self, size: tuple[int, int]) -> tuple[bytes, int] | None:
        """Return tag and number of a picture of so many pixels, None where there is none to tell of."""


@cache
def _meaning(triple: bytes) -> tuple[Code | None, bytes]:
    """Return what a colour says, and the colour that was meant, as PDF writes it."""
    parts = triple.split()
    if len(parts) != 3:
        return None, triple
    code, color = told_by(*(float(part) for part in parts))
    return code, b" ".join(b"%.6g" % (part / 255) for part in color) if code is not None else triple


class PageMarks:
    """Marks the pieces of one page.

    Args:
        tree: Takes note of them.
        has_figure: What is drawn up to the first heading is the drawing, not decoration.
    """

    def __init__(self, tree: Tree, *, has_figure: bool) -> None:
        self._tree = tree
        self._figure = has_figure
        self._out: list[bytes] = []
        self._open = False
        #: What is being marked: a code, or None for what is no text of ours.
        self._code: Code | None = None

    def marked(self, content: bytes) -> bytes:
        """Return a page's content with its pieces marked and the colours that were meant."""
        *texts, rest = content.split(_END_OF_TEXT)
        for text in texts:
            self._take(text + _END_OF_TEXT)
        self._between(rest, None)
        self._close()
        return b"".join(self._out)

    def _take(self, piece: bytes) -> None:
        """Take a piece of text and what was painted before it."""
        begin = piece.rfind(_BEGIN_OF_TEXT)
        found = _TEXT.match(piece, begin) if begin >= 0 else None
        code = None
        if found is not None:
            code, meant = _meaning(found[1])
            if code is not None:
                # It stands before the piece as well, for lines.
                piece = piece.replace(found[1], meant)
                begin = piece.rfind(_BEGIN_OF_TEXT)
        if found is None or code is None:
            self._between(piece, None)
        elif self._open and code == self._code and b" Do\n" not in piece:
            self._out.append(piece)
        else:
            self._between(piece[:begin], code)
            self._begin(code)
            self._out.append(piece[begin:])

    def _between(self, piece: bytes, code: Code | None) -> None:
        """Take what stands between two pieces that differ."""
        pictures = _PICTURE.split(piece)
        if self._code is not None:
            self._close()
        if code is not None and code[0] is Role.HEADING and self._figure:
            self._close()
            self._figure = False
        if len(pictures) > 1 and not self._open:
            self._take_pictures(piece, pictures)
        elif _PAINTS.search(piece):
            if not self._open:
                self._begin(None)
            self._out.append(piece)
        else:
            self._out.append(piece)
        if code is not None:
            self._close()

    def _take_pictures(self, piece: bytes, parts: list[bytes]) -> None:
        drawn = _PICTURE.findall(piece)
        for number, part in enumerate(parts):
            if _PAINTS.search(part):
                self._out += [_ARTIFACT, part, _END]
            else:
                self._out.append(part)
            if number < len(drawn):
                size = _SIZE.match(drawn[number])
                told = self._tree.picture((int(size[1]), int(size[2]))) if size is not None else None
                begin = _ARTIFACT if told is None else b"/%b <</MCID %d>> BDC\n" % told
                self._out += [begin, drawn[number], _END]

    def _begin(self, code: Code | None) -> None:
        if code is None and not self._figure:
            self._out.append(_ARTIFACT)
        elif code is not None and code[0] is Role.FURNITURE:
            self._out.append(_PAGINATION)
        else:
            told = self._tree.text(code) if code is not None else self._tree.figure()
            self._out.append(b"/%b <</MCID %d>> BDC\n" % told)
        self._open, self._code = True, code

    def _close(self) -> None:
        if self._open:
            self._out.append(_END)
        self._open, self._code = False, None


def in_grey(content: bytes) -> bytes:
    """Return a page's content with every colour as the grey that is as light."""
    return _COLOR.sub(lambda found: _grey(found[1]) + found[2] + b"\n", content)


@cache
def _grey(triple: bytes) -> bytes:
    red, green, blue = (float(part) for part in triple.split())
    grey = b"%.4g " % (0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return grey * 3
