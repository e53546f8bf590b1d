"""The words of which date phrases are made, long and short, and one part of a date in them."""

from __future__ import annotations

from dataclasses import replace

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import MONTHS, WEEKDAYS, CivilTime, civil_of, weekday_of
from viewer.model.dates.far_words import estimate_words, year_name
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import HOUR, MINUTE
from viewer.model.dates.values import DatePart, Qualifier
from viewer.words import language


def weekday_name(weekday: int) -> str:
    """Return the name of a weekday, 0 for Monday, in the language that is spoken."""
    spoken = language()
    if spoken is None:
        return WEEKDAYS[weekday]
    from viewer.model.dates.tongues import tongue

    return str(tongue(spoken.code).table["weekdays"][weekday])


@dataclass(frozen=True, slots=True)
class Words:
    """One way of saying dates.

    Attributes:
        months: Twelve names.
        weekdays: Seven names, Monday first; empty where days are named without.
        about, perhaps: Formats for approximate and uncertain dates.
        before, after: Formats for a set open at one side; the field takes "on", "in" or "at".
        between: Format for one moment of a range.
        joins_between: The field of ``between`` takes the start alone and "and" follows.
        some_time: Goes before a stretch of which only one moment is meant.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...] = ()
    about: str = "about {}"
    perhaps: str = "perhaps {}"
    since: str = "from "
    onwards: str = " onwards"
    end_not_known: str = ", end not known"
    until: str = "until "
    start_not_known: str = ", start not known"
    before: str = "{} or before "
    after: str = "{} or after "
    between: str = "some time between {}"
    joins_between: bool = True
    some_time: str = "some time in "

    def with_weekdays(self) -> Words:
        """Return these words with days named by weekday too."""
        return LONG_WITH_WEEKDAYS if self is LONG else replace(self, weekdays=WEEKDAYS)

    def qualified(self, qualifier: Qualifier) -> str:
        """Return the format that says a qualifier."""
        if not qualifier:
            return "{}"
        inner = self.about if qualifier & Qualifier.APPROXIMATE else "{}"
        return self.perhaps.format(inner) if qualifier & Qualifier.UNCERTAIN else inner

    def day(self, civil: CivilTime, instant: int) -> str:
        """Return the number of a day, after its weekday where these words have them."""
        return f"{self.weekdays[weekday_of(instant)]} {civil.day}" if self.weekdays else str(civil.day)


def offset_note(offset_s: int | None) -> str:
    """Return the note for a time written with an offset, in any language; empty for one without."""
    if offset_s is None:
        return ""
    if offset_s == 0:
        return " (UTC)"
    hours, rest = divmod(abs(offset_s), HOUR)
    minutes = f":{rest // MINUTE:02d}" if rest else ""
    return f" (UTC{'+' if offset_s > 0 else '−'}{hours}{minutes})"


LONG = Words(MONTHS)
LONG_WITH_WEEKDAYS = Words(MONTHS, WEEKDAYS)
SHORT = Words(
    tuple(name[:3] if name != "September" else "Sept" for name in MONTHS),
    about="c. {}",
    perhaps="{}?",
    since="",
    onwards=" →",
    end_not_known=" – ?",
    until="→ ",
    start_not_known="",
    before="by ",
    after="not before ",
    between="in {}",
    joins_between=False,
    some_time="",
)


def at_clock(instant: int, granularity: Granularity, ms: int | None = None) -> str:
    """Return a time of day, with seconds and their thousandths only where they are known."""
    civil = civil_of(instant)
    clock = f"{civil.hour}:{civil.minute:02d}"
    if granularity > Granularity.SECOND:
        return clock
    return f"{clock}:{civil.second:02d}" + ("" if ms is None else f".{ms:03d}")


def on_day(instant: int, words: Words) -> str:
    """Return the day of an instant, ``20 August 2011``."""
    civil = civil_of(instant)
    return f"{words.day(civil, instant)} {words.months[civil.month - 1]} {year_name(civil.year)}"


_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def part_words(part: DatePart, words: Words) -> str:
    """Return one part in words, without its qualifier."""
    civil = civil_of(part.start)
    granularity = part.granularity
    if part.year is not None:
        about = "{}" if part.qualifier & Qualifier.APPROXIMATE else words.about
        stretch = _years(civil.year, civil_of(part.end - 1).year)
        return estimate_words(part, about, words.some_time, stretch)
    if part.is_partial:
        return _partial(part, civil, words)
    if granularity is Granularity.DAY:
        return on_day(part.start, words)
    if granularity < Granularity.DAY:
        clock = at_clock(part.start, granularity, part.ms)
        return f"{clock} on {on_day(part.start, words)}{offset_note(part.offset_s)}"
    if granularity is Granularity.MONTH:
        return f"{words.months[civil.month - 1]} {year_name(civil.year)}"
    if granularity is Granularity.SEASON:
        return _season(civil)
    return year_name(civil.year)


def _season(civil: CivilTime) -> str:
    name = _SEASONS[civil.month]
    if civil.month != 12:
        return f"{name} {year_name(civil.year)}"
    if civil.year >= 1000 and civil.year % 100 != 99:
        return f"{name} {year_name(civil.year)}–{(civil.year + 1) % 100:02d}"
    return f"{name} {_years(civil.year, civil.year + 1)}"


def _partial(part: DatePart, civil: CivilTime, words: Words) -> str:
    """Return a part with unknown digits: the stretch that they leave open."""
    last = civil_of(part.end - 1)
    if part.granularity > Granularity.YEAR:
        if part.granularity is Granularity.DECADE and civil.year >= 100:
            return f"{civil.year}s"
        return words.some_time + _years(civil.year, last.year)
    if part.granularity is Granularity.YEAR:
        if (civil.month, last.month) == (1, 12):
            return words.some_time + year_name(civil.year)
        months = f"{words.months[civil.month - 1]}–{words.months[last.month - 1]}"
        return f"{words.some_time}{months} {year_name(civil.year)}"
    month = f"{words.months[civil.month - 1]} {year_name(civil.year)}"
    if part.text.rstrip("?~%").endswith("XX"):
        return f"{words.some_time}{month}"
    return f"{words.some_time}{civil.day}–{last.day} {month}"


def _years(first: int, last: int) -> str:
    """Return a range of years, the era named once where both share it."""
    begin, end = year_name(first), year_name(last)
    for era in (" BCE", " CE"):
        if begin.endswith(era) and end.endswith(era):
            begin = begin.removesuffix(era)
    return f"{begin} – {end}" if " " in begin else f"{begin}–{end}"
