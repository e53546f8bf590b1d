"""Fields as new lines of an event file, in the file's own style."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from viewer.files.read.spans import FIELDS
from viewer.files.write.scalars import Setting, scalar
from viewer.files.write.splices import newline_of
from viewer.model.fields import Fields, Plain

_RANKS = {name: rank for rank, name in enumerate(FIELDS)}
#: Numbers and dates, which every reader of YAML may take for what they are.
_TYPED = ("date", "published", "lat", "lon")
_WIDEST_LIST = 100
_NESTED = re.compile(r"^([ ]*)(?:- +)?([\w-]+):[ \t]*\r?\n([ ]*)- ", re.MULTILINE)
_QUOTED = re.compile(r"""^[ \t]*(?:- +)?[\w-]+: +(["'])""", re.MULTILINE)
#: Habits show in the first entries; reading on in a large file would be felt at every edit.
_SEEN = 200_000


class Style(NamedTuple):
    """How a file is written.

    Attributes:
        newline: Its line break.
        quote: The quotation mark that it prefers.
        step: Columns between a key and the dashes of its list.
        gap: Columns between a dash and what follows, the dash included.
        json: Keys and texts stand in double quotes.
        id_first: An entry's id stands above its date.
        names: Fields in the order in which they are written.
        blocks: Texts of several lines may stand as blocks below their key: not where a comment
            that follows would become part of them.
    """

    newline: str = "\n"
    quote: str = '"'
    step: int = 2
    gap: int = 2
    json: bool = False
    id_first: bool = True
    blocks: bool = True
    names: tuple[str, ...] = FIELDS


def style_of(text: str) -> Style:
    """Return the style of a file, judged by its first lines."""
    head = text[:_SEEN]
    quotes = Counter(_QUOTED.findall(head))
    nested = [
        len(dash) - len(key) - (2 if text[match.start() + len(key)] == "-" else 0)
        for match in _NESTED.finditer(head)
        for key, name, dash in [match.groups()]
        if name not in ("events", "lanes", "sources", "eras")
    ]
    gaps = Counter(len(gap) + 1 for gap in re.findall(r"^[ ]*-( +)[\w\"']", head, re.MULTILINE))
    first_keys = Counter(re.findall(r"^[ ]*- +(?:\{ *)?[\"']?(id|date)\b", head, re.MULTILINE))
    return Style(
        newline_of(text),
        "'" if quotes["'"] > quotes['"'] else '"',
        max(0, min(nested)) if nested else 2,
        gaps.most_common(1)[0][0] if gaps else 2,
        re.search(r'^\s*\{\s*"', text) is not None,
        first_keys["date"] <= first_keys["id"] or not first_keys,
    )


def ordered(fields: Fields, style: Style) -> list[str]:
    """Return the names of an entry's fields in the order in which they are written."""
    return sorted(fields, key=lambda name: rank_of(name, style))


def rank_of(name: str, style: Style) -> float:
    """Return where among an entry's fields one stands."""
    if name == "id" and style.id_first:
        return -1
    if style.names is FIELDS:
        return _RANKS.get(name, len(_RANKS))
    return style.names.index(name) if name in style.names else len(style.names)


def inline(value: Plain, style: Style, name: str = "") -> str:
    """Return a value for use inside brackets or braces, or a whole one in them."""
    if isinstance(value, str):
        setting = Setting(flow=True, quote=style.quote, typed=name in _TYPED, json=style.json)
        return scalar(value, setting)
    if isinstance(value, list):
        return f"[{', '.join(inline(item, style) for item in value)}]"
    return "{" + ", ".join(inline_pair(key, item, style) for key, item in value.items()) + "}"


def inline_pair(name: str, value: Plain, style: Style) -> str:
    """Return ``key: value`` for use inside braces."""
    return f"{inline(name, style)}: {inline(value, style, name)}"


def field_lines(name: str, value: Plain, style: Style) -> list[str]:
    """Return the lines of a field of a block mapping, the first without indentation."""
    key = scalar(name, Setting(flow=True, quote=style.quote))
    if isinstance(value, str):
        setting = Setting(quote=style.quote, typed=name in _TYPED, flow="\n" in value and not style.blocks)
        text = scalar(value, setting, _usual_style(name))
        return f"{key}: {text}".split("\n")
    if isinstance(value, dict):
        return [f"{key}: {inline(value, style)}"]
    if all(isinstance(item, str) for item in value):
        text = f"{key}: {inline(value, style)}"
        if len(text) <= _WIDEST_LIST:
            return [text]
    padding = " " * style.step
    return [f"{key}:", *[padding + line for item in value for line in item_lines(item, style)]]


def _usual_style(name: str) -> str:
    return '"' if name == "text" else ""


def item_lines(item: Plain, style: Style) -> list[str]:
    """Return the lines of an item of a block list, the first beginning with its dash."""
    if isinstance(item, dict) and item:
        lines = [line for key, value in item.items() for line in field_lines(key, value, style)]
    elif isinstance(item, str):
        lines = scalar(item, Setting(quote=style.quote)).split("\n")
    else:
        lines = [inline(item, style)]
    first, *rest = lines
    padding = " " * style.gap
    return ["-" + " " * (style.gap - 1) + first, *[padding + line if line else "" for line in rest]]


def entry_lines(fields: Fields, style: Style) -> list[str]:
    """Return the lines of a new entry of a block list."""
    return item_lines({name: fields[name] for name in ordered(fields, style)}, style)


def flow_entry(fields: Fields, style: Style) -> str:
    """Return a new entry in braces."""
    return inline({name: fields[name] for name in ordered(fields, style)}, style)


def padded(lines: list[str], indent: int, style: Style) -> str:
    """Return lines indented and joined by the file's line break, without one at the end."""
    padding = " " * indent
    return style.newline.join(padding + line if line else "" for line in lines)
