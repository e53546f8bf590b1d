"""Style and script of a page, and the policy that lets these two work and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from viewer.exchange.page.content import Drawing
from viewer.shipped import resource

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: Blanks of a style sheet that part nothing; none of its strings holds such a mark.
_LOOSE, _FIRST = re.compile(r"\s*([{};,>])\s*"), r"\1"
#: Texts, patterns, words, blanks and single marks of our script. A pattern begins behind a bracket or a comma.
_TOKEN = re.compile(
    r'"(?:\\.|[^"\\])*"|`[^`]*`|(?<=[(,])/(?:\\.|[^/\\\n])+/\w*|[\w$]+|(?P<blank>\s+)|.', re.DOTALL
)
_COLOR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@cache
def script() -> str:
    """Return the script as it stands in a page: without comments and without blanks that part nothing."""
    text = _COMMENT.sub("", _asset("page.js"))
    written, blank = [""], False
    for token in _TOKEN.finditer(text):
        if token["blank"]:
            blank = True
            continue
        # Two words, or two signs that would be one, stay apart.
        if blank and _parts(written[-1][-1:], token[0][0]):
            written.append(" ")
        written.append(token[0])
        blank = False
    return "".join(written)


def _parts(before: str, behind: str) -> bool:
    are_words = all(letter.isalnum() or letter in "_$" for letter in (before, behind)) and before != ""
    return are_words or (before == behind and before in "+-")


@cache
def _base_style() -> str:
    return (
        _LOOSE.sub(_FIRST, _COMMENT.sub("", _asset("page.css"))).replace(": ", ":").replace(";}", "}").strip()
    )


def _asset(name: str) -> str:
    return resource(f"page/{name}").read_text(encoding="utf-8")


def style(drawing: Drawing | None, lane_numbers: dict[str, int]) -> str:
    """Return the style sheet of one page, with what its lanes and its drawing look like.

    Args:
        drawing: What was drawn; None for nothing.
        lane_numbers: The number in the class of each lane's entries, by the lane's id.
    """
    if drawing is None:
        return _base_style()
    named = [(lane_numbers[lane], *colors) for lane, colors in drawing.lanes.items() if lane in lane_numbers]
    light = "".join(f".l{number}{{--lane:{day}}}" for number, day, _ in named if _COLOR.fullmatch(day))
    dark = "".join(f".l{number}{{--lane:{night}}}" for number, _, night in named if _COLOR.fullmatch(night))
    dark = f"@media screen and (prefers-color-scheme:dark){{{drawing.dark_style}{dark}}}"
    return f"{_base_style()}\n{_LOOSE.sub(_FIRST, f'{drawing.style}{light}{dark}')}"


def policy(style_text: str, script_text: str) -> str:
    """Return the Content-Security-Policy of a page: its own style, its own script, its own pictures.

    Source: W3C Content Security Policy Level 3.
    """
    return (
        f"default-src 'none'; style-src '{_digest(style_text)}'; script-src '{_digest(script_text)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
