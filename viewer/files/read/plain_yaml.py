"""YAML of other programs as plain values: every scalar the text that stands there."""

from __future__ import annotations

from collections.abc import Collection

from viewer.files.read import libyaml
from viewer.files.read.nodes import Anchors, ListNode, MapNode, Node, Scalar, Unreadable, only_node
from viewer.files.read.recovery import bad_character, explained
from viewer.model.fields import Plain
from viewer.words import _


class NotYaml(Exception):
    """A text is no YAML that can be taken in; the message is one line with the line's number."""


def plain_yaml(text: str) -> Plain:
    """Return what a text says; of equal keys the first has its name and later ones a number behind it.

    Raises:
        NotYaml: It is none, nested too deep, or swells by aliases.
    """
    if (at := bad_character(text)) >= 0:
        raise NotYaml(
            _("line {line}: a character that no text may hold; delete it").format(line=_line(text, at))
        )
    try:
        node = only_node(text, Anchors())
    except Unreadable as error:
        raise NotYaml(
            _("line {line}: {message}").format(line=_line(text, error.index), message=error.message)
        ) from None
    except libyaml.YAMLError as error:
        start, _end, message = explained(error, text)
        raise NotYaml(_("line {line}: {message}").format(line=_line(text, start), message=message)) from None
    return plain_of(node) if node is not None else ""


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def plain_of(node: Node) -> Plain:
    """Return what a node says."""
    if type(node) is Scalar:
        value: str = node.value
        return "" if not node.style and value in ("~", "null") else value
    if type(node) is ListNode:
        return [plain_of(item) for item in node.items]
    assert type(node) is MapNode
    found: dict[str, Plain] = {}
    for key, value_node in node.pairs:
        name = key.value if type(key) is Scalar else str(plain_of(key))
        found[free_name(name, found)] = plain_of(value_node)
    return found


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number behind it where it is taken; looked for by halving, as many may be the same."""
    if name not in taken:
        return name
    behind = 2
    while f"{name} ({behind})" in taken:
        behind *= 2
    last = behind // 2  # taken, or the bare name
    while behind - last > 1:
        middle = (last + behind) // 2
        last, behind = (middle, behind) if f"{name} ({middle})" in taken else (last, middle)
    return f"{name} ({behind})"
