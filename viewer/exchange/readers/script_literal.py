"""JSON from a literal of JavaScript: single quotes, bare keys, trailing commas, remarks. Nothing is evaluated."""

from __future__ import annotations

import json
import re

_TOKEN = re.compile(
    r"""(?P<remark>//[^\n]*|/\*.*?\*/)|(?P<double>"(?:[^"\\]|\\.)*+")|(?P<single>'(?:[^'\\]|\\.)*+')"""
    r"""|(?P<comma>,)(?=(?:\s|//[^\n]*\n|/\*.*?\*/)*[\]}])|(?P<key>[A-Za-z_$][\w$]*)(?=\s*:)""",
    re.DOTALL,
)


def json_from_script(text: str) -> str:
    """Return a literal of JavaScript as JSON; what is neither stays, so that reading it fails."""
    return _TOKEN.sub(_as_json, text)


def _as_json(match: re.Match[str]) -> str:
    if match["single"] is not None:
        inside = match["single"][1:-1].replace("\\'", "'")
        return '"' + re.sub(r'(?<!\\)"', r"\"", inside) + '"'
    if match["key"] is not None:
        return json.dumps(match["key"])
    return match["double"] or ""
