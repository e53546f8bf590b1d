"""The event file as a JSON Schema, for editors that complete keys and mark mistakes while one types.

An editor types plain values before it looks at the schema: ``2011`` is a number to it, ``no``
may be a truth value, ``[a, b]`` a list, and nothing at all is null. The reader takes all of
them as the text that was typed, so the schema allows what such text may have been typed as:
it never refuses what the reader accepts, except for the bare words ``null`` and ``~`` where
something must stand, which an editor cannot tell from nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from viewer.files.read.header import FORMAT, SECTIONS
from viewer.files.schema import words
from viewer.files.schema.dates import DATE, SET_MEMBER
from viewer.model.event_fields import EVENT_FIELDS, LINK_PARTS, PICTURE_PARTS, PLACE_PARTS, QUOTE_PARTS
from viewer.model.field_kinds import Field, Kind
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.lints import LINTS

Schema = dict[str, Any]

_EMPTY: Schema = {"type": "null"}
#: Any scalar, whatever an editor takes it for; empty counts as left out.
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
#: A scalar with something in it.
_WORDS: Schema = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "patternErrorMessage": "Something must stand here.",
}
_PUNCTUATION = r"\s!-/:-@\[-\^`{-~"
_ID: Schema = {
    "type": ["string", "number", "boolean"],
    "minimum": 0,
    "pattern": rf"^[^{_PUNCTUATION}][^\s!-,/;-@\[-\^`{{-~]*$",
    "patternErrorMessage": "An id has letters, digits, “-” and “_”, such as trip-2011.",
}
_COLOR: Schema = {
    "type": ["string", "number", "boolean", "null"],
    "minimum": 0,
    "pattern": "^(#?[0-9a-fA-F]{6}|[a-zA-Z]+)$",
    "patternErrorMessage": "A colour is a name or six hex digits.",
}
_ZONE: Schema = {
    "type": ["string", "null"],
    "pattern": "^[A-Za-z][A-Za-z0-9_+/-]*$",
    "patternErrorMessage": "A time zone has an IANA name such as Asia/Vladivostok.",
}
_DURATION: Schema = {
    "type": ["string", "null"],
    "pattern": "[A-Za-z]",
    "patternErrorMessage": "A length is such as 4 days, about 7 days or P7D.",
}
_URL: Schema = {
    "type": "string",
    "pattern": "^[hH][tT][tT][pP][sS]?://",
    "patternErrorMessage": "A web address begins with https://.",
}
_DATE_HELP = "A date is such as 2011, 2011-08, 2011-08-20, 2011~, 2004/2006, 2011-08-20/ or [2011..2013]."
# Types side by side rather than alternatives: of a failed alternative editors tell the type alone.
_YEAR_OR_TEXT: Schema = {"minimum": -9999, "maximum": 9999, "patternErrorMessage": _DATE_HELP}
_DATE: Schema = {
    **_YEAR_OR_TEXT,
    "type": ["integer", "string", "array"],
    "pattern": DATE,
    "minItems": 1,
    "items": {**_YEAR_OR_TEXT, "type": ["integer", "string"], "pattern": SET_MEMBER},
}
_DATE_OR_NOTHING: Schema = {**_DATE, "type": [*_DATE["type"], "null"]}
#: One text or a list of texts.
_TEXTS: Schema = {"type": [*_TEXT["type"], "array"], "items": _TEXT}


_PLACE: Schema = {"anyOf": [_TEXT, {"$ref": "#/$defs/place"}]}


def _degrees(most: int) -> Schema:
    return {
        "type": ["number", "string", "null"],
        "minimum": -most,
        "maximum": most,
        "pattern": r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$",
        "patternErrorMessage": f"Degrees are a number from -{most} to {most}.",
    }


def _choice(field: Field) -> Schema:
    """Return one of a few words, each with what it means; or nothing."""
    words = {"enum": list(field.members), "enumDescriptions": list(field.choices.values())}
    return {"anyOf": [words, _EMPTY]}


def _any(*kinds: Schema) -> Schema:
    return {"anyOf": list(kinds)}


def _one_or_list(item: Schema, *, empty_items: bool = True) -> Schema:
    """Return a single value or a list of them, or nothing."""
    return _any(item, {"type": "array", "items": _or_empty(item) if empty_items else item}, _EMPTY)


def _or_empty(kind: Schema) -> Schema:
    return _any(kind, _EMPTY)


_QUOTES = _one_or_list(_any(_WORDS, {"$ref": "#/$defs/quote"}), empty_items=False)
_LINKS = _one_or_list(_any(_URL, {"$ref": "#/$defs/link"}))
_PICTURES = _one_or_list(_any(_TEXT, {"$ref": "#/$defs/picture"}))

#: Warnings, each with why it is accepted.
_REASONS: Schema = {
    "type": ["object", "null"],
    "properties": {code: {"description": f"Where {lint.meaning}.", **_WORDS} for code, lint in LINTS.items()},
    "patternProperties": {"^x-": {}},
    "additionalProperties": False,
}


#: What each kind allows, where it must not be empty and where it may.
_KINDS: dict[Kind, tuple[Schema, Schema]] = {
    **dict.fromkeys((Kind.LINE, Kind.PROSE, Kind.WORDS, Kind.LANE, Kind.SOURCE), (_WORDS, _TEXT)),
    **dict.fromkeys((Kind.TEXTS, Kind.SOURCES, Kind.EVENTS), (_TEXTS, _TEXTS)),
    Kind.ID: (_ID, _or_empty(_ID)),
    Kind.DATE: (_DATE, _DATE_OR_NOTHING),
    Kind.DURATION: (_DURATION, _DURATION),
    Kind.ZONE: (_ZONE, _ZONE),
    Kind.COLOR: (_COLOR, _COLOR),
    Kind.URL: (_URL, _or_empty(_URL)),
    Kind.LATITUDE: (_degrees(90), _degrees(90)),
    Kind.LONGITUDE: (_degrees(180), _degrees(180)),
    Kind.PLACE: (_PLACE, _PLACE),
    Kind.QUOTES: (_QUOTES, _QUOTES),
    Kind.LINKS: (_LINKS, _LINKS),
    Kind.PICTURES: (_PICTURES, _PICTURES),
    Kind.REASONS: (_REASONS, _REASONS),
}


def _kind_of(field: Field) -> Schema:
    if field.kind is Kind.CHOICE:
        return _choice(field)
    filled, maybe = _KINDS[field.kind]
    return filled if field.required else maybe


def _said(description: str, examples: tuple[Any, ...], kind: Schema) -> Schema:
    return {"description": description, "examples": [*examples], **kind}


def _mapping(properties: Mapping[str, Schema], required: Sequence[str] = ()) -> Schema:
    """Return a mapping with exactly these keys, and anybody's own that begin with ``x-``."""
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "patternProperties": {"^x-": {"description": "Your own: kept, and not looked at."}},
        "additionalProperties": False,
    }


def _record(fields: Sequence[Field]) -> Schema:
    """Return a mapping with the fields of a table."""
    properties = {field.name: _said(field.description, field.examples, _kind_of(field)) for field in fields}
    return _mapping(properties, [field.name for field in fields if field.required])


def schema() -> Schema:
    """Return the schema as JSON values."""
    one_format: Schema = {
        "type": ["integer", "string", "null"],
        "minimum": FORMAT,
        "maximum": FORMAT,
        "pattern": rf"^\s*{FORMAT}\s*$",
        "patternErrorMessage": f"This Dateline reads format {FORMAT}.",
    }
    kinds = {
        "format": one_format,
        "title": _TEXT,
        "description": _TEXT,
        "time_zone": _ZONE,
        "accept": _REASONS,
        "lanes": _one_or_list({"$ref": "#/$defs/lane"}),
        "sources": _one_or_list({"$ref": "#/$defs/source"}),
        "eras": _one_or_list({"$ref": "#/$defs/era"}),
        "events": _one_or_list({"$ref": "#/$defs/event"}, empty_items=False),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dateline event file",
        "description": f"A timeline with its sources, format {FORMAT}.",
        **_mapping({name: _said(*words.FILE[name], kinds[name]) for name in SECTIONS}),
        "type": ["object", "null"],
        "$defs": {
            "lane": _record(LANE_PARTS),
            "source": _record(SOURCE_PARTS),
            "era": _record(ERA_PARTS),
            "event": _record(EVENT_FIELDS),
            "place": _record(PLACE_PARTS),
            "quote": _record(QUOTE_PARTS),
            "link": _record(LINK_PARTS),
            "picture": _record(PICTURE_PARTS),
        },
    }


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
