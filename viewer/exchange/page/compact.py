"""The same in fewer characters: shapes to a tenth of a pixel, paths told from point to point, no idle marks."""

from __future__ import annotations

import re
from collections import Counter

_PATH = re.compile(r' d="([^"]*)"')
_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")
#: Places and lengths; what is told of texts, names and colours is not touched.
_PLACE = re.compile(r' (x|y|x1|x2|y1|y2|cx|cy|r|rx|width|height)="(-?\d+\.\d+)"')
_TIP = re.compile(r"(<a\b[^>]*>)<title>[^<]*</title>")
#: A path long enough to be told once for all places where it is.
_LONG = re.compile(r'<path d="M(-?[\d.]+) (-?[\d.]+)([^"]{60,})"([^>]*)/>')
#: Values that need no marks around them where HTML is read; a slash behind one has to stand apart from it.
_MARKED = re.compile(r'( [\w-]+=)"([\w.#-]+)"(?=([ />]))')
#: What is so where nothing is said.
_USUAL = re.compile(r' (?:x|y|y1|y2|offset)="0"')
_BETWEEN = re.compile(r">\n<(?=/?(?:g|a|rect|path|circle|text|defs|title|desc|svg)\b)")


def compact(svg: str, *, without_tips: bool = False) -> str:
    """Return an ``svg`` element as it may stand in a page, with fewer characters.

    Args:
        svg: Its paths have absolute commands, M, L, C and Z.
        without_tips: Leave out what marks say under the mouse, where a script says it.
    """
    svg = _PATH.sub(lambda match: f' d="{_relative(match[1])}"', svg)
    svg = _PLACE.sub(lambda match: f' {match[1]}="{_tenths(round(float(match[2]) * 10))}"', svg)
    svg = _shared(_USUAL.sub("", svg))
    svg = _BETWEEN.sub("><", svg.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1))
    return _TIP.sub(r"\1", svg) if without_tips else svg


def unmarked(html: str) -> str:
    """Return HTML without the marks around attributes that need none; no text may hold ``="``."""
    return _MARKED.sub(lambda match: f"{match[1]}{match[2]}{' ' if match[3] == '/' else ''}", html)


def _shared(svg: str) -> str:
    """Return a drawing in which a long path that comes again elsewhere is told once."""
    counts = Counter(match[3] for match in _LONG.finditer(svg))
    names = {rest: f"t-p{place}" for place, (rest, count) in enumerate(counts.items()) if count > 1}
    if not names or "</defs>" not in svg:
        return svg

    def told(match: re.Match[str]) -> str:
        name = names.get(match[3])
        return f'<use href="#{name}" x="{match[1]}" y="{match[2]}"{match[4]}/>' if name else match[0]

    shapes = "".join(f'<path id="{name}" d="M0 0{rest}"/>' for rest, name in names.items())
    return _LONG.sub(told, svg).replace("</defs>", f"{shapes}</defs>", 1)


def _relative(commands: str) -> str:
    """Return a path whose every point is told from the one before; in tenths, so that no error adds up."""
    written, before = "", ""
    x = y = first_x = first_y = 0
    for letter, rest in _COMMAND.findall(commands):
        if letter == "Z":
            written, before, x, y = written + "z", "", first_x, first_y
            continue
        tenths = [round(float(number) * 10) for number in _NUMBER.findall(rest)]
        moves = [at - (y if place % 2 else x) for place, at in enumerate(tenths)] if written else tenths
        name, numbers = _named(letter, moves) if written else ("M", tenths)
        joined = _joined(numbers)
        written += (name if name != before else "" if joined[0] == "-" else " ") + joined
        x, y, before = tenths[-2], tenths[-1], name
        if letter == "M":
            first_x, first_y = x, y
    return written


def _named(letter: str, moves: list[int]) -> tuple[str, list[int]]:
    """Return the shortest command for a step."""
    if letter == "L" and not moves[0]:
        return "v", moves[1:]
    if letter == "L" and not moves[1]:
        return "h", moves[:1]
    return letter.lower(), moves


def _joined(tenths: list[int]) -> str:
    numbers = [_tenths(value) for value in tenths]
    return numbers[0] + "".join(number if number[0] == "-" else f" {number}" for number in numbers[1:])


def _tenths(value: int) -> str:
    """Return a number of tenths as briefly as it can be written."""
    sign, (whole, part) = "-" if value < 0 else "", divmod(abs(value), 10)
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{part}"
