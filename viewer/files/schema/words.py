"""What the schema says of every key, in one sentence and a few examples, for people in an editor."""

from __future__ import annotations

from typing import Any, NamedTuple

from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.event_words import STATUS_WORDS
from viewer.model.timeline import Stance


class Words(NamedTuple):
    """A key's description and values that it might have."""

    description: str
    examples: tuple[Any, ...]


_COLOR = Words("A colour name or six hex digits; a good one is chosen if left out.", ("2f6fb0", "teal"))

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

LANE = {
    "id": Words("A short name that events use in “lane”: letters, digits, “-” and “_”.", ("trip-2011",)),
    "title": Words("What stands beside the lane; its id if left out.", ("The 2011 trip",)),
    "color": _COLOR,
}

SOURCE = {
    "id": Words("A short name that quotations use: letters, digits, “-” and “_”.", ("nbc", "archive-12")),
    "title": Words("The document's own title.", ("All aboard the armored train",)),
    "publisher": Words("Who published it, and whose words a quotation shows.", ("NBC News",)),
    "credit": Words("Whom the publisher credits for the whole document.", ("news services",)),
    "published": Words(
        "When it was published, as exactly as you know; a date like every other.",
        ("2011-08-21", "2011-08-21?"),
    ),
    "url": Words("Its web address, only where you know it.", ("https://example.org/article",)),
    "copy": Words(
        "A copy of its text that you kept, relative to this file; quotations are checked against it.",
        ("sources/nbc.txt",),
    ),
}

ERA = {
    "title": Words("What the band is called.", ("Between two visits",)),
    "date": Words("How long it lasted, usually two dates with a slash between.", ("2004/2006",)),
    "color": _COLOR,
}

EVENT = {
    "date": Words(
        "When it happened, as exactly as it is known and no more (EDTF); a/b lasted, [a..b] happened once in between.",
        (
            2011, "2011-08", "2011-08-20", "2011-08-20T14:30", "2011~", "2004-06/2006-08", "2011-08-20/",
            "[2011-08-22..2011-08-27]", "[..2011-08-21]", "201X", "-0499",
        ),
    ),
    "title": Words("What happened, in a few words.", ("Crosses into Russia",)),
    "id": Words(
        "A name of its own, so that statements can refer to it; made from title and date if left out.",
        ("crossing", "plant-tour"),
    ),
    "as_written": Words("The source's own words for the time.", ("early Sunday", "in May")),
    "date_note": Words("How you worked the date out.", ("Sunday was 21 August, from the caption",)),
    "part_of_day": Words(
        "Orders and labels the events of one day; it never becomes an hour.", ("morning", "late")
    ),
    "duration": Words(
        "How long it lasted, days counted inclusively; an “about” end fades.", ("4 days", "about 7 days", "P7D")
    ),
    "time_zone": Words(
        "The IANA zone of the times in this event's date, if not the file's.", ("Asia/Seoul", "Europe/Moscow")
    ),
    "lane": Words("The id of a lane of this file; the first lane if left out.", ("trip-2011",)),
    "status": Words("How well it is borne out; reported if left out.", ("confirmed", "expected")),
    "about": Words(
        "Ids of the events that this one speaks about: it becomes a statement, whose date is when it was said.",
        (["plant-tour"], []),
    ),
    "place": Words(
        "Where it happened: a name, or a mapping with name, lat and lon.",
        ("Khasan", {"name": "Vienna", "lat": 48.2, "lon": 16.4}),
    ),
    "people": Words("Names of who was involved, one or a list.", ("Kim Jong Il", ["Kim Jong Il", "Dmitry Medvedev"])),
    "tags": Words("Words of your own to find and filter by, one or a list.", ("rail", ["aid", "food"])),
    "summary": Words(
        "What happened, as plain text in your own words; an empty line begins a paragraph.",
        ("The armoured train stops at the border station.",),
    ),
    "quotes": Words(
        "What the sources say, word for word: one quotation or a list.",
        ([{"text": "the train crossed the border early Saturday", "source": "nbc"}],),
    ),
    "sources": Words("Ids of sources that bear it out without a quotation.", ("nbc", ["nbc", "archive-12"])),
    "links": Words(
        "Web addresses to read on, one or a list; each may be a mapping with url and title.",
        ("https://example.org/", [{"url": "https://example.org/", "title": "Background"}]),
    ),
}  # fmt: skip

QUOTE = {
    "text": Words(
        "The words exactly as they stand in the source, without quotation marks around them.",
        ("a four-day trip limited to the Far East",),
    ),
    "source": Words("The id of the source that says so.", ("nbc",)),
    "attributed_to": Words("Whom the source credits for what it says indirectly.", ("Yonhap", "AFP")),
    "speaker": Words(
        "Who says it, only where the words stand inside quotation marks in the source itself.",
        ("a Kremlin spokeswoman",),
    ),
    "locator": Words("Where in the source: a page, paragraph or caption.", ("photo caption", "p. 12")),
    "stance": Words(
        "Whether the words bear the event out or speak against it; supports if left out.", ("contradicts",)
    ),
}

PLACE = {
    "name": Words("What the place is called.", ("Vienna",)),
    "lat": Words("Degrees north of the equator, below 0 for south.", (48.2, -33.9)),
    "lon": Words("Degrees east of Greenwich, below 0 for west.", (16.4, -70.7)),
}

LINK = {
    "url": Words("The web address.", ("https://example.org/",)),
    "title": Words("What stands there instead of the address.", ("Background",)),
}

STATUS = {status: f"{words.meaning[0].upper()}{words.meaning[1:]}." for status, words in STATUS_WORDS.items()}

PART_OF_DAY = {
    PartOfDay.EARLY: "Before the morning.",
    PartOfDay.MORNING: "In the morning.",
    PartOfDay.MIDDAY: "Around noon; what no part is given for is placed here too.",
    PartOfDay.AFTERNOON: "In the afternoon.",
    PartOfDay.EVENING: "In the evening.",
    PartOfDay.NIGHT: "At night.",
    PartOfDay.LATE: "The last thing of the day.",
}

STANCE = {
    Stance.SUPPORTS: "The words bear the event out.",
    Stance.CONTRADICTS: "The words speak against it.",
}
