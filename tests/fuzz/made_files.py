"""Whole event files made by chance, and what is known about each without asking the program."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml

from tests.fuzz.made_entries import EntryPen
from tests.fuzz.made_text import NOBODY, Comment, Owner, Pen

_BEGIN, _END = 0xE000, 0xE800
_MARK = re.compile("[\ue000-\uefff]")
_CUT = re.compile("\n+([\ue800-\uefff]?)\n*\\Z")
_BLANK_LINES = re.compile(r"[\r\n]*")
_ANCHOR = re.compile(r": +&([\w-]+) ")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Made:
    """A made file.

    Attributes:
        text: All of it.
        tree: What it says, by PyYAML, every value as text.
        comments: Its comments by number.
        extents: Text indices [start, end) of each entry with its comments: whole lines, or in one line
            of brackets the entry alone.
        in_brackets: The list of events stands in brackets.
        commas_first: Some list over lines has its commas at the beginnings of lines.
    """

    text: str
    tree: dict[str, Any]
    comments: tuple[Comment, ...]
    extents: tuple[tuple[int, int], ...]
    in_brackets: bool
    commas_first: bool


def tree_of(text: str) -> Any:
    """Return what a text says, by PyYAML, every value as text.

    Raises:
        yaml.YAMLError: It is not YAML.
    """
    return yaml.load(text.removeprefix("\ufeff"), _LOADER)


def made_file(seed: int) -> Made:
    """Return the file of a seed, always the same."""
    chance = random.Random(seed)
    shape = chance.choice(
        ("block", "block", "block", "mixed", "mixed", "braces", "brackets", "brackets", "json")
    )
    pen = Pen(chance)
    if shape == "json":
        pen.commented = 0.0
    entries = EntryPen(pen, json=shape == "json")
    count = chance.randint(1, 5)
    body = (
        _in_brackets(pen, entries, count, shape)
        if shape in ("brackets", "json")
        else _dashes(pen, entries, count, shape)
    )
    text = _json_file(body) if shape == "json" else _file(pen, body)
    text = text.replace("\n", chance.choice(("\n", "\n", "\n", "\r\n", "\r\n", "\r")))
    if chance.random() < 0.1:
        text = "\ufeff" + text
    text, extents = _without_marks(text, count)
    return Made(
        text, tree_of(text), tuple(pen.comments), extents, shape in ("brackets", "json"), pen.commas_first
    )


def _without_marks(text: str, count: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    places: dict[int, int] = {}
    for gone, match in enumerate(_MARK.finditer(text)):
        places[ord(match.group())] = match.start() - gone
    text = _MARK.sub("", text)
    extents = ((places[_BEGIN + number], places[_END + number]) for number in range(count))
    return text, tuple((start, _kept_end(text, start, end)) for start, end in extents)


def _kept_end(text: str, start: int, end: int) -> int:
    """Return where an entry ends that may end in a text which keeps the blank lines below it."""
    return _BLANK_LINES.match(text, end).end() if "|+" in text[start:end] else end  # type: ignore[union-attr]


def _marked(number: int, text: str) -> str:
    return chr(_BEGIN + number) + text + chr(_END + number)


# --- the list of events -------------------------------------------------------------------------


def _dashes(pen: Pen, entries: EntryPen, count: int, shape: str) -> str:
    chance = pen.chance
    dash, gap, apart = chance.choice((0, 2, 4)), chance.choice((2, 2, 2, 4)), chance.random() < 0.5
    text = "events:" + pen.trail(NOBODY, "free") + "\n"
    for number in range(count):
        if pen.often(pen.commented * 0.4):
            text += f"\n{' ' * dash}{pen.comment(NOBODY, 'free')}\n\n"
        own: Owner = ("entry", number)
        lines = pen.lines_above(own, dash)
        if apart and not lines and pen.often(pen.commented * 0.2):
            lines = [" " * (dash + 3) + pen.comment(own, "above")]
        if shape == "braces" or (shape == "mixed" and pen.often(0.5)):
            over_lines = pen.often(0.6)
            entry = " " * dash + "- " + entries.in_braces(number, dash + 2, lines=over_lines)
            lines.append(entry + pen.trail(own, "free"))
            if pen.often(pen.commented * 0.3):
                lines.append(" " * (dash + 2) + pen.comment(own, "free"))
        else:
            lines += entries.as_block(number, dash, gap)
        text += _marked(number, "\n".join(lines) + "\n") + ("\n" if apart else "")
    return text


def _in_brackets(pen: Pen, entries: EntryPen, count: int, shape: str) -> str:
    over_lines = pen.often(0.8)
    inner = over_lines and pen.often(0.5)
    parts = [partial(_one_in_brackets, entries, number, inner) for number in range(count)]
    is_json = shape == "json"
    text = pen.flow(
        "[]",
        parts,
        0 if is_json else 2,
        NOBODY,
        lambda number: ("entry", number),
        lines=over_lines,
        json=is_json,
    )
    return (
        ('"events": ' if is_json else "events: ")
        + text
        + ("" if is_json else pen.trail(NOBODY, "free"))
        + "\n"
    )


def _one_in_brackets(entries: EntryPen, number: int, lines: bool) -> str:
    return _marked(number, entries.in_braces(number, 4, lines=lines))


# --- the file about it ----------------------------------------------------------------------------


def _json_file(body: str) -> str:
    head = '"title": "T", "lanes": [{"id": "a"}], "sources": [{"id": "s", "title": "S"}]'
    return f"{{{head},\n{body.rstrip()}\n}}\n"


def _file(pen: Pen, body: str) -> str:
    chance = pen.chance
    sections = [_title(pen), _lanes(pen, body), _sources(pen), body]
    if (anchor := _ANCHOR.search(body)) and pen.often(0.7):
        body += f"x-again: *{anchor.group(1)}\n"
        sections[-1] = body
    if pen.often(0.4):
        sections.append(f"x-after: [kept, 'as is']{pen.trail(NOBODY, 'free')}\n")
    if pen.often(0.4):
        chance.shuffle(sections)
    head = chance.choice(("", "", "# A file of mine\n", "---\n", "%YAML 1.1\n---\n", "--- # begins\n"))
    text = head
    for section in sections:
        text += pen.comment(NOBODY, "free") + "\n" if pen.often(pen.commented * 0.3) else ""
        text += section + ("\n" if pen.often(0.3) else "")
    ending = chance.choice(("", "", "", "...\n", "# the end\n", "\n\n", "...\n# behind\n", "cut"))
    return _CUT.sub(r"\1", text) if ending == "cut" else text + ending


def _title(pen: Pen) -> str:
    return f"title: T{pen.trail(NOBODY, 'free')}\n"


def _lanes(pen: Pen, body: str) -> str:
    shape = pen.chance.choice(("blocks", "one", "lines", "none"))
    if shape == "none" and "lane" not in body:
        return "lanes:" + pen.trail(NOBODY, "free") + "\n"
    if shape == "one":
        return f"lanes: [{{id: a}}]{pen.trail(NOBODY, 'free')}\n"
    if shape == "lines":
        items = [lambda: "{id: a}", lambda: "{id: b, title: Bé}"]
        text = pen.flow("[]", items, 0, NOBODY, lambda _: NOBODY, lines=True)
        return f"lanes: {text}\n"
    return f"lanes:{pen.trail(NOBODY, 'free')}\n  - id: a{pen.trail(NOBODY)}\n    title: A\n  - {{id: b}}{pen.trail(NOBODY)}\n"


def _sources(pen: Pen) -> str:
    if pen.often(0.3):
        return f"sources: [{{id: s, title: S}}]{pen.trail(NOBODY, 'free')}\n"
    return f"sources:\n  - id: s{pen.trail(NOBODY)}\n    title: S\n    {pen.comment(NOBODY, 'free')}\n"
