"""Broken YAML: what is wrong in words that help, and where reading can go on."""

from __future__ import annotations

import re
from typing import NamedTuple

from viewer.files.read import libyaml
from viewer.files.read.texts import shown
from viewer.model.joining import headed
from viewer.words import N_, _

_SECTION = re.compile(r"""^["']?([A-Za-z_][\w-]*)["']?[ \t]*:(?=[ \t\r\n]|\Z)""", re.MULTILINE)
_FIRST_DASH = re.compile(r"^([ \t]*)-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?!^)\ufeff")
_GUESSES = {
    name: re.compile(rf"""^[\s-]*{name}:[ \t]*["']?(.{{0,200}}?)["']?[ \t\r]*$""", re.MULTILINE)
    for name in ("title", "date", "id")
}


class Chunk(NamedTuple):
    """A piece of text that is read by itself: a section, or one entry of the events."""

    section: str
    start: int
    end: int
    is_entry: bool


def chunks(text: str) -> list[Chunk]:
    """Split a file into its sections, and the events into entries.

    A section begins with a key at the left margin. The first ``-`` below ``events:`` sets
    the entries' indentation; every later one at that indentation begins another entry.
    """
    heads = list(_SECTION.finditer(text))
    found = []
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        if head.group(1) == "events":
            found.extend(_entries(text, head, end))
        else:
            found.append(Chunk(head.group(1), head.start(), end, False))
    return found


def _entries(text: str, head: re.Match[str], end: int) -> list[Chunk]:
    first = _FIRST_DASH.search(text, head.end(), end)
    if first is None or text[head.end() : end].lstrip()[:1] in ("[", "{"):
        return [Chunk("events", head.start(), end, False)]
    dash = re.compile(rf"^{re.escape(first.group(1))}-(?!--)", re.MULTILINE)
    starts = [match.start() for match in dash.finditer(text, head.end(), end)]
    ends = [*starts[1:], end]
    entries = [Chunk("events", one, other, True) for one, other in zip(starts, ends, strict=True)]
    return [Chunk("events", head.start(), starts[0], False), *entries]


def bad_character(text: str) -> int:
    """Return the index of the first character that YAML forbids, -1 for none."""
    match = _BAD_CHARACTER.search(text)
    return match.start() if match else -1


def guessed(field: str, text: str) -> str:
    """Return the title, date or id that a broken entry seems to have."""
    match = _GUESSES[field].search(text)
    return match.group(1)[:80] if match else ""


def first_line_of(text: str) -> int:
    """Return where the first line with anything on it begins."""
    match = re.search(r"\S", text)
    return match.start() if match else 0


def explained(error: libyaml.YAMLError, text: str) -> tuple[int, int, str]:
    """Return (start, end, message) of what broke a text: the offending place and the usual repair."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        index = max(0, bad_character(text))
        return index, index + 1, _("a character that no text may hold; delete it")
    context = str(getattr(error, "context", "") or "")
    context_mark = getattr(error, "context_mark", None)
    index = mark.index
    if context_mark is not None and ("quoted scalar" in context or "flow" in context):
        index = context_mark.index
    index = min(index, len(text))
    if index == len(text) or text[index] in "\r\n":
        index = max(len(text[:index].rstrip()) - 1, 0)
    line = _line(text, index)
    repair = _repair(str(getattr(error, "problem", "") or error), context, text, mark.index)
    return index, min(index + 1, max(len(text), index)), headed(repair, shown(line.strip()))


def _line(text: str, index: int) -> str:
    """Return the line of an index, or the last one above it that is not blank."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[start : min(end if end >= 0 else len(text), start + 500)]
    while not line.strip() and start:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = text[start : min(end, start + 500)]
    return line


_AFTER_QUOTE = re.compile(r"""(?::|-)\s+(?:"[^"]*"|'[^']*')[ \t]*[^\s#,\]}:]""")
_AFTER_BRACKET = re.compile(r"(?::|-)\s+([\[{])[^\]}]*[\]}][ \t]*[^\s#,\]}:]")
_FIRST_KEY = re.compile(r"[ \t]*(?:-[ \t]+)?[\w-]+[ \t]*")
_QUOTE_IT = N_("text that begins with {letter} needs quotes")
_BACKSLASH = N_("a backslash inside “…” needs another in front of it, or '…' around the text")
_INDENTATION = N_("the indentation does not fit the lines above")
#: In front of what a text begins with that needs quotes.
_SIGN = "\0"
#: What libyaml and PyYAML's own parser say, and the usual repair.
_REPAIRS = (
    ("undefined alias", _SIGN + N_("* or &")),
    ("alphabetic or numeric character", _SIGN + N_("* or &")),
    ("expected alphabetic or numeric", _SIGN + N_("* or &")),
    ("comment or line break", _SIGN + N_("| or >")),
    ("scanning a block scalar", _SIGN + N_("| or >")),
    ("block sequence entries are not allowed", _SIGN + "“- ”"),
    ("sequence entries are not allowed", _SIGN + "“- ”"),
    ("mapping keys are not allowed", _SIGN + "“? ”"),
    ("undefined tag handle", _SIGN + "!"),
    ("scanning a tag", _SIGN + "!"),
    ("parsing a tag", _SIGN + "!"),
    ("scanning a directive", N_("a line that begins with % is no text of an event file; delete it")),
    ("unknown escape character", _BACKSLASH),
    ("expected escape sequence", _BACKSLASH),
    ("hexadecimal numbers", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("could not find expected ':'", N_("a key without its colon, or text that goes on without indentation")),
    ("<document start>", _INDENTATION),
)


def _begins_with(letter: str) -> str:
    return _(_QUOTE_IT).format(letter=letter)


def _repair(problem: str, context: str, text: str, index: int) -> str:
    """Return the usual repair for what libyaml (or PyYAML's own parser) complains of."""
    letter, line = text[index : index + 1], _line(text, index)
    before = text[text.rfind("\n", 0, index) + 1 : index]
    if letter == "\t" or ("\t" in before and not before.strip()):
        return _("a tab cannot indent; expected spaces")
    if re.match(r"\s*-\w", text):
        return _("a space is missing behind the “-”")
    if "mapping values are not allowed" in problem:
        colon = _("a colon inside text needs quotes around the whole text")
        return _(_INDENTATION) if _FIRST_KEY.fullmatch(before) else colon
    for sign, repair in _REPAIRS:
        if sign in problem or sign in context:
            return _begins_with(_(repair[1:])) if repair[:1] == _SIGN else _(repair)
    if "quoted scalar" in context:
        return _("a quotation mark is opened and never closed")
    if "cannot start any token" in problem:
        return _begins_with(letter or _("this character"))
    if _AFTER_QUOTE.search(line if "[" in line or "{" in line else line.replace(",", " ")):
        return _("text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice")
    bracket = _AFTER_BRACKET.search(line)
    if bracket:
        return _begins_with(bracket.group(1))
    if "alias" in context or "anchor" in context:
        return _begins_with(_("* or &"))
    if "flow" in context or "flow" in problem:
        return _("a bracket or brace is not closed, or a comma is missing")
    if "block" in context or "block" in problem:
        return _(_INDENTATION)
    return problem.removesuffix(".") or _("this is not YAML")
