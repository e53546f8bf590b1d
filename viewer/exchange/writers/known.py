"""What every format can say of a timeline, in one table: writers count by it, and the documentation lists it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from viewer.model.event_fields import EVENT_FIELDS


class Said(Enum):
    """How a format says a field."""

    WHOLE = "as it is"
    WORDS = "in words"
    PARTLY = "in part"
    NOT = "not"


WHOLE, WORDS, PARTLY, NOT = Said
#: Fields of an event by their names, then what stands above the events.
EVENT = tuple(field.name for field in EVENT_FIELDS)
HEAD = (
    "file title", "file description", "lane titles", "lane colours", "sources of the file", "eras",
    "keys of others (x-…)",
)  # fmt: skip

_TABLE: Mapping[str, Said] = {
    **dict.fromkeys(EVENT, WHOLE), "images": NOT, "accept": NOT, **dict.fromkeys(HEAD, NOT), "lane titles": WHOLE,
}  # fmt: skip
#: By the format's key. What is carried beside a format (see ``carrier``) is not counted here.
KNOWN: Mapping[str, Mapping[str, Said]] = {
    "json": dict.fromkeys((*EVENT, *HEAD), WHOLE),
    "csv": _TABLE,
    "xlsx": {**_TABLE, "lane colours": WHOLE, "sources of the file": WHOLE, "eras": WHOLE,
             "file title": WHOLE, "file description": WHOLE},
    "timelinejs": {
        **dict.fromkeys((*EVENT, *HEAD), NOT),
        **dict.fromkeys(("title", "id", "lane", "file title", "file description", "lane titles"), WHOLE),
        **dict.fromkeys(("status", "summary", "quotes", "sources", "links", "part_of_day", "duration"), WORDS),
        **dict.fromkeys(("date", "eras", "keys of others (x-…)"), PARTLY),
    },
    "ics": {
        **dict.fromkeys((*EVENT, *HEAD), NOT),
        **dict.fromkeys(("title", "lane", "place", "file title", "file description", "lane titles"), WHOLE),
        **dict.fromkeys(("summary", "quotes"), WORDS),
        **dict.fromkeys(("date", "id", "status", "time_zone", "tags", "links"), PARTLY),
    },
    "md": {
        **dict.fromkeys((*EVENT, *HEAD), NOT),
        **dict.fromkeys(
            ("date", "title", "lane", "status", "place", "people", "tags", "summary", "quotes", "sources", "links",
             "file title", "file description", "lane titles", "sources of the file"), WORDS,
        ),
    },
}  # fmt: skip
KNOWN = {**KNOWN, "timelinejs-csv": {**KNOWN["timelinejs"], "id": NOT}}


def not_held(key: str) -> tuple[str, ...]:
    """Return the names of an event's fields that a format does not say at all, in their order."""
    return tuple(name for name in EVENT if KNOWN[key][name] is NOT)


def known_lines(titles: Mapping[str, str]) -> Iterator[str]:
    """Go through the lines of a table in Markdown of what each format says.

    Args:
        titles: What formats are called, by their keys, in the order of the columns.
    """
    yield f"| | {' | '.join(titles.values())} |"
    yield f"|---|{'---|' * len(titles)}"
    for name in (*EVENT, *HEAD):
        shown = f"`{name}`" if name in EVENT else name
        yield f"| {shown} | {' | '.join(KNOWN[key][name].value for key in titles)} |"
