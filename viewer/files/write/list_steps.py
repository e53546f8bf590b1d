"""What to do first to turn one list into another, so that each item keeps its place and its comments."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from viewer.model.fields import Plain

#: Pairs of items that are compared letter by letter; more than that are paired in their order.
_MOST_COMPARED = 400


class ListStep(NamedTuple):
    """One step from a list towards another.

    Attributes:
        kind: ``change``, ``remove``, ``insert`` or ``move``.
        old: Place of the item that is changed, removed or moved; of the one that a new one is put before.
        new: Place of the item in the wished list; for ``move`` that in the present list which the
            item is put before.
    """

    kind: str
    old: int
    new: int


def next_step(old: Sequence[Plain], new: Sequence[Plain]) -> ListStep:
    """Return the first step from a list to another one; they differ."""
    ours, theirs = [_key(item) for item in old], [_key(item) for item in new]
    codes = SequenceMatcher(None, ours, theirs, False).get_opcodes()
    _, i1, i2, j1, j2 = next(code for code in codes if code[0] != "equal")
    if i2 - i1 == j2 - j1:
        return ListStep("change", i1, j1)
    if i2 - i1 > j2 - j1:
        kept = _alike(theirs[j1:j2], ours[i1:i2])
        return ListStep("remove", i1 + next(place for place in range(i2 - i1) if place not in kept), -1)
    kept = _alike(ours[i1:i2], theirs[j1:j2])
    skip = next(place for place in range(j2 - j1) if place not in kept)
    step = ListStep("insert", i1 + skip, j1 + skip)
    return _moving(ours, theirs, step, codes)


def _moving(
    ours: list[str], theirs: list[str], step: ListStep, codes: Sequence[tuple[str, int, int, int, int]]
) -> ListStep:
    """Return a step that moves an item there is already, rather than write it anew, where it can."""
    wanted = theirs[step.new]
    if ours.count(wanted) < theirs.count(wanted):
        return step
    stays = {place for kind, i1, i2, _, _ in codes if kind == "equal" for place in range(i1, i2)}
    spare = [place for place, key in enumerate(ours) if key == wanted and place not in stays]
    return ListStep("move", spare[0], step.old) if spare else step


def _alike(few: Sequence[str], many: Sequence[str]) -> set[int]:
    """Return which of many items go best with a few, each with one, in their order."""
    if not few or len(few) * len(many) > _MOST_COMPARED:
        return set(range(len(few)))
    # best[i][j]: likeness of the first i with some i of the first j, and which those are
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(many) + 1)
    for number, one in enumerate(few):
        row: list[tuple[float, tuple[int, ...]]] = [(-1.0, ())] * (len(many) + 1)
        for place in range(number, len(many)):
            likeness, chosen = best[place]
            with_it = likeness + SequenceMatcher(None, one, many[place], False).ratio()
            row[place + 1] = max(row[place], (with_it, (*chosen, place)), key=lambda pair: pair[0])
        best = row
    return set(best[-1][1])


def _key(item: Plain) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True)
