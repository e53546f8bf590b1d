"""The outline of a printed document: its parts, and below them the events."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.dataclass import dataclass
from viewer.ui.paper.pdf.objects import PdfObjects, text_string

#: With more entries than this, the outline names the parts of the document only.
_MOST_OUTLINED = 3000
_BOLD = b"/F 2"


@dataclass(slots=True)
class _Part:
    """A part of the document with what is below it: titles and the numbers of their pages' objects."""

    title: str
    page: int
    below: list[tuple[str, int]]


def add_outline(objects: PdfObjects, entries: Sequence[tuple[int, int, str]]) -> int:
    """Add an outline and return the number of its object.

    Args:
        entries: At least one: number of the page's object, level (0 or 1), title, in order.
    """
    with_events = len(entries) <= _MOST_OUTLINED
    parts: list[_Part] = []
    for page, level, title in entries:
        if level == 0 or not parts:
            parts.append(_Part(title, page, []))
        elif with_events:
            parts[-1].below.append((title, page))
    root = objects.reserve()
    numbers = [objects.reserve() for _ in parts]
    for place, part in enumerate(parts):
        items = [objects.reserve() for _ in part.below]
        for turn, (title, page) in enumerate(part.below):
            _put(objects, items, turn, numbers[place], (title, page), b"")
        more = _BOLD
        if items:
            more += b"/First %d 0 R/Last %d 0 R/Count %d" % (items[0], items[-1], -len(items))
        _put(objects, numbers, place, root, (part.title, part.page), more)
    told = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
    objects.put(root, told % (numbers[0], numbers[-1], len(numbers)))
    return root


def _put(
    objects: PdfObjects, items: Sequence[int], place: int, parent: int, entry: tuple[str, int], more: bytes
) -> None:
    title, page = entry
    before = b"/Prev %d 0 R" % items[place - 1] if place else b""
    behind = b"/Next %d 0 R" % items[place + 1] if place + 1 < len(items) else b""
    body = b"<</Title%b/Parent %d 0 R%b%b/Dest[%d 0 R/Fit]%b>>"
    objects.put(items[place], body % (text_string(title), parent, before, behind, page, more))
