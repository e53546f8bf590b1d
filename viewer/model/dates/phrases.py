"""Dates in words, never more precise than they are known: in English here, elsewhere in other languages."""

from __future__ import annotations

from datetime import datetime

from viewer.model.dates.calendar import CivilTime, civil_of, days_from_civil
from viewer.model.dates.durations import Duration
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.far_words import is_far, shared_tail, year_name
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.timespan import DAY
from viewer.model.dates.values import DateKind, DatePart, EventDate, Member, Qualifier
from viewer.model.dates.when import End
from viewer.model.dates.words import LONG, SHORT, Words, at_clock, offset_note, on_day, part_words
from viewer.words import language, pgettext

__all__ = ["date_phrase", "short_phrase", "time_phrase", "year_name", "year_said"]

_DAY, _MONTH, _YEAR = Granularity.DAY, Granularity.MONTH, Granularity.YEAR


def date_phrase(
    date: EventDate,
    *,
    weekday: bool = False,
    part_of_day: PartOfDay | None = None,
    duration: Duration | None = None,
) -> str:
    """Return a date in words, such as ``about 20–27 August 2011``.

    Args:
        weekday: Name the weekday of every day.
        part_of_day: Put before a date that is one day; ignored with any other.
        duration: A known length, put before the date.
    """
    spoken = language()
    if spoken is not None:
        from viewer.model.dates.tongue_phrases import phrase_in
        from viewer.model.dates.tongues import tongue

        own = tongue(spoken.code)
        return phrase_in(own, date, weekday=weekday, part_of_day=part_of_day, duration=duration)
    words = LONG if not weekday else LONG.with_weekdays()
    if part_of_day is not None and date.kind is DateKind.POINT and date.granularity is _DAY:
        phrase = _day_part(date, part_of_day.value, words)
    else:
        phrase = _phrase(date, words)
    return phrase if duration is None else _lasting(date, phrase, duration.phrase(), words)


def year_said(year: int) -> str:
    """Return an astronomical year as people say it: ``2011``, ``500 BCE``, ``66 million years ago``."""
    spoken = language()
    if spoken is None:
        return year_name(year)
    from viewer.model.dates.tongue_phrases import far_year
    from viewer.model.dates.tongues import tongue

    own = tongue(spoken.code)
    return far_year(own, year) if is_far(year) else own.written("y", days_from_civil(year, 1, 1) * DAY)


def short_phrase(date: EventDate) -> str:
    """Return a date as briefly as it can be said, such as ``c. 20–27 Aug 2011``, for labels and lists."""
    spoken = language()
    if spoken is None:
        return _phrase(date, SHORT)
    from viewer.model.dates.tongue_phrases import phrase_in
    from viewer.model.dates.tongues import tongue

    return phrase_in(tongue(spoken.code, is_long=False), date)


def time_phrase(instant: int, granularity: Granularity, ms: int | None = None) -> str:
    """Return an instant of the axis as ``14:30 on 20 August 2011``."""
    spoken = language()
    if spoken is None:
        return f"{at_clock(instant, granularity, ms)} on {on_day(instant, LONG)}"
    from viewer.model.dates.tongue_phrases import moment_in
    from viewer.model.dates.tongues import tongue

    return moment_in(tongue(spoken.code), instant, granularity, ms)


def stamp_phrase(moment: datetime) -> str:
    """Return a moment of writing or printing to the minute: ``20 August 2011, 14:30``."""
    day = date_phrase(parse_date(f"{moment:%Y-%m-%d}"))
    return pgettext("stamp", "{date}, {time}").format(date=day, time=f"{moment:%H:%M}")


_DAY_PARTS = {
    "early": "early on",
    "morning": "morning of",
    "midday": "midday on",
    "afternoon": "afternoon of",
    "evening": "evening of",
    "night": "night of",
    "late": "late on",
}


def _day_part(date: EventDate, name: str, words: Words) -> str:
    part = date.first
    assert part is not None
    plain = f"{_DAY_PARTS[name]} {part_words(part, words)}"
    return words.qualified(part.qualifier).format(plain)


def _lasting(date: EventDate, phrase: str, length: str, words: Words) -> str:
    """Return a phrase with a known length in front of it."""
    if date.kind is DateKind.POINT:
        return f"{length}, {phrase}" if date.granularity <= _DAY or " " in phrase else f"{length} in {phrase}"
    if date.kind is DateKind.INTERVAL and date.last is None and date.first is not None:
        return f"{length} from {_named(date.first, words)}"
    if date.kind is DateKind.INTERVAL and date.first is None and date.last is not None:
        return f"{length} until {_named(date.last, words)}"
    return f"{length}, {phrase}"


def _phrase(date: EventDate, words: Words) -> str:
    first, last = date.first, date.last
    if date.kind is DateKind.ONE_OF:
        return _one_of(date.members, words)
    if first is not None and last is not None:
        return _named(first, words) if first is last else _range(first, last, words)
    if first is not None:
        end = words.onwards if date.open_end is End.OPEN else words.end_not_known
        return f"{words.since}{_named(first, words)}{end}"
    assert last is not None
    return f"{words.until}{_named(last, words)}" + (
        words.start_not_known if date.open_start is End.UNKNOWN else ""
    )


def _named(part: DatePart, words: Words) -> str:
    """Return one part with its qualifier, or the set that stands for it."""
    if part.members:
        return _one_of(part.members, words)
    return words.qualified(part.qualifier).format(part_words(part, words))


def _range(first: DatePart, last: DatePart, words: Words) -> str:
    """Return a range, saying once what its two ends share."""
    if first.members or last.members:
        begin, end = _named(first, words), _named(last, words)
        if words.joins_between:
            return f"from {begin} until {end}"
        return " – ".join(f"({p})" if part.members else p for p, part in ((begin, first), (end, last)))
    if first.qualifier is last.qualifier:
        return words.qualified(first.qualifier).format(_plain_range(first, last, words))
    return f"{_named(first, words)} – {_named(last, words)}"


def _plain_range(first: DatePart, last: DatePart, words: Words) -> str:
    whole_first, whole_last = part_words(first, words), part_words(last, words)
    if whole_first == whole_last:
        return whole_first
    begin, end = civil_of(first.start), civil_of(last.start)
    if is_far(begin.year) or is_far(end.year):
        tail = shared_tail(whole_first, whole_last)
        return f"{whole_first.removesuffix(tail)}{'–' if tail else ' – '}{whole_last}"
    collapsed = ""
    if not _is_vague(first) and not _is_vague(last) and first.offset_s == last.offset_s:
        collapsed = _collapsed(first, last, begin, end, words)
    if collapsed:
        return collapsed
    spaced = " " in whole_first + whole_last or _is_vague(first) or _is_vague(last)
    return f"{whole_first}{' – ' if spaced else '–'}{whole_last}"


def _is_vague(part: DatePart) -> bool:
    """Tell whether its words say more than the calendar unit that it begins with."""
    return part.is_partial or part.year is not None


def _collapsed(first: DatePart, last: DatePart, begin: CivilTime, end: CivilTime, words: Words) -> str:
    """Return a range whose ends share a year, month or day, empty where they share nothing."""
    if first.has_time and last.has_time and first.start // DAY == last.start // DAY:
        clocks = f"{_clock(first)}–{_clock(last)}"
        return f"{clocks} on {on_day(first.start, words)}{offset_note(first.offset_s)}"
    if first.granularity is not last.granularity:
        return ""
    if first.granularity is _YEAR and begin.year <= 0 and end.year <= 0:
        return f"{year_name(begin.year).removesuffix(' BCE')}–{year_name(end.year)}"
    if begin.year != end.year:
        return ""
    year = year_name(end.year)
    if first.granularity is _MONTH:
        return f"{words.months[begin.month - 1]}–{words.months[end.month - 1]} {year}"
    if first.granularity is not _DAY:
        return ""
    tail = f"{words.day(end, last.start)} {words.months[end.month - 1]} {year}"
    if begin.month != end.month:
        return f"{words.day(begin, first.start)} {words.months[begin.month - 1]} – {tail}"
    return f"{words.day(begin, first.start)}{' – ' if words.weekdays else '–'}{tail}"


def _clock(part: DatePart) -> str:
    return at_clock(part.start, part.granularity, part.ms)


def _one_of(members: tuple[Member, ...], words: Words) -> str:
    if len(members) == 1:
        return _alternative(members[0], words)
    days = [start for start, end in members if start is end and start is not None]
    if len(days) == len(members):
        return _listed(days, words)
    return _joined([_alternative(member, words) for member in members], ", or ")


def _joined(names: list[str], last_joint: str = " or ") -> str:
    return ", ".join(names[:-1]) + last_joint + names[-1]


def _listed(parts: list[DatePart], words: Words) -> str:
    """Return separate alternatives; days of one month share its name."""
    plain = all(p.granularity is _DAY and not p.is_partial and p.qualifier is Qualifier.NONE for p in parts)
    civils = [civil_of(part.start) for part in parts]
    if plain and len({(civil.year, civil.month) for civil in civils}) == 1:
        numbers = [words.day(civil, part.start) for civil, part in zip(civils, parts, strict=True)]
        return f"{_joined(numbers)} {words.months[civils[0].month - 1]} {year_name(civils[0].year)}"
    return _joined([_named(part, words) for part in parts])


def _alternative(member: Member, words: Words) -> str:
    start, end = member
    if start is end and start is not None:
        return _named(start, words)
    if start is None and end is not None:
        return _bounded(end, words, words.before, "or before")
    if end is None and start is not None:
        return _bounded(start, words, words.after, "or after")
    assert start is not None
    assert end is not None
    return _between(start, end, words)


def _bounded(part: DatePart, words: Words, form: str, behind: str) -> str:
    """Return a part as a bound; "million years ago" takes no "in" before it."""
    if words.joins_between and is_far(civil_of(part.start).year):
        return f"{_named(part, words)} {behind}"
    return form.format(_preposition(part)) + _named(part, words)


def _preposition(part: DatePart) -> str:
    if part.has_time:
        return "at"
    return "on" if part.granularity is _DAY else "in"


def _between(start: DatePart, end: DatePart, words: Words) -> str:
    """Return one unknown moment of a range."""
    if not words.joins_between:
        return words.between.format(_range(start, end, words))
    first = _named(start, words)
    plain = start.qualifier is end.qualifier is Qualifier.NONE and not (_is_vague(start) or _is_vague(end))
    if plain and start.granularity is end.granularity:
        first = _unshared(start, end, words) or first
    return f"{words.between.format(first)} and {_named(end, words)}"


def _unshared(start: DatePart, end: DatePart, words: Words) -> str:
    """Return a start without the year, month or day that its end names too, empty where nothing is shared."""
    begin, close = civil_of(start.start), civil_of(end.start)
    if start.has_time and start.start // DAY == end.start // DAY and start.offset_s == end.offset_s:
        return _clock(start)
    if begin.year != close.year:
        return ""
    if start.granularity is _DAY:
        day = words.day(begin, start.start)
        return day if begin.month == close.month else f"{day} {words.months[begin.month - 1]}"
    return words.months[begin.month - 1] if start.granularity is _MONTH else ""
