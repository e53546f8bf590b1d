"""What could follow in the search: names of fields, then the names that a field holds."""

from __future__ import annotations

import re

from viewer.dataclass import dataclass
from viewer.model.folding import one_line
from viewer.model.search.fields import (
    DATE_FIELDS,
    NAME_FIELDS,
    DateField,
    OutsideField,
    ValueField,
    field_named,
)
from viewer.model.search.query import whole
from viewer.model.search.texts import SearchTexts

MOST = 12
#: The term at the end of what is typed: what is not wanted, a field, and the name behind the last comma.
_LAST = re.compile(r'''(?:^|(?<=\s))(?P<no>-?)(?:(?P<field>[^\W\d]+(?:-[^\W\d]+)*):(?P<before>(?:(?:"[^"]*"|[^\s",])*,)*))?'''
                   r'''(?P<name>"[^"]*|[^\s",]*)$''')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that could be meant.

    Attributes:
        text: Everything typed, completed.
        label: What is offered, in a word or a name.
        note: What it is, or in how many events it stands.
    """

    text: str
    label: str
    note: str


def completions(texts: SearchTexts, typed: str) -> list[Completion]:
    """Return what could follow at the end of what is typed, likeliest first.

    Args:
        texts: What is filled in of the timeline's texts is what is offered.
        typed: Up to the cursor.
    """
    match = _LAST.search(typed)
    if match is None:
        return []
    kept = typed[: match.start()] + match["no"]
    if match["field"] is None:
        return _field_names(kept, match["name"])
    field = field_named(match["field"])
    if field is None or isinstance(field, DateField):
        return []
    lead = f"{kept}{match['field']}:{match['before']}"
    begun = one_line(match["name"].strip('"'))
    if isinstance(field, OutsideField):
        return [
            Completion(f"{lead}{_value(field, word)} ", word, "") for word in field.words if begun in word
        ]
    return _names(texts, field, lead, begun)


def _field_names(kept: str, begun: str) -> list[Completion]:
    begun = begun.lower()
    if not begun or begun.startswith('"'):
        return []
    meanings = [(field.name, field.meaning) for field in NAME_FIELDS]
    meanings += [(field.name, field.meaning) for field in DATE_FIELDS]
    return [
        Completion(f"{kept}{name}:", f"{name}:", meaning)
        for name, meaning in meanings
        if name.startswith(begun)
    ]


def _value(field: ValueField | OutsideField, name: str) -> str:
    """Return a name as it is typed behind its field's colon."""
    return whole(field, name).partition(":")[2]


def _names(texts: SearchTexts, field: ValueField, lead: str, wanted: str) -> list[Completion]:
    """Return names that hold what is begun: those that begin with it first, then the commonest."""
    names = texts.names(field)
    keys = [key for key in names.places if wanted in key]
    keys.sort(key=lambda key: (not key.startswith(wanted), -len(names.places[key]), key))
    return [
        Completion(
            f"{lead}{_value(field, names.shown[key])} ",
            names.shown[key],
            f"{len(names.places[key]):,}",
        )
        for key in keys[:MOST]
    ]
