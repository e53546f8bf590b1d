"""What looks wrong in an event although every field of it can be read: judgements, without their places.

Each is doubtful rather than mistaken, so each can be accepted in the file with a reason, and
each keeps silent where the words leave it open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import civil_of, weekday_of
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import DAY
from viewer.model.dates.typed_words import FILLERS, MONTH_NUMBERS, WEEKDAY_NUMBERS
from viewer.model.dates.values import DateKind
from viewer.model.dates.when import End
from viewer.model.dates.words import weekday_name
from viewer.model.timeline import Event, Source, Status, Timeline
from viewer.words import N_, NN_

_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"[12]\d{3}")
#: A date that may be any of so many days has every weekday among them.
_WEEK = 7 * DAY
#: Shorter names of weekdays are words of other languages too: "so", "sat", "do", "mer".
_SHORTEST_WEEKDAY = 5
#: Beside these a weekday tells of another day than the event's.
_ELSEWHERE = frozenset((
    "before", "after", "since", "until", "till", "from", "prior", "following", "by", "to", "through", "of",
    "eve", "vor", "nach", "seit", "bis", "avant", "après", "depuis", "до", "после", "с",
))  # fmt: skip
#: Words beside a month or a year that name no day.
_VAGUE = FILLERS | frozenset((
    "year", "month", "that", "this", "last", "next", "same", "early", "late", "mid", "during", "sometime",
    "around", "about", "circa", "c", "ca", "by", "jahr", "monat", "année", "mois", "ad", "ce",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lint:
    """A warning that can be accepted.

    Attributes:
        meaning: What it warns of, after "where": no capital, no full stop.
        together: What many of it say in one line, for one and for many, with ``{count}``; empty where the first one says it.
    """

    meaning: str
    together: tuple[str, str] | tuple[()] = ()


#: Every warning that a file can accept with a reason, by its code.
LINTS: Mapping[str, Lint] = {
    "no-source": Lint(
        N_("an event has neither quotation nor source"),
        NN_(
            "{count} events have no source; expected quotes or sources",
            "{count} events have no source; expected quotes or sources",
        ),
    ),
    "overtaken": Lint(
        N_("an event is still expected though its newest source appeared after it"),
        NN_(
            "{count} events are expected though a source of theirs appeared later; expected another status",
            "{count} events are expected though a source of theirs appeared later; expected another status",
        ),
    ),
    "first-day": Lint(
        N_("a date is the first day of a month or year of which the source names no day"),
        NN_(
            "{count} dates are the first day of a month or year of which the source names no day",
            "{count} dates are the first day of a month or year of which the source names no day",
        ),
    ),
    "wrong-weekday": Lint(
        N_("the source's words name another weekday than the date has"),
        NN_(
            "{count} dates fall on another weekday than the source's words name",
            "{count} dates fall on another weekday than the source's words name",
        ),
    ),
    "unused-source": Lint(
        N_("no event has a source that the file lists"),
        NN_("{count} sources are used by no event", "{count} sources are used by no event"),
    ),
    "absent-speaker": Lint(
        N_("the kept copy does not name whoever is said to speak"),
        NN_(
            "{count} speakers are not named in the kept copies",
            "{count} speakers are not named in the kept copies",
        ),
    ),
    "long-quote": Lint(
        N_("a quotation is too long to be a short one"),
        NN_(
            "{count} quotations are longer than a short quotation should be",
            "{count} quotations are longer than a short quotation should be",
        ),
    ),
    "one-sided": Lint(
        N_("one source has more than half of a disputed event's quotations"),
        NN_(
            "{count} disputed events have more than half of their quotations from one source",
            "{count} disputed events have more than half of their quotations from one source",
        ),
    ),
    "no-alt": Lint(
        N_("a picture has no words for those who cannot see it"),
        NN_(
            "{count} pictures have no alt; expected a sentence for those who cannot see them",
            "{count} pictures have no alt; expected a sentence for those who cannot see them",
        ),
    ),
    "quote-negation": Lint(N_("a quotation leaves out a denial that stands right beside it")),
    "no-copy": Lint(N_("a kept copy that a source names is not there")),
}


def accepts(owner: Event | Source | Timeline, code: str) -> bool:
    """Tell whether an event, a source or a whole file accepts a warning."""
    return any(one.warning == code for one in owner.accept)


def overtaking_source(event: Event, sources: Mapping[str, Source]) -> str:
    """Return the id of the newest source of an expected event if it appeared after it, else nothing."""
    if event.status is not Status.EXPECTED or event.when.open_end is not End.KNOWN:
        return ""
    names = [*event.sources, *[quote.source for quote in event.quotes]]
    dates = [(sources[name].published, name) for name in names if name in sources]
    known = [(date.earliest, name) for date, name in dates if date is not None and date.earliest is not None]
    earliest, name = max(known, default=(event.when.end - 1, ""))
    return name if earliest >= event.when.end else ""


def vaguer_date(event: Event) -> str:
    """Return the month or year, in EDTF, that the source's words name of a date typed as its first day.

    Only words that name nothing but a month, a year, or both are held against a date; empty for others.
    """
    date = event.date
    if not event.as_written or date.kind is not DateKind.POINT or date.granularity is not Granularity.DAY:
        return ""
    civil = civil_of(date.parts[0].start)
    if civil.day != 1:
        return ""
    words = [word.lower() for word in _WORD.findall(event.as_written)]
    named = [word for word in words if word not in _VAGUE]
    if not named or not all(word in MONTH_NUMBERS or _YEAR.fullmatch(word) for word in named):
        return ""
    months = {MONTH_NUMBERS[word] for word in named if word in MONTH_NUMBERS}
    # What is marked as uncertain does not end so: it does not claim to be that day.
    if months == {civil.month} and date.text.endswith("-01"):
        return date.text.removesuffix("-01")
    return date.text.removesuffix("-01-01") if not months and date.text.endswith("-01-01") else ""


def named_weekday(event: Event) -> str:
    """Return the weekday that the source's words name and the date does not have; empty for none.

    Words that place the event before or after a weekday are left alone, and dates of a week or more.
    """
    first, behind = event.date.earliest, event.date.latest
    if not event.as_written or first is None or behind is None or behind - first >= _WEEK:
        return ""
    words = [word.lower() for word in _WORD.findall(event.as_written)]
    named = [word for word in words if word in WEEKDAY_NUMBERS and len(word) >= _SHORTEST_WEEKDAY]
    if not named or not _ELSEWHERE.isdisjoint(words):
        return ""
    had = {weekday_of(instant) for instant in range(first, behind, DAY)}
    numbers = [WEEKDAY_NUMBERS[word] for word in named]
    return weekday_name(numbers[0]) if had.isdisjoint(numbers) else ""


def leading_source(event: Event) -> tuple[str, int]:
    """Return the source that has more than half of a disputed event's quotations, and how many; "" for none."""
    if event.status is not Status.DISPUTED or not event.quotes:
        return "", 0
    if len(event.quotes) == 1:  # of many a file's thousands of disputed events, nearly all
        return event.quotes[0].source, int(bool(event.quotes[0].source))
    ((name, count),) = Counter(quote.source for quote in event.quotes).most_common(1)
    return (name, count) if name and 2 * count > len(event.quotes) else ("", 0)


def unused_sources(events: Collection[Event], sources: Collection[Source]) -> list[Source]:
    """Return the sources that no event has for itself, a quotation or a picture, in their order."""
    unused = {source.id: source for source in sources}
    for event in events:
        if not unused:
            break
        for name in event.sources:
            unused.pop(name, None)
        for quote in event.quotes:
            unused.pop(quote.source, None)
        for picture in event.images:
            unused.pop(picture.source, None)
    return list(unused.values())
