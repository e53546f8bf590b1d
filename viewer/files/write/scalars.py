"""One text as a YAML scalar: as plain as it can be, in the style that was there before.

Whether a way of writing a text works is never guessed at: it is parsed, and the next one
is tried where another text comes back.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, node_by_itself

#: What other readers of YAML take for something else than text.
_TYPED = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|[-+]?(\d[\d_]*)?\.?\d+(e[-+]?\d+)?|0[xo][\da-f]+|"
    r"[-+]?\d+(:\d\d?)+(\.\d*)?|\d{4}-\d\d?-\d\d?([t ].*)?|[-+]?\.(inf|nan)|=|<<|[-?:]+",
    re.IGNORECASE,
)
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0",
    "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P",
}  # fmt: skip
_ESCAPED = re.compile(rf"[{re.escape(''.join(_ESCAPES))}]|{_UNPRINTABLE.pattern}")
#: Words that are themselves wherever they stand: nothing in them means anything to YAML.
_SURE = re.compile(r"[^\W_](?:[\w ();/.–—-]*[\w).–—-])?")
#: Longer texts do not come again, and many of them would fill the memory.
_LONGEST_KNOWN = 200
_FOLD_AT = 100


class Setting(NamedTuple):
    """Where a scalar will stand.

    Attributes:
        indent: Columns that continuation lines are indented by.
        flow: Inside brackets or braces.
        quote: The quotation mark that the file prefers.
        newline: The file's line break.
        typed: Numbers and dates may stand plain: every reader takes them for what they are.
        json: Everything is in double quotes, as in JSON.
    """

    indent: int = 2
    flow: bool = False
    quote: str = '"'
    newline: str = "\n"
    typed: bool = False
    json: bool = False


def scalar(value: str, setting: Setting, style: str = "") -> str:
    """Return the text that stands for a value behind ``key: `` or ``- ``.

    Args:
        value: What must be read back.
        setting: Where it will stand.
        style: How it stood there before: empty for plain, ``'``, ``"``, ``|`` or ``>``.
    """
    return (_known if len(value) <= _LONGEST_KNOWN else _found)(value, setting, style)


def _found(value: str, setting: Setting, style: str) -> str:
    if (
        not style
        and not setting.json
        and _SURE.fullmatch(value)
        and (setting.typed or not _TYPED.fullmatch(value))
    ):
        return value
    for attempt in _attempts(value, setting, style):
        text = attempt.replace("\n", setting.newline)
        if _is_read_as(text, value, setting):
            return text
    return _double(value)


#: As many as the names, lanes, sources and places of a file that come again in entry after entry.
_known = lru_cache(maxsize=4_096)(_found)


def _attempts(value: str, setting: Setting, style: str) -> Iterator[str]:
    """Go through the ways to write a value, the better ones first; nothing is made before it is wanted."""
    if setting.json or not value or _UNPRINTABLE.search(value):
        yield _double(value)
    elif "\n" not in value:
        yield from _present_ways(value, setting, style)
        yield from _quoted_ways(value, setting)
    else:
        if style:
            yield from _present_ways(value, setting, style)
        if not setting.flow:
            yield _literal(value, setting)
        yield _double(value)


def _quoted_ways(value: str, setting: Setting) -> Iterator[str]:
    """Go through both ways to quote a value; marks in it are no reason for backslashes."""
    if setting.quote == "'" or ('"' in value and "'" not in value):
        yield _single(value)
        yield _double(value)
    else:
        yield _double(value)
        yield _single(value)


def _present_ways(value: str, setting: Setting, style: str) -> Iterator[str]:
    """Go through the ways in the style that was there before."""
    if style == "":
        if setting.typed or not _TYPED.fullmatch(value):
            yield value
    elif style == "'":
        yield _single(value)
    elif style == '"':
        if '"' not in value:
            yield _double(value)
        else:
            yield from _quoted_ways(value, setting)
    elif style == "|":
        yield _literal(value, setting)
    else:
        yield _folded(value, setting)
        yield _literal(value, setting)


def _double(value: str) -> str:
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    code = ord(letter)
    width = 2 if code < 0x100 else 4 if code < 0x10000 else 8
    return f"\\{ {2: 'x', 4: 'u', 8: 'U'}[width] }{code:0{width}x}"


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _chomping(value: str) -> str:
    return "" if value.endswith("\n") else "-"


def _literal(value: str, setting: Setting) -> str:
    padding = " " * setting.indent
    body = value.removesuffix("\n").split("\n")
    return "\n".join([f"|{_chomping(value)}", *[padding + line if line else "" for line in body]])


def _folded(value: str, setting: Setting) -> str:
    padding = " " * setting.indent
    lines: list[str] = []
    for number, paragraph in enumerate(value.removesuffix("\n").split("\n")):
        lines += [""] if number and paragraph else []
        room = max(30, _FOLD_AT - setting.indent)
        lines += textwrap.wrap(paragraph, room, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join([f">{_chomping(value)}", *[padding + line if line else "" for line in lines]])


def _is_read_as(text: str, value: str, setting: Setting) -> bool:
    """Parse a scalar where it will stand, and tell whether it is the value again."""
    if setting.flow:
        around = f"- {{k: {text}, l: [{text}, m]}}"
    else:
        lead = " " * max(0, setting.indent - 2)
        around = f"{lead}k: {text}{setting.newline}{lead}l: m{setting.newline}"
    node = node_by_itself(around)
    if setting.flow:
        node = node.items[0] if type(node) is ListNode and node.items else None
        if type(node) is not MapNode or len(node.pairs) != 2:
            return False
        listed = node.pairs[1][1]
        if type(listed) is not ListNode or len(listed.items) != 2 or not _is_text(listed.items[0], value):
            return False
    return type(node) is MapNode and len(node.pairs) == 2 and _is_text(node.pairs[0][1], value)


def _is_text(node: Node, value: str) -> bool:
    return type(node) is Scalar and node.value == value and node.tag is None and node.anchor is None
