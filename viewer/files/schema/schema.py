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
from enum import Enum
from typing import Any

from viewer.files.read.fields import LINK_FIELDS, PLACE_FIELDS, QUOTE_FIELDS
from viewer.files.read.header import ERA_FIELDS, FORMAT, LANE_FIELDS, SECTIONS, SOURCE_FIELDS
from viewer.files.read.spans import FIELDS
from viewer.files.schema import words
from viewer.files.schema.dates import DATE, SET_MEMBER
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Stance, Status

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


def _degrees(most: int) -> Schema:
    return {
        "type": ["number", "string", "null"],
        "minimum": -most,
        "maximum": most,
        "pattern": r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$",
        "patternErrorMessage": f"Degrees are a number from -{most} to {most}.",
    }


def _choice(said: Mapping[Any, str], kind: type[Enum]) -> Schema:
    """Return one of an enumeration's words, each with what it means; or nothing."""
    values = [member.value for member in kind]
    return {"anyOf": [{"enum": values, "enumDescriptions": [said[member] for member in kind]}, _EMPTY]}


def _any(*kinds: Schema) -> Schema:
    return {"anyOf": list(kinds)}


def _one_or_list(item: Schema, *, empty_items: bool = True) -> Schema:
    """Return a single value or a list of them, or nothing."""
    return _any(item, {"type": "array", "items": _or_empty(item) if empty_items else item}, _EMPTY)


def _or_empty(kind: Schema) -> Schema:
    return _any(kind, _EMPTY)


def _mapping(
    known: Sequence[str],
    kinds: Mapping[str, Schema],
    said: Mapping[str, words.Words],
    *,
    required: tuple[str, ...] = (),
) -> Schema:
    """Return a mapping with exactly these keys, and anybody's own that begin with ``x-``."""
    properties = {
        name: {"description": said[name].description, "examples": [*said[name].examples], **kinds[name]}
        for name in known
    }
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "patternProperties": {"^x-": {"description": "Your own: kept, and not looked at."}},
        "additionalProperties": False,
    }


def _lane() -> Schema:
    kinds = {"id": _ID, "title": _TEXT, "color": _COLOR}
    return _mapping(LANE_FIELDS, kinds, words.LANE, required=("id",))


def _source() -> Schema:
    kinds = dict.fromkeys(SOURCE_FIELDS, _TEXT) | {
        "id": _ID, "published": _DATE_OR_NOTHING, "url": _or_empty(_URL),
    }  # fmt: skip
    return _mapping(SOURCE_FIELDS, kinds, words.SOURCE, required=("id",))


def _era() -> Schema:
    kinds = {"title": _WORDS, "date": _DATE, "color": _COLOR}
    return _mapping(ERA_FIELDS, kinds, words.ERA, required=("title", "date"))


def _place() -> Schema:
    kinds = {"name": _WORDS, "lat": _degrees(90), "lon": _degrees(180)}
    return _mapping(PLACE_FIELDS, kinds, words.PLACE, required=("name",))


def _quote() -> Schema:
    kinds = dict.fromkeys(QUOTE_FIELDS, _TEXT) | {
        "text": _WORDS, "stance": _choice(words.STANCE, Stance),
    }  # fmt: skip
    return _mapping(QUOTE_FIELDS, kinds, words.QUOTE, required=("text",))


def _link() -> Schema:
    return _mapping(LINK_FIELDS, {"url": _URL, "title": _TEXT}, words.LINK, required=("url",))


def _event() -> Schema:
    kinds = {
        "date": _DATE,
        "title": _WORDS,
        "id": _or_empty(_ID),
        "as_written": _TEXT,
        "date_note": _TEXT,
        "part_of_day": _choice(words.PART_OF_DAY, PartOfDay),
        "duration": _DURATION,
        "time_zone": _ZONE,
        "lane": _TEXT,
        "status": _choice(words.STATUS, Status),
        "about": _TEXTS,
        "place": _any(_TEXT, {"$ref": "#/$defs/place"}),
        "people": _TEXTS,
        "tags": _TEXTS,
        "summary": _TEXT,
        "quotes": _one_or_list(_any(_WORDS, {"$ref": "#/$defs/quote"}), empty_items=False),
        "sources": _TEXTS,
        "links": _one_or_list(_any(_URL, {"$ref": "#/$defs/link"})),
    }
    return _mapping(FIELDS, kinds, words.EVENT, required=("date", "title"))


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
        "lanes": _one_or_list({"$ref": "#/$defs/lane"}),
        "sources": _one_or_list({"$ref": "#/$defs/source"}),
        "eras": _one_or_list({"$ref": "#/$defs/era"}),
        "events": _one_or_list({"$ref": "#/$defs/event"}, empty_items=False),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dateline event file",
        "description": f"A timeline with its sources, format {FORMAT}.",
        **_mapping(SECTIONS, kinds, words.FILE),
        "type": ["object", "null"],
        "$defs": {
            "lane": _lane(),
            "source": _source(),
            "era": _era(),
            "event": _event(),
            "place": _place(),
            "quote": _quote(),
            "link": _link(),
        },
    }


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
