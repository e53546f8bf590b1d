"""What the schema says of the sections of a file, for people in an editor."""

from __future__ import annotations

from typing import Any, NamedTuple


class Words(NamedTuple):
    """A section's description and values that it might have."""

    description: str
    examples: tuple[Any, ...]


FILE = {
    "format": Words("The format of this file; 1 if left out.", (1,)),
    "title": Words("What the whole timeline is called.", ("Kim Jong Il's visits to Russia",)),
    "description": Words(
        "What the timeline is about, in a sentence or two; an empty line begins a paragraph.",
        ("The train journey of August 2011, as one article told it.",),
    ),
    "time_zone": Words(
        "The IANA name of the zone whose wall clock the axis shows; no zone if left out, never the computer's.",
        ("Asia/Vladivostok", "Europe/Paris", "UTC"),
    ),
    "accept": Words(
        "Warnings that are not told of anything in this file, each with the reason.",
        ({"no-source": "drawn from memory"},),
    ),
    "lanes": Words(
        "The groups that events are drawn in, from top to bottom; one unnamed lane if left out.",
        ([{"id": "trip", "title": "The trip", "color": "2f6fb0"}],),
    ),
    "sources": Words(
        "The documents that events stand on, each with an id that quotations name.",
        ([{"id": "nbc", "title": "All aboard the armored train", "publisher": "NBC News"}],),
    ),
    "eras": Words(
        "Bands behind the events; they take up no time of their own.",
        ([{"title": "Between two visits", "date": "2004/2006"}],),
    ),
    "events": Words(
        "What happened: a list of entries that need a date and a title, nothing more.",
        ([{"date": "2011-08-20", "title": "Crosses into Russia"}],),
    ),
}
