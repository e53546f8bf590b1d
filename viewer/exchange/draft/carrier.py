"""What travels with a foreign record for this program alone: our own entry, and digests of what stands beside it.

A carrier is data like any other. It is believed only while everything that the other program shows of the record is
still what it was when the carrier was written: who changes a title elsewhere has changed it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from viewer.exchange.draft.taking import as_plain
from viewer.model.fields import Fields, Plain

#: Of a record and of a whole file, in JSON.
KEY = "x-dateline"
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Carried:
    """What a carrier holds.

    Attributes:
        what: An entry, or the head of a file.
        differing: Names of what is shown beside it and has changed since; empty where it can be believed.
    """

    what: Fields
    differing: tuple[str, ...] = ()


def carrier(what: Fields, shown: Mapping[str, object]) -> dict[str, object]:
    """Return a carrier as JSON has it.

    Args:
        what: An entry, or the head of a file.
        shown: Everything that the other program shows, by its names.
    """
    of = {name: _digest(value) for name, value in shown.items() if as_plain(value)}
    return {"entry": what, "of": of, "digest": _digest(what)}


def carried(value: object, shown: Mapping[str, object]) -> Carried | None:
    """Return what a carrier holds, None where it is none or was damaged on its way.

    Args:
        value: What stands in its place in the foreign file.
        shown: What the other program shows now, by the same names.
    """
    if not isinstance(value, dict):
        return None
    entry, of = as_plain(value.get("entry")), value.get("of")
    if not isinstance(entry, dict) or not isinstance(of, dict) or value.get("digest") != _digest(entry):
        return None
    now = {name: _digest(one) for name, one in shown.items() if as_plain(one)}
    names = dict.fromkeys((*now, *map(str, of)))
    return Carried(entry, tuple(name for name in names if now.get(name) != of.get(name)))


def shown_of(slides: Mapping[str, object]) -> dict[str, object]:
    """Return what slides of TimelineJS show of a file's head; their title tells its description too."""
    return {"title": slides.get("title"), "description": slides.get("title"), "eras": slides.get("eras")}


def carried_text(text: str) -> object:
    """Return the JSON that a carrier is where a format holds it as text, None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _digest(value: object) -> str:
    """Return a digest of a value; whether it holds numbers or texts of them is one."""
    text = json.dumps(_comparable(as_plain(value)), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _comparable(value: Plain) -> Plain:
    """Return a value without what is empty: programs write or leave that as they like."""
    if isinstance(value, list):
        return [_comparable(item) for item in value]
    if isinstance(value, dict):
        return {name: _comparable(item) for name, item in value.items() if item}
    return value
