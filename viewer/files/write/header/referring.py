"""Whoever refers to a lane or a source, made to refer to another one, or to none."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.model.event_fields import EVENT_FIELDS, PICTURE_PARTS, QUOTE_PARTS
from viewer.model.field_kinds import Field, Kind
from viewer.model.fields import Fields, Plain

#: What refers to an item of a section, by the section.
REFERRING = {"lanes": {Kind.LANE}, "sources": {Kind.SOURCE, Kind.SOURCES}}
_PARTS = {Kind.QUOTES: QUOTE_PARTS, Kind.PICTURES: PICTURE_PARTS}


def _by_name(rows: tuple[Field, ...]) -> Mapping[str, Field]:
    return {row.name: row for row in rows}


_EVENT = _by_name(EVENT_FIELDS)


def referring(fields: Fields, section: str, old: str, new: str) -> Fields:
    """Return an entry's fields with another id wherever they refer to an item; empty for none.

    Args:
        fields: An event's, as they stand in the file.
        section: Of the item: ``lanes`` or ``sources``.
        old, new: Its ids; an empty new one takes the reference out.
    """
    return _mapping(fields, _EVENT, REFERRING[section], old, new)


def _mapping(fields: Fields, rows: Mapping[str, Field], kinds: set[Kind], old: str, new: str) -> Fields:
    found: Fields = {}
    for name, value in fields.items():
        row = rows.get(name)
        changed = _value(value, row.kind, kinds, old, new) if row is not None else value
        if changed is not None:
            found[name] = changed
    return found


def _value(value: Plain, kind: Kind, kinds: set[Kind], old: str, new: str) -> Plain | None:
    """Return a field's value with the other id; None where nothing is left of it."""
    if kind in kinds:
        return _ids(value, old, new)
    if kind not in _PARTS:
        return value
    rows = _by_name(_PARTS[kind])
    if isinstance(value, dict):
        return _mapping(value, rows, kinds, old, new)
    if isinstance(value, list):
        return [_mapping(one, rows, kinds, old, new) if isinstance(one, dict) else one for one in value]
    return value


def _ids(value: Plain, old: str, new: str) -> Plain | None:
    if isinstance(value, str):
        return value if value != old else new or None
    if not isinstance(value, list) or old not in value:
        return value
    # Who is referred to already is not referred to twice.
    others = [one for one in value if one != old]
    if not new or new in others:
        return others or None
    return [new if one == old else one for one in value]
