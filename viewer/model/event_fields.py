"""The fields of an event and of what belongs to it, each declared in one row.

Reader, writer, schema, form and the options of ``add`` derive from these tables, in their
order: that of new entries in a file.
"""

from __future__ import annotations

from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.event_words import STATUS_WORDS
from viewer.model.field_kinds import Field, Kind, Option
from viewer.model.timeline import Stance
from viewer.words import N_


def _sentence(meaning: str) -> str:
    return f"{meaning[0].upper()}{meaning[1:]}."


QUOTE_PARTS = (
    Field(
        "text",
        Kind.WORDS,
        "The words exactly as they stand in the source, without quotation marks around them.",
        ("a four-day trip limited to the Far East",),
        required=True,
    ),
    Field("source", Kind.SOURCE, "The id of the source that says so.", ("nbc",)),
    Field(
        "attributed_to",
        Kind.WORDS,
        "Whom the source credits for what it says indirectly.",
        ("Yonhap", "AFP"),
        option=Option("attributed_to", "whom the source credits"),
    ),
    Field(
        "speaker",
        Kind.WORDS,
        "Who says it, only where the words stand inside quotation marks in the source itself.",
        ("a Kremlin spokeswoman",),
        option=Option("speaker", "who says it, inside quotation marks in the source itself"),
    ),
    Field(
        "locator",
        Kind.WORDS,
        "Where in the source: a page, paragraph or caption.",
        ("photo caption", "p. 12"),
        option=Option("locator", "page, paragraph or line"),
    ),
    Field(
        "stance",
        Kind.CHOICE,
        "Whether the words bear the event out or speak against it; supports if left out.",
        ("contradicts",),
        choices={
            Stance.SUPPORTS: "The words bear the event out.",
            Stance.CONTRADICTS: "The words speak against it.",
        },
        option=Option("stance"),
    ),
)

PLACE_PARTS = (
    Field("name", Kind.LINE, "What the place is called.", ("Vienna",), required=True),
    Field("lat", Kind.LATITUDE, "Degrees north of the equator, below 0 for south.", (48.2, -33.9)),
    Field("lon", Kind.LONGITUDE, "Degrees east of Greenwich, below 0 for west.", (16.4, -70.7)),
)

LINK_PARTS = (
    Field("url", Kind.URL, "The web address.", ("https://example.org/",), required=True),
    Field("title", Kind.LINE, "What stands there instead of the address.", ("Background",)),
)

PICTURE_PARTS = (
    Field(
        "file",
        Kind.LINE,
        "Where the picture lies, relative to this file and below its folder: a jpeg, png, webp or gif.",
        ("photos/khasan.jpg",),
        required=True,
    ),
    Field(
        "alt",
        Kind.LINE,
        "What is to be seen on it, in a sentence for those who cannot see it.",
        ("A green train at a platform",),
    ),
    Field("caption", Kind.LINE, "What stands below it.", ("The train at Khasan station",)),
    Field("credit", Kind.LINE, "Who took it, and whose it is.", ("Photo: PortAmur",)),
    Field("source", Kind.SOURCE, "The id of the source that it comes from.", ("nbc",)),
)

EVENT_FIELDS = (
    Field(
        "date",
        Kind.DATE,
        "When it happened, as exactly as it is known and no more (EDTF); a/b lasted, [a..b] happened once in between.",
        (
            2011, "2011-08", "2011-08-20", "2011-08-20T14:30", "2011~", "2004-06/2006-08", "2011-08-20/",
            "[2011-08-22..2011-08-27]", "[..2011-08-21]", "201X", "-0499",
        ),
        required=True,
        label=N_("&Date"),
        option=Option("date", "EDTF, as in the file: 2011-08-20, 2011-08, 2011~, -0499"),
    ),
    Field(
        "title",
        Kind.LINE,
        "What happened, in a few words.",
        ("Crosses into Russia",),
        required=True,
        label=N_("&Title"),
        form_place=1,
        option=Option("title", "in a few words"),
    ),
    Field(
        "id",
        Kind.ID,
        "A name of its own, so that statements can refer to it; made from title and date if left out.",
        ("crossing", "plant-tour"),
        label=N_("&Name (id)"),
        is_seldom=True,
        form_place=10,
        hint=N_("made from title and date if left out"),
        option=Option("id"),
    ),
    Field(
        "as_written",
        Kind.LINE,
        "The source's own words for the time.",
        ("early Sunday", "in May"),
        label=N_("As &written"),
        is_seldom=True,
        form_place=2,
        hint=N_("the source's own words for the time"),
        option=Option("as_written"),
    ),
    Field(
        "date_note",
        Kind.PROSE,
        "How you worked the date out.",
        ("Sunday was 21 August, from the caption",),
        label=N_("&How dated"),
        is_seldom=True,
        form_place=3,
        option=Option("date_note"),
    ),
    Field(
        "part_of_day",
        Kind.CHOICE,
        "Orders and labels the events of one day; it never becomes an hour.",
        ("morning", "late"),
        choices={
            PartOfDay.EARLY: "Before the morning.",
            PartOfDay.MORNING: "In the morning.",
            PartOfDay.MIDDAY: "Around noon; what no part is given for is placed here too.",
            PartOfDay.AFTERNOON: "In the afternoon.",
            PartOfDay.EVENING: "In the evening.",
            PartOfDay.NIGHT: "At night.",
            PartOfDay.LATE: "The last thing of the day.",
        },
        label=N_("Part o&f day"),
        is_seldom=True,
        form_place=4,
        option=Option("part_of_day"),
    ),
    Field(
        "duration",
        Kind.DURATION,
        "How long it lasted, days counted inclusively; an “about” end fades.",
        ("4 days", "about 7 days", "P7D"),
        label=N_("Durat&ion"),
        is_seldom=True,
        form_place=5,
        hint=N_("4 days, about 2 weeks, P7D"),
        option=Option("duration"),
    ),
    Field(
        "time_zone",
        Kind.ZONE,
        "The IANA zone of the times in this event's date, if not the file's.",
        ("Asia/Seoul", "Europe/Moscow"),
        label=N_("Time &zone"),
        is_seldom=True,
        form_place=6,
        hint="Asia/Vladivostok",
        option=Option("time_zone"),
    ),
    Field(
        "lane",
        Kind.LANE,
        "The id of a lane of this file; the first lane if left out.",
        ("trip-2011",),
        label=N_("&Lane"),
        form_place=2,
        option=Option("lane", "id of a lane; the first one if left out"),
    ),
    Field(
        "status",
        Kind.CHOICE,
        "How well it is borne out; reported if left out.",
        ("confirmed", "expected"),
        choices={status: _sentence(words.meaning) for status, words in STATUS_WORDS.items()},
        label=N_("&Status"),
        form_place=3,
        option=Option("status"),
    ),
    Field(
        "about",
        Kind.EVENTS,
        "Ids of the events that this one speaks about: it becomes a statement, whose date is when it was said.",
        (["plant-tour"], []),
        label=N_("A&bout"),
        is_seldom=True,
        form_place=7,
        option=Option("about", "id of an event that this statement speaks about; may be repeated"),
    ),
    Field(
        "place",
        Kind.PLACE,
        "Where it happened: a name, or a mapping with name, lat and lon.",
        ("Khasan", {"name": "Vienna", "lat": 48.2, "lon": 16.4}),
        label=N_("&Place"),
        form_place=4,
        option=Option("place"),
    ),
    Field(
        "people",
        Kind.TEXTS,
        "Names of who was involved, one or a list.",
        ("Kim Jong Il", ["Kim Jong Il", "Dmitry Medvedev"]),
        label=N_("P&eople"),
        is_seldom=True,
        form_place=0,
        hint=N_("A name, then Enter"),
        option=Option("person", "somebody who takes part; may be repeated"),
    ),
    Field(
        "tags",
        Kind.TEXTS,
        "Words of your own to find and filter by, one or a list.",
        ("rail", ["aid", "food"]),
        label=N_("Ta&gs"),
        is_seldom=True,
        form_place=1,
        hint=N_("A tag, then Enter"),
        option=Option("tag", "may be repeated"),
    ),
    Field(
        "summary",
        Kind.PROSE,
        "What happened, as plain text in your own words; an empty line begins a paragraph.",
        ("The armoured train stops at the border station.",),
        label=N_("S&ummary"),
        form_place=5,
        lines=3,
        option=Option("summary"),
    ),
    Field(
        "quotes",
        Kind.QUOTES,
        "What the sources say, word for word: one quotation or a list.",
        ([{"text": "the train crossed the border early Saturday", "source": "nbc"}],),
        label=N_("&Quotations"),
        form_place=6,
        option=Option("quote", "words of a source, exactly; may be repeated"),
    ),
    Field(
        "sources",
        Kind.SOURCES,
        "Ids of sources that bear it out without a quotation.",
        ("nbc", ["nbc", "archive-12"]),
        label=N_("S&ources"),
        form_place=7,
        hint=N_("Sources without a quotation"),
        option=Option(
            "source", "id of the quotation's source; without a quotation, of a source that bears the event out"
        ),
    ),
    Field(
        "links",
        Kind.LINKS,
        "Web addresses to read on, one or a list; each may be a mapping with url and title.",
        ("https://example.org/", [{"url": "https://example.org/", "title": "Background"}]),
        label=N_("Lin&ks"),
        is_seldom=True,
        form_place=8,
        option=Option("link", "a web address; may be repeated"),
    ),
    Field(
        "images",
        Kind.PICTURES,
        "Pictures beside this file, one or a list; each may be a mapping with file, alt, caption, credit and source.",
        (
            "photos/khasan.jpg",
            [{"file": "photos/khasan.jpg", "alt": "A green train at a platform", "credit": "PortAmur"}],
        ),
        label=N_("Pictu&res"),
        is_seldom=True,
        form_place=9,
        option=Option("image", "path of a picture below the file's folder; may be repeated"),
    ),
    Field(
        "accept",
        Kind.REASONS,
        "Warnings of this event that are not told any more, each with the reason.",
        ({"no-source": "common knowledge"},),
        label=N_("A&ccept warnings"),
        is_seldom=True,
        form_place=11,
        option=Option("accept", "a warning that is not told, and why: “no-source: common knowledge”"),
    ),
)  # fmt: skip
