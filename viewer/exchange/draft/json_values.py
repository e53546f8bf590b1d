"""JSON of other programs, within limits that keep memory and stack."""

from __future__ import annotations

import json
import re

from viewer.exchange.draft.names import unique
from viewer.exchange.draft.notes import Unreadable
from viewer.words import N_, _

#: Brackets inside brackets; beyond this no timeline goes, and Python's stack does not.
DEEPEST = 200
LONG_NUMBER = N_("the JSON cannot be read: it holds a number of thousands of digits")


def json_of(text: str) -> object:
    """Return what JSON says.

    Raises:
        Unreadable: It is no JSON, or nested deeper than any timeline.
    """
    refuse_depth(text)
    try:
        return DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Unreadable(broken_at(error.lineno, error.colno, why_broken(error))) from None
    except ValueError:  # a number of more digits than Python turns into one
        raise Unreadable(_(LONG_NUMBER)) from None


def broken_at(line: int, column: int, why: str) -> str:
    """Return in one line where JSON breaks, both counted from 1, and why."""
    text = _("the JSON cannot be read: line {line}, column {column}: {why}")
    return text.format(line=line, column=column, why=why)


def too_deep() -> str:
    """Return in one line that it is nested too deeply."""
    return _("the JSON is nested more than {number} deep").format(number=DEEPEST)


def breaks_off() -> str:
    """Return why JSON that ends too early is broken."""
    return _("it breaks off there")


def why_broken(error: json.JSONDecodeError) -> str:
    """Return what is wrong with JSON, a text that breaks off above all."""
    if error.msg.startswith("Unterminated string"):
        return _("a text begins there that does not end")
    if not error.doc[error.pos :].strip():
        return breaks_off()
    return error.msg[:1].lower() + error.msg[1:]


def with_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return a mapping in which the last of equal keys counts, as in JavaScript, and the others stay."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found, taken = {}, {name for name, _ in pairs}
    for name, value in pairs:
        if name in found:
            found[unique(f"{name} (earlier)", taken)] = found[name]
        found[name] = value
    return found


def refuse_depth(text: str) -> None:
    """Refuse brackets that are nested too deeply, before anything recurses into them."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    for match in _BRACKETS.finditer(text):
        letter = match[0]
        if letter in "[{":
            depth += 1
            if depth > DEEPEST:
                raise Unreadable(too_deep())
        elif letter in "]}":
            depth -= 1


DECODER = json.JSONDecoder(parse_constant=str, object_pairs_hook=with_doubles)
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
