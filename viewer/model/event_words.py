"""The one voice for an event: what pane, paper, hover, clipboard and lists say of it and of its status.

Nothing is said here that the file does not say. Whole sentences stand together with named places for what
differs, because another language puts its words in another order.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.placing import axis_time_note
from viewer.model.dates.values import EventDate
from viewer.model.dates.zones import zone_of
from viewer.model.direction import isolated
from viewer.model.joining import joined, joined_apart
from viewer.model.timeline import Accepted, Event, Picture, Quote, Source, Stance, Status, Timeline
from viewer.words import N_, NN_, _, language, ngettext, number


class Tone(Enum):
    """How a line of text is meant; a theme has a colour for each."""

    PLAIN = "text"
    MUTED = "muted"
    GOOD = "found"
    CAREFUL = "expected"


class StatusWords(NamedTuple):
    """What is said of a status.

    Attributes:
        name: The word itself, capitalised.
        symbol: Beside the word, so that a status is told without colour.
        meaning: Goes on after a colon: no capital, no full stop.
    """

    name: str
    symbol: str
    tone: Tone
    meaning: str


STATUS_WORDS = {
    Status.REPORTED: StatusWords(N_("Reported"), "●", Tone.GOOD, N_("a source says that it happened")),
    Status.CONFIRMED: StatusWords(
        N_("Confirmed"), "✓", Tone.GOOD, N_("a second, independent source or an official record bears it out")
    ),
    Status.EXPECTED: StatusWords(
        N_("Expected"), "○", Tone.CAREFUL, N_("it had not happened yet when its latest source appeared")
    ),
    Status.DISPUTED: StatusWords(N_("Disputed"), "◐", Tone.CAREFUL, N_("sources contradict each other")),
    Status.RETRACTED: StatusWords(N_("Retracted"), "✕", Tone.MUTED, N_("its source took it back")),
}

STATEMENT = N_("Statement")
STATEMENT_MARK = "❝"
STATEMENT_MEANING = N_("somebody said something")
FLAWED = N_("Something in this entry could not be read")
NOT_YET_KNOWN = N_("not yet known")
_NOT_YET_KNOWN_BY = N_("not yet known by {date}")
FORECAST = N_("○ published before it could happen: a forecast")
CONTRADICTS = N_("✕ speaks against this event")
SHOW_ONLY = N_("Show only the events with this")
SHOW_IN_SOURCE = N_("Show in source")
SHOW_IN_SOURCE_TIP = N_("Read the passage in the kept copy")
READ_COPY = N_("Read the kept copy")
READ_COPY_TIP = N_("Read it, and make quotations of what is selected")
COPY_QUOTATION = N_("Copy quotation with citation")

IN_THIS_ENTRY = N_("In this entry")
WHAT_SOURCES_SAY = N_("What the sources say")
#: Heads of the quotations where some bear an event out and others contradict it; with their number.
FOR_IT, AGAINST_IT = N_("Bear it out · {count:,}"), N_("Contradict it · {count:,}")
#: Of an altered quotation set word by word; the signs stand before the words.
ONLY_OURS, ONLY_THEIRS = "−", "+"
COMPARED = N_("− struck out: only in the quotation, + underlined: only in the kept copy")
SPEAKS_ABOUT = N_("Speaks about")
STATEMENTS = N_("Statements about this event")
PEOPLE = N_("People")
TAGS = N_("Tags")
SOURCES = N_("Sources")
OTHER_SOURCES = N_("Sources without quotation")
LINKS = N_("Links")

_WITH_MEANING = N_("{name}: {meaning}")
_MARKED = "{mark} {words}"
_STATEMENT_AND_STATUS = N_("{statement}, {status}")
_TITLE_AND_DATE = N_("{title} ({date})")
_SPOKEN = N_("{title}, {date}")
_PLACE_AMONG = N_("{number} of {whole}")
_DATE_AND_TITLE = N_("{date}: {title}")
_AS_WRITTEN = N_("“{words}” in the source")
_LASTING = N_("lasting {length}")
_LOCAL_TIME = N_("local time; {moved} on this timeline’s axis")
_LOCAL_TIME_IN = N_("local time in {zone}; {moved} on this timeline’s axis")
_TIMES_OF = N_("Times are those of {zone}")
_QUOTED_BY = N_("{speaker}, quoted by {source}")
_CREDITING = N_("{source}, crediting {agency}")
_CREDITING_NONE = N_("Crediting {agency}")
_NO_SOURCE = N_("No source given")
_PUBLISHED = N_("published {date}")
_FROM = N_("from {agency}")
_QUOTED = N_("“{words}”")
_CITED = N_("{quotation} ({where})")
_LISTED = N_("{heading}: {names}")
_COVERED = N_("from {first} to {last}")
_NO_PICTURE = N_("the picture “{file}” {why}")
_ACCEPTED = N_("Accepted, {warning}: {reason}")
_LEFT_OUT = N_("… and {number} more in the file")


# --- status and kind --------------------------------------------------------------------


def status_text(status: Status) -> str:
    """Return a status with its symbol: ``● Reported``."""
    words = STATUS_WORDS[status]
    return _MARKED.format(mark=words.symbol, words=_(words.name))


def status_tone(status: Status) -> Tone:
    """Return how a status is meant."""
    return STATUS_WORDS[status].tone


def explained(status: Status) -> str:
    """Return a status with what it means: ``Disputed: sources contradict each other``."""
    words = STATUS_WORDS[status]
    return _(_WITH_MEANING).format(name=_(words.name), meaning=_(words.meaning))


def kind(event: Event) -> str:
    """Return what an event is: its status; of a statement that it is one, and a status other than reported."""
    name = _(STATUS_WORDS[event.status].name)
    if not event.is_statement:
        return name
    if event.status is Status.REPORTED:
        return _(STATEMENT)
    return _(_STATEMENT_AND_STATUS).format(statement=_(STATEMENT), status=name.lower())


def statement_text() -> str:
    """Return the word for a statement with its mark: ``❝ Statement``."""
    return _MARKED.format(mark=STATEMENT_MARK, words=_(STATEMENT))


# --- title, date and summary ------------------------------------------------------------


def marked_title(event: Event) -> str:
    """Return an event's title, a statement's behind its mark."""
    return _MARKED.format(mark=STATEMENT_MARK, words=event.title) if event.is_statement else event.title


def date_line(event: Event) -> str:
    """Return the date phrase that heads an event, with the weekday where the day is known."""
    return date_phrase(event.date, weekday=True, part_of_day=event.part_of_day)


def title_with_date(event: Event) -> str:
    """Return an event for the clipboard: ``Crosses into Russia (Saturday 20 August 2011)``."""
    return _(_TITLE_AND_DATE).format(title=isolated(event.title), date=date_line(event))


def list_line(event: Event) -> str:
    """Return an event as a line of a list: ``20 August 2011: Crosses into Russia``."""
    return _(_DATE_AND_TITLE).format(date=date_phrase(event.date), title=isolated(event.title))


def spoken_name(event: Event) -> str:
    """Return what a screen reader calls an event: ``Crosses into Russia, Saturday 20 August 2011``."""
    return _(_SPOKEN).format(title=event.title, date=date_line(event))


def spoken_details(event: Event, timeline: Timeline) -> list[str]:
    """Return what a screen reader says behind an event's name: status, lane, place, how much is quoted."""
    lane = next((lane.title for lane in timeline.lanes if lane.id == event.lane), "")
    quotations = counted(len(event.quotes), "quotation") if event.quotes else ""
    flawed = _(FLAWED) if event.flawed else ""
    said = (kind(event), lane, event.place.name if event.place is not None else "", quotations, flawed)
    return [part for part in said if part]


def not_yet_known_by(date: str) -> str:
    """Return that no source had appeared by a date, given in words."""
    return _(_NOT_YET_KNOWN_BY).format(date=date) if date else _(NOT_YET_KNOWN)


def dates_named(dates: tuple[EventDate, ...]) -> str:
    """Return dates in words, one behind the other; empty for none."""
    said = ""
    for date in dates:
        phrase = date_phrase(date)
        said = _("{first} and {second}").format(first=said, second=phrase) if said else phrase
    return said


def place_among(place: int, whole: int) -> str:
    """Return which of how many an event is, for its place counted from 0: ``12 of 25``."""
    return _(_PLACE_AMONG).format(number=number(place + 1), whole=number(whole))


def time_notes(event: Event, timeline: Timeline) -> list[str]:
    """Return what is to be said about the date: the source's words, how it was worked out, length, zones."""
    written = _(_AS_WRITTEN).format(words=event.as_written) if event.as_written else ""
    words = " · ".join(note for note in (written, event.date_note) if note)
    length = _(_LASTING).format(length=event.duration.phrase()) if event.duration is not None else ""
    return [note for note in (words, length, _zone_note(event, timeline)) if note]


def _zone_note(event: Event, timeline: Timeline) -> str:
    """Return the axis's time where the event's own clock shows another."""
    if not any(part.has_time for part in event.date.parts):
        return ""
    own = event.time_zone or timeline.time_zone
    moved = axis_time_note(event.date, zone_of(timeline.time_zone), zone_of(own), timeline.time_zone)
    if not moved:
        return ""
    return _(_LOCAL_TIME_IN if event.time_zone else _LOCAL_TIME).format(zone=own, moved=moved)


def zone_line(timeline: Timeline) -> str:
    """Return whose wall clock the axis shows, empty for a zoneless axis."""
    return _(_TIMES_OF).format(zone=timeline.time_zone) if timeline.time_zone else ""


def paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs, which empty lines part, each on one line."""
    joined = (" ".join(part.split()) for part in text.split("\n\n"))
    return [part for part in joined if part]


# --- quotations and sources -------------------------------------------------------------


def source_name(source: Source | None, source_id: str) -> str:
    """Return the publisher, else the title, else the id that was written."""
    return (source.publisher or source.title or source.id) if source is not None else source_id


def source_notes(source: Source | None) -> list[str]:
    """Return what else is known of a source that :func:`source_name` names: title, date, whom it credits."""
    if source is None:
        return []
    title = source.title if source.publisher else ""
    credit = _(_FROM).format(agency=source.credit) if source.credit else ""
    return [note for note in (title, published(source), credit) if note]


def picture_notes(picture: Picture, source: Source | None) -> list[str]:
    """Return what stands below a picture, each on a line: its caption; whose it is and where it comes from."""
    whence = source_name(source, picture.source)
    return [note for note in (picture.caption, " · ".join(filter(None, (picture.credit, whence)))) if note]


def picture_missing(picture: Picture, why: str) -> str:
    """Return what is said in a picture's place that cannot be shown; ``why`` goes on after its path."""
    return _(_NO_PICTURE).format(file=picture.file, why=why)


def credit(quote: Quote, source: Source | None) -> str:
    """Return whose words a quotation is and where they stand in the document."""
    return joined(part for part in (attribution(quote, source), quote.locator) if part)


def imprint(source: Source) -> str:
    """Return what stands behind a source's title in a list: publisher, whom it credits, date."""
    agency = _(_FROM).format(agency=source.credit) if source.credit else ""
    return joined(part for part in (source.publisher, agency, published(source)) if part)


def attribution(quote: Quote, source: Source | None) -> str:
    """Return whose words a quotation is: ``NBC News, crediting PortAmur``."""
    whose = source_name(source, quote.source)
    if quote.speaker:
        whose = _(_QUOTED_BY).format(speaker=quote.speaker, source=whose) if whose else quote.speaker
    if quote.attributed_to:
        crediting = _CREDITING if whose else _CREDITING_NONE
        whose = _(crediting).format(source=whose, agency=quote.attributed_to)
    return whose or _(_NO_SOURCE)


def published(source: Source | None) -> str:
    """Return when a source was published: ``published 21 August 2011``, empty where nobody says."""
    if source is None or source.published is None:
        return ""
    return _(_PUBLISHED).format(date=date_phrase(source.published))


def quoted(text: str) -> str:
    """Return words in typographic quotation marks."""
    return _(_QUOTED).format(words=text.strip())


def accepted_line(accepted: Accepted) -> str:
    """Return a warning that is not told any more, with the reason: ``Accepted, no-source: common knowledge``."""
    return _(_ACCEPTED).format(warning=accepted.warning, reason=accepted.reason)


def is_contradiction(quote: Quote) -> bool:
    """Tell whether a quotation speaks against its event."""
    return quote.stance is Stance.CONTRADICTS


def citation(quote: Quote, source: Source | None) -> str:
    """Return a quotation with where it stands, for pasting into a text."""
    parts = [attribution(quote, source)]
    if source is not None and source.title and source.title != parts[0]:
        parts.append(quoted(source.title))
    parts += [part for part in (published(source), quote.locator) if part]
    text = _(_CITED).format(quotation=quoted(quote.text), where=joined(parts))
    return f"{text} {source.url}" if source is not None and source.url else text


# --- counts -----------------------------------------------------------------------------


#: What is counted on paper and pages; what is not among these is said in English.
_NOUNS = (
    NN_("{number} event", "{number} events"),
    NN_("{number} source", "{number} sources"),
    NN_("{number} quotation", "{number} quotations"),
)


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 source``, ``2,000 events``."""
    noun = one if count == 1 else many or one + "s"
    if language() is None:
        return f"{count:,} {noun}"
    forms = f"{{number}} {one}", f"{{number}} {many or one + 's'}"
    return ngettext(*forms, count).format(number=number(count))


def counts(timeline: Timeline) -> str:
    """Return what a timeline holds: ``24 events · 1 source · 31 quotations``."""
    return " · ".join(
        (
            counted(len(timeline.events), "event"),
            counted(len(timeline.sources), "source"),
            counted(timeline.quote_count(), "quotation"),
        )
    )


def covered(timeline: Timeline) -> str:
    """Return the dates that a timeline with at least one event begins and ends with."""
    first, last = timeline.events[0], max(timeline.events, key=lambda event: event.when.end)
    begin, end = date_phrase(first.date), date_phrase(last.date)
    return begin if first is last or begin == end else _(_COVERED).format(first=begin, last=end)


def listed(heading: str, names: list[str]) -> str:
    """Return a list in one line behind its heading, empty without names."""
    return _(_LISTED).format(heading=heading, names=joined_apart(names)) if names else ""


def left_out(count: int) -> str:
    """Return how many parts of a list are not shown, empty where all are."""
    return _(_LEFT_OUT).format(number=number(count)) if count > 0 else ""
