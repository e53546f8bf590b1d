"""Broken YAML: what is wrong in words that help, and where reading can go on."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from viewer.files.texts import shown

_SECTION = re.compile(r"^([A-Za-z_][\w-]*):", re.MULTILINE)
_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TITLE = re.compile(r"""^[\s-]*title:[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE)
_DATE = re.compile(r"""^[\s-]*date:[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE)


class Chunk(NamedTuple):
    """A piece of text that is read by itself: a section, or one entry of the events."""

    section: str
    start: int
    end: int
    is_entry: bool


def chunks(text: str) -> list[Chunk]:
    """Split a file into its sections, and the events into entries.

    A section begins with a key at the left margin. The first ``- `` below ``events:`` sets
    the entries' indentation; every later one at that indentation begins another entry.
    """
    heads = list(_SECTION.finditer(text))
    found = []
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        if head.group(1) == "events":
            found.extend(_entries(text, head.end(), end))
        else:
            found.append(Chunk(head.group(1), head.start(), end, False))
    return found


def _entries(text: str, start: int, end: int) -> list[Chunk]:
    first = re.compile(r"^([ \t]*)- ", re.MULTILINE).search(text, start, end)
    if first is None:
        return []
    dash = re.compile(rf"^{re.escape(first.group(1))}-(?:[ \t]|$)", re.MULTILINE)
    starts = [match.start() for match in dash.finditer(text, start, end)]
    ends = [*starts[1:], end]
    return [Chunk("events", one, other, True) for one, other in zip(starts, ends, strict=True)]


def bad_character(text: str) -> int:
    """Return the index of the first character that YAML forbids, -1 for none."""
    match = _BAD_CHARACTER.search(text)
    return match.start() if match else -1


def guessed(pattern_of: str, text: str) -> str:
    """Return the title or date that a broken entry seems to have."""
    match = (_TITLE if pattern_of == "title" else _DATE).search(text)
    return match.group(1)[:80] if match else ""


def explained(error: yaml.YAMLError, text: str) -> tuple[int, int, str]:
    """Return (start, end, message) of what broke a text: the offending place and the usual repair."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or error)
    if mark is None:
        index = max(0, bad_character(text))
        return index, index + 1, "a character that no text may hold; delete it"
    context = getattr(error, "context_mark", None)
    index = mark.index
    if "quoted scalar" in str(getattr(error, "context", "")) and context is not None:
        index = context.index
    index = min(index, len(text))
    line = _line(text, index)
    return index, index + 1, f"{_repair(problem, error, text, index)}: {shown(line.strip())}"


def _line(text: str, index: int) -> str:
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[start : end if end >= 0 else len(text)]
    if not line.strip() and start:
        return _line(text, start - 1)
    return line


def _repair(problem: str, error: yaml.YAMLError, text: str, index: int) -> str:
    context = str(getattr(error, "context", "") or "")
    letter = text[index : index + 1]
    line = _line(text, index)
    if "mapping values are not allowed" in problem:
        return "a colon inside text needs quotes around the whole text"
    if "quoted scalar" in context:
        return "a quotation mark is opened and never closed"
    if letter == "\t" or "\\t" in problem or ("\t" in line and not line.strip("\t ")):
        return "a tab cannot indent; use spaces"
    if "undefined alias" in problem or "alias" in context or "anchor" in context:
        return "text that begins with * or & needs quotes"
    if "cannot start any token" in problem:
        return f"text that begins with {letter or 'this character'} needs quotes"
    if "could not find expected ':'" in problem:
        return "a key without its colon, or text that goes on without indentation"
    if "flow" in context or "flow" in problem:
        return "a bracket or brace is not closed, or a comma is missing"
    if re.search(r""":\s+(['"]).*\1\S""", line) or "scalar" in problem:
        return "text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice"
    if "block" in context or "block" in problem:
        return "the indentation does not fit the lines above"
    return problem.removesuffix(".") or "this is not YAML"
