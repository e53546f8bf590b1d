"""One entry's own text with other fields: an event, or an item of another section."""

from __future__ import annotations

import re

from viewer.files.read.places.plain_nodes import NotEditable, placed_map
from viewer.files.read.spans import EntrySpan
from viewer.files.write.comments import CommentInTheWay, refuse_to_lose
from viewer.files.write.header_edits import EditRefused
from viewer.files.write.list_text import Item, own_lines
from viewer.files.write.map_edits import TooOdd, changed_entry
from viewer.files.write.rendering import Style, entry_lines, flow_entry, padded
from viewer.files.write.splices import Splice, line_number, line_start, next_line, spliced
from viewer.model.fields import Fields
from viewer.words import _

_MOST_TRIES = 3


def changed_text(text: str, span: EntrySpan, after: Fields, style: Style, name: str) -> Splice:
    """Return the splice that gives an entry other fields; it holds the entry's whole lines.

    Args:
        text: The whole file.
        span: The entry in it.
        after: The fields that it shall have.
        style: How the file is written.
        name: What a refusal calls the entry.

    Raises:
        EditRefused: It cannot be changed here, or only by losing a comment.
    """
    start = line_start(text, span.start)
    end = next_line(text, span.end) if span.flow else own_lines(text, Item(span.start, span.end)).end
    piece = text[start:end]
    there = span._replace(start=span.start - start, end=(span.end if span.flow else end) - start)
    style = style_near(text, span, style)._replace(json=_is_json(text, span))
    lost = ""
    for attempt in range(_MOST_TRIES):
        try:
            new = _attempt(piece, there, style, after, attempt)
        except TooOdd:
            continue
        except CommentInTheWay as error:
            lost = lost or error.comment
            continue
        if _reads_as(new, piece, there, after):
            return Splice(start, end, new)
    raise EditRefused(_why_not(name, lost, text, start))


def style_near(text: str, near: EntrySpan, style: Style) -> Style:
    """Return the style of a neighbouring entry, in what may differ from entry to entry."""
    match = re.match(r"-([ ]+)[\w\"']", text[near.start : near.start + 40])
    first = re.match(r"-\s+[\"']?(\w+)", text[near.start : near.start + 200])
    gap = len(match.group(1)) + 1 if match else style.gap
    return style._replace(gap=gap, id_first=style.id_first or (first is not None and first.group(1) == "id"))


def _why_not(name: str, comment: str, text: str, start: int) -> str:
    if not comment:
        return _("{name} is written in a way that cannot be changed here; edit it by hand").format(name=name)
    line = line_number(text, text.index(comment, start))
    return _("changing {name} would lose the comment on line {line}; change it by hand").format(
        name=name, line=line
    )


def _is_json(text: str, span: EntrySpan) -> bool:
    return span.flow and re.match(r"\{\s*\"", text[span.start : span.end]) is not None


def _attempt(piece: str, span: EntrySpan, style: Style, after: Fields, attempt: int) -> str:
    if attempt < 2:
        whole = attempt == 1
        return changed_entry(piece, span, style._replace(blocks=not whole), after, whole=whole)
    placed = placed_map(piece, span)
    end = span.end if span.flow else placed.extent(placed.node)[1]
    refuse_to_lose(placed, span.start, end)
    if span.flow:
        return spliced(piece, [Splice(span.start, end, flow_entry(after, style))])
    indent = span.start - line_start(piece, span.start)
    body = padded(entry_lines(after, style), indent, style)
    return spliced(piece, [Splice(span.start, end, body[indent:])])


def _reads_as(new: str, old: str, span: EntrySpan, wanted: Fields) -> bool:
    """Read the changed entry again by itself, and tell whether it says what was meant."""
    try:
        return placed_map(new, span._replace(end=span.end + len(new) - len(old))).fields() == wanted
    except NotEditable:
        return False
