"""A comparison as a whole, told in lines for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.model.comparing.differences import Comparison, Difference, FieldChange, Json, Part, Sign
from viewer.model.event_words import counted
from viewer.model.joining import joined, joined_apart
from viewer.words import N_, NN_, _, number

_NOUNS = {
    Part.HEAD: "head", Part.LANE: "lane", Part.SOURCE: "source", Part.ERA: "era", Part.EVENT: "event",
    Part.MISTAKE: "mistake",
}  # fmt: skip
#: What is counted here beside what papers count.
_COUNTED = (
    NN_("{number} lane", "{number} lanes"),
    NN_("{number} era", "{number} eras"),
    NN_("{number} mistake", "{number} mistakes"),
)
_THINGS = {
    Sign.ADDED: N_("{things} added"), Sign.REMOVED: N_("{things} removed"), Sign.CHANGED: N_("{things} changed"),
    Sign.MOVED: N_("{things} moved"),
}  # fmt: skip
SAME = N_("Both say the same")
#: Of files that say the same in different texts.
SAME_WORDS = N_("Both say the same; only comments, order of fields or layout differ")


def summary(comparison: Comparison) -> str:
    """Return how much is different: ``2 events added, 1 changed; 1 lane moved``."""
    if comparison.is_same:
        return _(SAME)
    counts = comparison.counts()
    parts = []
    for part, noun in sorted(_NOUNS.items(), key=lambda item: item[0] is not Part.EVENT):
        found = [(counts[part, sign], sign) for sign in Sign if counts[part, sign]]
        if found:
            count, sign = found[0]
            things = _("head") if part is Part.HEAD else counted(count, noun)
            first = _(_THINGS[sign]).format(things=things)
            others = [_(_THINGS[sign]).format(things=number(count)) for count, sign in found[1:]]
            parts.append(joined([first, *others]))
    return joined_apart(parts)


def told(comparison: Comparison) -> Iterator[str]:
    """Yield every difference behind its sign; longer words below it on lines of their own, set in."""
    for one in comparison.differences:
        yield f"{one.sign.symbol} {one.words}"
        for line in one.lines:
            yield f"    {line.marked}"


def as_json(comparison: Comparison) -> list[Json]:
    """Return every difference as an object."""
    return [_difference(one) for one in comparison.differences]


def _difference(one: Difference) -> Json:
    return {
        "part": one.part.value,
        "sign": one.sign.value,
        "old_id": one.old_id or None,
        "new_id": one.new_id or None,
        "words": one.words,
        "moved": one.place or None,
        "fields": [_field(change) for change in one.fields],
    }


def _field(change: FieldChange) -> Json:
    return {"field": change.name, "old": change.before, "new": change.after, "words": change.words}
