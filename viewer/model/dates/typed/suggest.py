"""What a person probably meant by a date that is no EDTF.

This module takes apart what a person wrapped around dates: "about", "before",
"between … and …", dashes. :mod:`viewer.model.dates.typed.single` reads the dates inside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import add_months, civil_from_days, days_from_civil
from viewer.model.dates.edtf import EventDate, date_or_none, edtf_of
from viewer.model.dates.typed.ages import ages_between
from viewer.model.dates.typed.asked import two_readings
from viewer.model.dates.typed.single import single_date
from viewer.model.dates.typed.stamps import stamp
from viewer.words import _, apart

#: Longer texts are no date that somebody typed.
_LONGEST = 60

_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "’": "'"})
_ABOUT = re.compile(
    r"(?:c|ca|circa|about|around|approx|approximately|roughly|near|~)\b\.?\s*|~\s*|ca?(?=\d{3,4}\b)"
)
_ABOUT_BEHIND = re.compile(r"(.*\d[^\s,]*)[,\s]+\(?(?:c|ca|circa|approx|approximately)\.?\)?")
_PERHAPS = re.compile(r"(?:perhaps|possibly|probably|maybe)\s+")
_BEFORE = re.compile(
    r"(?:(?:on|in|at) or before|before or (?:on|in)|up to|no later than|not later than|by)\s+"
)
_AFTER = re.compile(
    r"(?:(?:on|in|at) or after|after or (?:on|in)|no earlier than|not earlier than|not before)\s+"
)
_STRICTLY = re.compile(r"(before|after)\s+")
_SINCE = re.compile(r"(since|from|until|till)\s+")
_BETWEEN = re.compile(r"(?:some ?time )?between\s+(.+?)\s+and\s+(.+)")
_FROM_TO = re.compile(r"(?:from\s+)?(.+?)\s+(?:to|until|till|through)\s+(.+)")
_UNTIL_NOW = re.compile(
    r"(?:from\s+|since\s+)?(.+?)(?:\s+to\s+|\s+until\s+|\s*-\s*)(?:the present|present|now|today)"
)
_WITHIN = re.compile(
    r"(?:(?:in|during|im|en|l'an|в)\s+)?(?:the\s+)?(?:(?:year|jahre?|année)\s+)?(\d{4})(?:\s?(?:г|год|году|года))?"
)
_QUARTER = re.compile(r"q([1-4])(?:\s+of)?[\s,]+(\d{4})")
_DAYS_OF_MONTH = re.compile(
    r"([a-z]{3,9}\.?)\s+(\d{1,2}(?:st|nd|rd|th)?)\s*-\s*(\d{1,2}(?:st|nd|rd|th)?),?\s+(\d{4})"
)
_NUMBERED_DAYS = re.compile(r"(\d{1,2})\.?\s*-\s*(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_DAY_TO_DAY = re.compile(r"(\d{4}-\d\d)-(\d\d)\s*-\s*(\d\d)")
_DAYS_APART = re.compile(r"(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)")
_YEARS_OR_MONTH = re.compile(r"\s*\d{4}\s?[–—]\s?\d\s*")
_EITHER = re.compile(r"(?:either )?(.+?)\s+or\s+(.+)")


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed date with one reading.

    Attributes:
        date: What is meant; its ``text`` is the EDTF to write.
        is_edtf: It was typed as EDTF.
    """

    date: EventDate
    is_edtf: bool

    @property
    def edtf(self) -> str:
        """The EDTF of what is meant."""
        return self.date.text


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A typed date with several readings, to be asked about.

    Attributes:
        readings: EDTF of each, the likelier first.
    """

    readings: tuple[str, ...]


def read_typed(text: str) -> Understood | Ambiguous | None:
    """Read a date as a person types it: EDTF or words, in English and as other languages write it.

    Nothing that was not typed is made up, and nothing is guessed: see :func:`suggest_date`.

    Returns:
        None where the text is not understood.
    """
    date = date_or_none(text)
    if date is not None:
        return Understood(date, is_edtf=True)
    typed = _typed(text)
    readings = two_readings(typed)
    found = _suggestion(text, typed, readings)
    if found is not None:
        return Understood(found, is_edtf=False)
    readings = tuple(reading for reading in readings if date_or_none(reading) is not None)
    return Ambiguous(readings) if len(readings) > 1 else None


def alternatives(readings: Sequence[str]) -> str:
    """Return what a text may mean, said as one of several: ``2011-03-04 or 2011-04-03``."""
    said = apart(readings[0])
    for reading in readings[1:]:
        said = _("{one} or {other}").format(one=said, other=apart(reading))
    return said


def date_hint(text: str) -> str:
    """Return the end of a message about a text that is no date: what was probably meant, empty where unsure."""
    match read_typed(text):
        case Understood(date=date):
            return _("; did you mean {text}?").format(text=apart(date.text))
        case Ambiguous(readings=readings):
            return _("; did you mean {readings}?").format(readings=alternatives(readings))
    return ""


def suggest_date(text: str) -> str:
    """Return EDTF for a date as people type it.

    Nothing that was not typed is made up: ``Aug 2011`` becomes a month, and a text with a
    year of two digits, or a day and month that could be either way round, becomes nothing.

    Returns:
        EDTF that :func:`~viewer.model.dates.edtf.parse_date` reads and that differs from
        ``text``, or an empty string.
    """
    typed = _typed(text)
    found = _suggestion(text, typed, two_readings(typed))
    return found.text if found is not None else ""


def _suggestion(text: str, typed: str, readings: Sequence[str]) -> EventDate | None:
    """Return what a text probably means, of which it is known how it is typed and in how many ways it reads."""
    if not typed or _YEARS_OR_MONTH.fullmatch(text) or len(readings) > 1:
        return None
    for found in _guesses(_plain(text), typed, readings):
        if found and found != text and (date := date_or_none(found)) is not None:
            return date
    return None


def _guesses(plain: str, typed: str, readings: Sequence[str]) -> Iterator[str]:
    """Go through what a text may mean, empty where one way to read it finds nothing; the first that is a date counts."""
    yield from readings
    yield _mended(plain)
    yield _suggested(typed)
    yield stamp(plain)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _typed(text: str) -> str:
    """Return a text in small letters with plain dashes and blanks; empty for what nobody typed as a date."""
    if len(text) > _LONGEST or not _plain(text).isprintable():
        return ""
    return _plain(text).translate(_DASHES).lower()


def _mended(text: str) -> str:
    """Return a date that is EDTF but for a dash, a plus sign, capitals or missing brackets."""
    match = re.fullmatch(r"(\d\d)(\d\d)\s?[–—]\s?(\d\d)", text)
    if match:
        return f"{match[1]}{match[2]}/{match[1]}{match[3]}" if match[3] > match[2] else ""
    found = text.translate(_DASHES).upper().removeprefix("+")
    if re.search(r"[\[/]", found):
        found = re.sub(r"(?<![-0-9TX:])([0-9]{3})(?![0-9X:])", r"0\1", found)
    if re.fullmatch(r"[-0-9X]+(?:\.\.[-0-9X]+|(?:,\s?[-0-9X]+)+)", found):
        return f"[{found.replace(' ', '')}]"
    return found


def _suggested(text: str) -> str:
    text = text.strip(" .,;'\"")
    return _shortened(text) or _qualified(text) or _bounded(text) or _ranged(text) or single_date(text)


def _shortened(text: str) -> str:
    """Return a suggestion for forms that leave something out that was said before or behind."""
    if match := _UNTIL_NOW.fullmatch(text):
        return _filled("{}/..", _qualified(match[1]) or single_date(match[1]))
    if match := _WITHIN.fullmatch(text):
        return match[1]
    if match := _QUARTER.fullmatch(text):
        last = int(match[1]) * 3
        return f"[{edtf_of(int(match[2]), last - 2)}..{edtf_of(int(match[2]), last)}]"
    if match := _DAYS_OF_MONTH.fullmatch(text):
        return _suggested(f"{match[2]}-{match[3]} {match[1]} {match[4]}")
    if match := _NUMBERED_DAYS.fullmatch(text):
        first, last, month, year = map(int, match.groups())
        return f"{edtf_of(year, month, first)}/{edtf_of(year, month, last)}"
    if match := _DAYS_APART.fullmatch(text):
        return f"{match[1]}/{match[2]}"
    if match := _DAY_TO_DAY.fullmatch(text):
        return f"{match[1]}-{match[2]}/{match[1]}-{match[3]}"
    return ""


def _qualified(text: str) -> str:
    """Return a suggestion for ``c. 2001``, ``perhaps May 2011`` or ``2001 ?``."""
    for form, mark in ((_ABOUT, "~"), (_PERHAPS, "?")):
        match = form.match(text)
        if match:
            return _marked(_qualified(text[match.end() :]) or _core(text[match.end() :]), mark)
    if match := _ABOUT_BEHIND.fullmatch(text):
        return _marked(_core(match[1]), "~")
    match = re.fullmatch(r"(.*[^?~%\s])\s*(\?|~|%|\(\?\))", text)
    return _marked(_core(match[1]), match[2].strip("()")) if match else ""


def _core(text: str) -> str:
    return _ranged(text) or single_date(text)


def _marked(found: str, mark: str) -> str:
    """Return EDTF with a qualifier on every part, empty where there is none to put it on."""
    if not found or "[" in found:
        return ""
    both = {"~?", "?~"}
    ends = []
    for end in found.split("/"):
        if end[-1:] in ("~", "?"):
            end = f"{end[:-1]}%" if end[-1] + mark in both else end
        else:
            end += mark
        ends.append(end)
    return "/".join(ends)


def _bounded(text: str) -> str:
    """Return a suggestion for ``before 2011`` and the like."""
    for form, pattern in ((_BEFORE, "[..{}]"), (_AFTER, "[{}..]")):
        match = form.match(text)
        if match:
            return _filled(pattern, _qualified(text[match.end() :]) or single_date(text[match.end() :]))
    match = _STRICTLY.match(text)
    if match:
        return _beyond(single_date(text[match.end() :]), match[1])
    match = _SINCE.match(text)
    if match and not _FROM_TO.fullmatch(text):
        pattern = "{}/.." if match[1] in ("since", "from") else "../{}"
        return _filled(pattern, _qualified(text[match.end() :]) or single_date(text[match.end() :]))
    return ""


def _filled(pattern: str, *found: str) -> str:
    if not all(found) or any("/" in part or "[" in part for part in found):
        return ""
    return pattern.format(*found)


def _beyond(found: str, word: str) -> str:
    """Return the set of all dates before (after) one: up to the year, month or day beside it."""
    match = re.fullmatch(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", found)
    if match is None or (match[2] and int(match[2]) > 12):
        return ""
    step = -1 if word == "before" else 1
    near = _neighbour(int(match[1]), int(match[2] or 0), int(match[3] or 0), step)
    return f"[..{near}]" if step < 0 else f"[{near}..]"


def _neighbour(year: int, month: int, day: int, step: int) -> str:
    if day:
        year, month, day = civil_from_days(days_from_civil(year, month, day) + step)
    elif month:
        year, month = add_months(year, month, step)
    else:
        year += step
    return edtf_of(year, month, day)


def _ranged(text: str) -> str:
    """Return a suggestion for a range or a choice of two."""
    for form, pattern in ((_BETWEEN, "[{}..{}]"), (_FROM_TO, "{}/{}"), (_EITHER, "[{},{}]")):
        match = form.fullmatch(text)
        if match:
            return _filled(pattern, *_pair(match[1], match[2]))
    ages = ages_between(text)
    if all(ages):
        return _filled("{}/{}", *ages)
    tight = re.fullmatch(r"([^-/]*?[^-/\s])\s*-\s*([^-/\s][^-/]*)", text)
    spaced = re.fullmatch(r"(.+?)\s+-\s+(.+)", text)
    match = spaced or tight
    return _filled("{}/{}", *_pair(match[1], match[2])) if match else ""


def _pair(first: str, last: str) -> tuple[str, str]:
    """Return both ends; a first end without month or year takes them from the last one."""
    end = _qualified(last) or single_date(last)
    year = re.search(r"\b\d{4}\b", last)
    if re.fullmatch(r"\d{1,4}", first) and re.search(r"\d\s?b\.?\s?c", last):
        return single_date(f"{first} bc"), end
    if not end or not year or re.search(r"\b\d{4}\b", first):
        return _qualified(first) or single_date(first), end
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", first):
        month = re.search(r"\b[a-z]{3,9}\b\.?", re.sub(r"\d+(?:st|nd|rd|th)\b", "", last))
        return (single_date(f"{first} {month[0]} {year[0]}") if month else ""), end
    start = single_date(f"{first} {year[0]}")
    if not start and re.fullmatch(r"[a-z]{3,9}\.? \d{1,2}", first):
        start = single_date(f"{first}, {year[0]}")
    return start, end
