"""Finds a section of a file, or a place for a new one, and adds an item to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.files.read import libyaml
from viewer.files.read.header import SECTIONS
from viewer.files.read.nodes import Anchors, ListNode, MapNode, Node, Scalar, Unreadable, is_empty, only_node
from viewer.files.read.places.plain_nodes import PlacedMap, unmasked_and_masked
from viewer.files.read.texts import line_end
from viewer.files.write.flow_list import FlowList, Part, Unclear
from viewer.files.write.list_text import BlockList, Item, has_comment_line
from viewer.files.write.rendering import Style, entry_lines, flow_entry, inline, item_lines, padded
from viewer.files.write.splices import (
    Splice,
    dash_before,
    line_number,
    line_start,
    next_line,
    previous_line,
)
from viewer.model.fields import Fields
from viewer.words import _

_DOCUMENT_END = re.compile(r"^\.\.\.(?=[ \t\r\n]|\Z)", re.MULTILINE)


class NoPlace(Exception):
    """A section cannot be added to; the message is one line."""


class Root(NamedTuple):
    """The file's sections: a mapping's node, None for a file that says nothing."""

    node: MapNode | None
    placed: PlacedMap


def section_splices(text: str, section: str, items: Sequence[Fields], style: Style) -> list[Splice]:
    """Return the splices that add items at the end of a section, made where it is missing.

    Args:
        text: The whole file.
        section: ``events``, ``lanes`` or ``sources``.
        items: Fields of each new item, at least one.
        style: How the file is written.

    Raises:
        NoPlace: The file or the section is broken, or written in a way that cannot be added to.
    """
    root = root_of(text)
    if root.node is None:
        return [_new_section(text, root, section, items, style)]
    found = root.placed.named(root.node).get(section)
    try:
        if found is None and root.node.flow:
            return _new_pair(text, root, section, items, style)
        if found is None:
            return [_new_section(text, root, section, items, style)]
        key, value = found
        if is_empty(value):
            return [_first_item(text, root, key, items, section, style)]
        if type(value) is not ListNode:
            raise NoPlace(_("{section} is no list; repair it first").format(section=section))
        if not value.items:
            return [_into_empty(text, root, value, items, section, style)]
        return _another_item(text, root, value, items, section, style)
    except Unclear as error:
        line = line_number(text, error.at)
        raise NoPlace(
            _("{section} cannot be added to here, because of what stands on line {line}").format(
                section=section, line=line
            )
        ) from None


def root_of(text: str) -> Root:
    """Return the sections of a whole file.

    Raises:
        NoPlace: It is broken, or no event file.
    """
    shift = 1 if text.startswith("\ufeff") else 0
    node, mask = _parsed(text[shift:])
    if node is None or is_empty(node):
        return Root(None, PlacedMap(MapNode(0, False, None), shift, text, ""))
    if type(node) is not MapNode:
        raise NoPlace(_("the file is no event file; expected sections such as events:"))
    return Root(node, PlacedMap(node, shift, text, mask))


def _parsed(text: str) -> tuple[Node | None, str]:
    """Return a text's one node, and the character in it that stands for ``?``."""
    for mask, masked in unmasked_and_masked(text):
        try:
            return only_node(masked, Anchors()), mask
        except (libyaml.YAMLError, Unreadable):
            continue
    raise NoPlace(_("the file has a mistake that must be repaired first; see its problems"))


def _lines(items: Sequence[Fields], section: str, style: Style) -> list[str]:
    """Return the lines of new items of a block list, an empty one between entries of several lines."""
    if section != "events":
        return [line for item in items for line in item_lines(dict(item), style)]
    entries = [entry_lines(item, style) for item in items]
    lines = entries[0]
    for entry in entries[1:]:
        lines += ["", *entry]
    return lines


def _in_brackets(items: Sequence[Fields], section: str, style: Style) -> str:
    """Return new items as they stand in brackets."""
    if section == "events":
        return ", ".join(flow_entry(item, style) for item in items)
    return ", ".join(inline(dict(item), style) for item in items)


def _another_item(
    text: str, root: Root, value: ListNode, items: Sequence[Fields], section: str, style: Style
) -> list[Splice]:
    extents = [root.placed.extent(item) for item in value.items]
    if value.flow:
        flows = FlowList(text, [Item(*extent) for extent in extents], style.newline)
        return flows.inserted(len(extents), Part("", _in_brackets(items, "", style), ""))
    present = [Item(_dash(text, start), end) for start, end in extents]
    blocks = BlockList(text, present, style.newline)
    last = value.items[-1]
    if type(last) is MapNode and last.flow:
        body = padded([f"- {inline(dict(item), style)}" for item in items], blocks.indent, style)
    else:
        body = padded(_lines(items, section, style), blocks.indent, style)
    return [blocks.inserted(len(present), body)]


def _into_empty(
    text: str, root: Root, value: ListNode, items: Sequence[Fields], section: str, style: Style
) -> Splice:
    """Add the first item to empty brackets; in them where a comment stands inside or behind."""
    start, end = root.placed.extent(value)
    is_bare = not text[start + 1 : end - 1].strip()
    is_in_flow = root.node is not None and root.node.flow
    if is_in_flow or not is_bare or text[end : line_end(text, end)].strip():
        item = _in_brackets(items, section, style)
        return Splice(start, end, f"[{item}]") if is_bare else Splice(end - 1, end - 1, item)
    start = len(text[:start].rstrip(" \t"))
    return Splice(start, end, style.newline + padded(_lines(items, section, style), style.step, style))


def _dash(text: str, start: int) -> int:
    dash = dash_before(text, start)
    if dash < 0:
        raise NoPlace(_("the list is written in a way that cannot be added to here"))
    return dash


def _first_item(
    text: str, root: Root, key: Node, items: Sequence[Fields], section: str, style: Style
) -> Splice:
    """Add the first item below a key without a value."""
    start, end = root.placed.extent(key)
    colon = text.index(":", end - 1 if text[end - 1] == ":" else end) + 1
    if root.node is not None and root.node.flow:
        return Splice(colon, colon, f" [{_in_brackets(items, '', style)}]")
    indent = start - line_start(text, start) + style.step
    below = next_line(text, colon)
    body = padded(_lines(items, section, style), indent, style)
    if text[below - 1] not in "\r\n":
        return Splice(below, below, style.newline + body)
    # A comment below the key must not become the new item's, so that it would go with that.
    gap = style.newline if has_comment_line(text, below) else ""
    return Splice(below, below, body + style.newline + gap)


def _new_pair(text: str, root: Root, section: str, items: Sequence[Fields], style: Style) -> list[Splice]:
    """Add a section to a file in braces."""
    assert root.node is not None
    place = root.placed.extent
    pairs = [Item(place(key)[0], place(value)[1]) for key, value in root.node.pairs]
    item = f"{inline(section, style)}: [{_in_brackets(items, '', style)}]"
    if pairs:
        return FlowList(text, pairs, style.newline).inserted(len(pairs), Part("", item, ""))
    start, end = place(root.node)
    if text[start + 1 : end - 1].strip():
        return [Splice(end - 1, end - 1, item)]
    return [Splice(start, end, f"{{{item}}}")]


def _new_section(text: str, root: Root, section: str, items: Sequence[Fields], style: Style) -> Splice:
    body = padded(
        [f"{section}:", *[" " * style.step + line for line in _lines(items, section, style)]], 0, style
    )
    below = _section_below(text, root, section)
    if below is not None:
        gap = style.newline if text[:below].rstrip(" \t").endswith(("\n\n", "\r\n\r\n", "\r\r")) else ""
        return Splice(below, below, body + style.newline + gap)
    end = end_of_document(text)
    lead = style.newline if end and text[end - 1] not in "\r\n\ufeff" else ""
    tail = style.newline if lead == "" or end < len(text) else ""
    return Splice(end, end, lead + body + tail)


def _section_below(text: str, root: Root, section: str) -> int | None:
    """Return where the first section begins that usually stands below a new one, its comments included."""
    if root.node is None:
        return None
    later = SECTIONS[SECTIONS.index(section) + 1 :]
    for key, _value in root.node.pairs:
        if type(key) is Scalar and key.value in later:
            start = line_start(text, root.placed.extent(key)[0])
            while start and text[previous_line(text, start) : start].startswith("#"):
                start = previous_line(text, start)
            return start
    return None


def end_of_document(text: str) -> int:
    """Return where a file's own text ends: before the mark of that, where there is one."""
    match = _DOCUMENT_END.search(text)
    return match.start() if match else len(text)
