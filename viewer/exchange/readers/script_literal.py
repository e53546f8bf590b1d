"""JSON from a literal of JavaScript: single quotes, bare keys, trailing commas, remarks. Nothing is evaluated."""

from __future__ import annotations

import json
import re

from viewer.exchange.draft.decoding import ForeignText
from viewer.exchange.draft.foreign_json import json_in
from viewer.exchange.draft.json_values import json_of
from viewer.exchange.draft.notes import Unreadable
from viewer.words import _

#: Nothing in it is tried twice: a literal of megabytes takes no longer for being broken.
_TOKEN = re.compile(
    r"""(?P<remark>//[^\n]*+|/\*(?>.*?(?:\*/|\Z)))|(?P<double>"(?:[^"\\]|\\.)*+")|(?P<single>'(?:[^'\\]|\\.)*+')"""
    r"""|(?P<comma>,)(?=(?:\s|//[^\n]*+\n|/\*(?>.*?\*/))*+[\]}])|(?P<word>[A-Za-z_$][\w$]*+)(?P<key>(?=\s*+:))?""",
    re.DOTALL,
)


#: A literal is turned into JSON as a whole, beside which it stands in memory.
_MOST_BYTES = 16 * 1024 * 1024


def json_or_script(text: ForeignText, skip: int = 0, behind: str = "") -> object:
    """Return what a text says that is JSON, or such a literal.

    Args:
        text: The file.
        skip: So many letters stand before it.
        behind: Letters that may stand behind it.

    Raises:
        Unreadable: It is neither, or a literal larger than can be taken in.
    """
    try:
        return json_in(text, skip, behind)
    except Unreadable as error:
        if text.size > _MOST_BYTES:
            told = _("{why}; what is no JSON but JavaScript may have {number} MB at the most")
            raise Unreadable(told.format(why=error, number=_MOST_BYTES // 1024**2)) from None
    return json_of(json_from_script(text.whole()[skip:].rstrip(behind)))


def json_from_script(text: str) -> str:
    """Return a literal of JavaScript as JSON; what is neither stays, so that reading it fails."""
    return _TOKEN.sub(_as_json, text)


def _as_json(match: re.Match[str]) -> str:
    if match["single"] is not None:
        inside = match["single"][1:-1].replace("\\'", "'")
        return '"' + re.sub(r'(?<!\\)"', r"\"", inside) + '"'
    if match["word"] is not None:
        return match["word"] if match["key"] is None else json.dumps(match["word"])
    return match["double"] or ""
