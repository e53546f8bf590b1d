"""Comments within an entry, found between its parts, so that no edit writes over one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.files.read.nodes import ListNode, MapNode, Node
from viewer.files.read.places.plain_nodes import PlacedMap

_COMMENT = re.compile(r"(?:(?<=[ \t\r\n,\[{])|\A)#[^\r\n]*")
#: Behind the first line of a text that stands as a block.
_HEADER = re.compile(r"[^\r\n]*?[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


class CommentInTheWay(Exception):
    """Writing a part anew would lose a comment.

    Attributes:
        comment: Its text, from the ``#`` on.
    """

    def __init__(self, comment: str) -> None:
        super().__init__(comment)
        self.comment = comment


def header_comment(placed: PlacedMap, node: Node) -> str:
    """Return the comment behind the ``|`` or ``>`` of a text that stands as a block; empty for none."""
    if getattr(node, "style", "") not in ("|", ">"):
        return ""
    start, end = placed.extent(node)
    match = _HEADER.match(placed.text, start, end)
    return match.group(1) if match is not None else ""


def refuse_to_lose(placed: PlacedMap, start: int, end: int) -> None:
    """Make sure that no comment stands in a part of an entry's text.

    Raises:
        CommentInTheWay: One does.
    """
    for _, comment in comments(placed, start, end):
        raise CommentInTheWay(comment)


def comments(placed: PlacedMap, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield where each comment in a part of an entry's text begins, and its text; in their order.

    Args:
        placed: The entry.
        start, end: The part; neither within a scalar. It may reach beyond the entry's mapping
            where nothing but dashes and comments stand there.
    """
    at = start
    for leaf in _leaves(placed.node):
        first, behind = placed.extent(leaf)
        if first < at or first >= end:
            continue
        yield from _between(placed.text, at, first)
        header = header_comment(placed, leaf)
        if header:
            yield placed.text.index(header, first), header
        at = behind
    yield from _between(placed.text, at, end)


def _leaves(node: Node) -> Iterator[Node]:
    if type(node) is MapNode:
        for pair in node.pairs:
            for part in pair:
                yield from _leaves(part)
    elif type(node) is ListNode:
        for item in node.items:
            yield from _leaves(item)
    else:
        yield node


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in _COMMENT.finditer(text, start, end):
        yield match.start(), match.group()
