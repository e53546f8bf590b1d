"""Style and script of a page, and the policy that lets these two work and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import product
from string import ascii_letters

from viewer.exchange.page.content import Drawing
from viewer.shipped import resource
from viewer.words import N_, _, language

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: Blanks of a style sheet that part nothing; none of its strings holds such a mark.
_LOOSE, _FIRST = re.compile(r"\s*([{};,>])\s*"), r"\1"
#: Texts, patterns, words, blanks and single marks of our script. A pattern begins behind a bracket or a comma.
_TOKEN = re.compile(
    r'"(?:\\.|[^"\\])*"|`[^`]*`|(?<=[(,])/(?:\\.|[^/\\\n])+/\w*|[\w$]+|(?P<blank>\s+)|.', re.DOTALL
)
_RULE = re.compile(r"(\.[\w-]+)\{([^}]*)\}")
_COLOR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


#: Words behind which a name of the script's own is declared.
_DECLARING = frozenset(("const", "let", "function"))


#: What the script says, as it stands in it, with its message and what the message's places are in it.
_SAID = (
    ("found by “${find.value.trim()}”", N_("found by “{words}”"), {"words": "${find.value.trim()}"}),
    (
        "${number(left)} of ${all} events",
        N_("{found} of {all} events"),
        {"found": "${number(left)}", "all": "${all}"},
    ),
    ("${all} events", N_("{all} events"), {"all": "${all}"}),
    (
        'Only ${counted} are printed: ${asked.join(", ")}.',
        N_("Only {events} are printed: {asked}."),
        {"events": "${counted}", "asked": '${asked.join(", ")}'},
    ),
)


def script() -> str:
    """Return the script as it stands in a page, in the language that is spoken."""
    text = _asset("page.js")
    if language() is not None:
        for english, message, places in _SAID:
            # No translation ends the text that it stands in, or begins code.
            said = re.sub(r"[\\`$]", "", _(message)).format(**places)
            text = text.replace(f"`{english}`", f"`{said}`")
    return _shortened(text)


@cache
def _shortened(text: str) -> str:
    """Return a script without comments, without blanks that part nothing, own names short."""
    tokens: list[tuple[str, bool]] = []
    blank = False
    for token in _TOKEN.finditer(_COMMENT.sub("", text)):
        if not token["blank"]:
            tokens.append((token[0], blank))
        blank = bool(token["blank"])
    short = _short_names([text for text, _ in tokens])
    written = [""]
    for text, blank in tokens:
        text = short.get(text, text)
        # Two words, or two signs that would be one, stay apart.
        if blank and _parts(written[-1][-1:], text[0]):
            written.append(" ")
        written.append(text)
    return "".join(written).replace(";}", "}")


def _short_names(tokens: Sequence[str]) -> dict[str, str]:
    """Return brief names for what the script declares and nothing else knows, the oftenest the briefest.

    A word that is a property anywhere, or stands in a text that is filled in, keeps its name.
    """
    around = list(zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False))
    own = {word for before, word, _ in around if before in _DECLARING and word.isidentifier()}
    own -= {word for before, word, behind in around if _is_property(before, behind)}
    filled = " ".join(text for text in tokens if text[0] == "`")
    own -= set(re.findall(r"\w+", filled))
    counts = Counter(word for word in tokens if word in own and len(word) > 2)
    taken = {*re.findall(r"\w+", " ".join(tokens)), "do", "if", "in"}
    free = (name for name in _names() if name not in taken)
    return {word: next(free) for word, _ in counts.most_common()}


def _is_property(before: str, behind: str) -> bool:
    """Tell whether a word between two others may name a part of an object."""
    return (
        before == "."
        or behind == ":"
        or (before == "{" and behind in ",}")
        or (before == "," and behind == "}")
    )


def _names() -> Iterator[str]:
    return ("".join(letters) for length in (1, 2) for letters in product(ascii_letters, repeat=length))


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
    dark = f"@media screen and (prefers-color-scheme:dark){{{_merged(drawing.dark_style)}{dark}}}"
    return f"{_base_style()}\n{_LOOSE.sub(_FIRST, f'{_merged(drawing.style)}{light}{dark}')}"


def _merged(rules: str) -> str:
    """Return the rules of a drawing's shapes with those told once that say the same; each shape has one class."""
    named: dict[str, list[str]] = {}
    for name, said in _RULE.findall(rules):
        named.setdefault(said, []).append(name)
    return "".join(f"{','.join(names)}{{{said}}}" for said, names in named.items())


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
