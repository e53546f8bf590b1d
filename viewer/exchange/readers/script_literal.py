"""JSON from a literal of JavaScript: single quotes, bare keys, trailing commas, remarks. Nothing is evaluated."""

from __future__ import annotations

import json
import re

#: Nothing in it is tried twice: a literal of megabytes takes no longer for being broken.
_TOKEN = re.compile(
    r"""(?P<remark>//[^\n]*+|/\*(?>.*?(?:\*/|\Z)))|(?P<double>"(?:[^"\\]|\\.)*+")|(?P<single>'(?:[^'\\]|\\.)*+')"""
    r"""|(?P<comma>,)(?=(?:\s|//[^\n]*+\n|/\*(?>.*?\*/))*+[\]}])|(?P<word>[A-Za-z_$][\w$]*+)(?P<key>(?=\s*+:))?""",
    re.DOTALL,
)


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
