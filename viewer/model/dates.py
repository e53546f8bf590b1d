"""Dates as exactly as they are known: EDTF (ISO 8601-2) levels 0 and 1 and parts of level 2.

Two extensions are ours: times of minute precision, and times inside intervals and sets.
Years run from -999,999,999 to 999,999,999, so that every bound in seconds fits 64 bits.

Source: Extended Date/Time Format specification, Library of Congress, 2019.
"""

from __future__ import annotations

import re
from enum import Enum, IntEnum, IntFlag
from functools import lru_cache

from viewer.model.calendar import MONTHS, add_months, days_from_civil, is_leap, month_length
from viewer.model.timespan import DAY
from viewer.model.when import End

YEAR_LIMIT = 999_999_999
#: Longer texts are no dates; refusing them early bounds the time that hostile input takes.
LONGEST_TEXT = 400


class Granularity(IntEnum):
    """How exactly a date is known, from fine to coarse."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    MONTH = 4
    SEASON = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8
    MILLENNIUM = 9


class Qualifier(IntFlag):
    """What the author adds to a date: ``?`` uncertain, ``~`` approximate, ``%`` both."""

    NONE = 0
    UNCERTAIN = 1
    APPROXIMATE = 2
    BOTH = 3


class DateKind(Enum):
    """One date, an interval that lasts, or one of several possible dates."""

    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one of"


class DateError(ValueError):
    """A text is no date.

    Attributes:
        message: One line: the text, what is wrong with it, what is expected.
        suggestion: EDTF text that may have been meant, or empty. Found on demand, since
            guessing needs a slow import.
    """

    def __init__(self, message: str, text: str = "") -> None:
        super().__init__(message)
        self.message = message
        self._text = text

    @property
    def suggestion(self) -> str:
        """EDTF text that may have been meant, or empty."""
        from viewer.model.suggest import suggest_date

        return suggest_date(self._text) if self._text else ""


class DatePart:
    """One simple date of an EDTF text; treated as frozen.

    Attributes:
        text: As written, with its qualifier.
        start, end: [start, end) in seconds of its own wall clock.
        granularity: How exactly it is known.
        qualifier: ``?``, ``~``, ``%`` or none.
        offset_s: Seconds east of UTC where the author gave an offset, else None.
        season: It is a season, whose bounds are conventions.
    """

    __slots__ = ("end", "granularity", "offset_s", "qualifier", "season", "start", "text")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        granularity: Granularity,
        qualifier: Qualifier = Qualifier.NONE,
        offset_s: int | None = None,
        season: int = 0,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.granularity = granularity
        self.qualifier = qualifier
        self.offset_s = offset_s
        self.season = season

    @property
    def has_time(self) -> bool:
        """Tell whether it names a time of day."""
        return self.granularity < Granularity.DAY

    @property
    def is_approximate(self) -> bool:
        """Tell whether its bounds are to be taken loosely."""
        return bool(self.qualifier) or bool(self.season)

    def __repr__(self) -> str:
        return f"DatePart({self.text!r}, {self.start}, {self.end}, {self.granularity.name})"


class EventDate:
    """An EDTF date as its author wrote it; treated as frozen, equal by text.

    Attributes:
        text: As written.
        kind: One date, an interval, or a set of which one is right.
        parts: The dates named, in order of writing: one for a POINT; those known of the
            two ends for an INTERVAL; the members for a ONE_OF.
        open_start, open_end: What is known of the two ends.
        ranges: For a ONE_OF, some members are given by a range ``a..b``.
    """

    __slots__ = ("kind", "open_end", "open_start", "parts", "ranges", "text")

    def __init__(
        self,
        text: str,
        kind: DateKind,
        parts: tuple[DatePart, ...],
        open_start: End = End.KNOWN,
        open_end: End = End.KNOWN,
        ranges: bool = False,
    ) -> None:
        self.text = text
        self.kind = kind
        self.parts = parts
        self.open_start = open_start
        self.open_end = open_end
        self.ranges = ranges

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventDate) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"EventDate({self.text!r})"

    @property
    def first(self) -> DatePart | None:
        """The part that begins the date, None where its start is not known."""
        return self.parts[0] if self.open_start is End.KNOWN else None

    @property
    def last(self) -> DatePart | None:
        """The part that ends the date, None where its end is not known."""
        return self.parts[-1] if self.open_end is End.KNOWN else None

    @property
    def earliest(self) -> int | None:
        """Earliest possible second of its own wall clock, None where unbounded."""
        return min(part.start for part in self.parts) if self.open_start is End.KNOWN else None

    @property
    def latest(self) -> int | None:
        """First second after the latest possible one, None where unbounded."""
        return max(part.end for part in self.parts) if self.open_end is End.KNOWN else None

    @property
    def granularity(self) -> Granularity:
        """The coarsest granularity of its parts."""
        parts = self.parts
        return parts[0].granularity if len(parts) == 1 else max(part.granularity for part in parts)

    @property
    def qualifier(self) -> Qualifier:
        """Everything that qualifies any of its parts."""
        joined = Qualifier.NONE
        for part in self.parts:
            joined |= part.qualifier
        return joined

    @property
    def is_approximate(self) -> bool:
        """Tell whether any bound is to be taken loosely."""
        return any(part.is_approximate for part in self.parts)


_QUALIFIERS = {
    "": Qualifier.NONE,
    None: Qualifier.NONE,
    "?": Qualifier.UNCERTAIN,
    "~": Qualifier.APPROXIMATE,
    "%": Qualifier.BOTH,
}
_TIME = r"[Tt](\d\d):(\d\d)(?::(\d\d))?([Zz]|[+-]\d\d(?::?\d\d)?)?"
_DAY_RE = re.compile(rf"(-?\d{{4}})-(\d\d)(?:-(\d\d)(?:{_TIME})?)?([?~%])?", re.ASCII)
_YEAR_RE = re.compile(r"(-?\d{4}|[Yy]-?\d{5,})([?~%])?", re.ASCII)
_MASKED_RE = re.compile(r"(-?)(\d{0,4})(X{0,4})(?:-(\d\d|\dX|XX)(?:-(\d\d|\dX|XX))?)?([?~%])?", re.ASCII)
_GRANULARITY_OF_MASK = (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY, Granularity.MILLENNIUM)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> EventDate:
    """Return the date that an EDTF text says.

    Args:
        text: EDTF, without surrounding space. Spaces inside brackets and around ``/`` do
            no harm.

    Raises:
        DateError: The text is no date, or one that Dateline does not read.
    """
    match = _DAY_RE.fullmatch(text)
    if match is not None:
        return EventDate(text, DateKind.POINT, (_from_day(text, match),))
    return _parse_other(text)


def _parse_other(text: str) -> EventDate:
    stripped = text.strip()
    if not stripped:
        raise DateError("there is no date here; expected EDTF such as 2011-08-20")
    if len(stripped) > LONGEST_TEXT:
        raise DateError(f"{quoted(stripped)} is too long for a date")
    if stripped[0] == "[":
        return _parse_set(text, stripped)
    if "/" in stripped:
        return _parse_interval(text, stripped)
    return EventDate(text, DateKind.POINT, (parse_part(stripped),))


def quoted(text: str) -> str:
    """Return a text in quotation marks for a message: short, on one line, printable."""
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:60])
    return f"“{shown}{'…' if len(text) > 60 else ''}”"


def parse_part(text: str) -> DatePart:
    """Return one simple date, as it stands alone or inside an interval or set.

    Raises:
        DateError: The text is no simple date.
    """
    match = _DAY_RE.fullmatch(text)
    if match is not None:
        return _from_day(text, match)
    match = _YEAR_RE.fullmatch(text)
    if match is not None:
        return _from_year(text, match)
    match = _MASKED_RE.fullmatch(text)
    if match is not None and "X" in text:
        return _from_mask(text, match)
    raise _not_a_date(text)


def _from_day(text: str, match: re.Match[str]) -> DatePart:
    year_text, month_text, day_text, hour, minute, second, offset, mark = match.groups()
    year, month = int(year_text), int(month_text)
    qualifier = _QUALIFIERS[mark]
    if not 1 <= month <= 12:
        if day_text is None and 21 <= month <= 24:
            return _season(text, year, month, qualifier)
        raise _bad_month(text, month, day_text is None)
    if day_text is None:
        start = days_from_civil(year, month, 1)
        return DatePart(
            text, start * DAY, (start + month_length(year, month)) * DAY, Granularity.MONTH, qualifier
        )
    day = int(day_text)
    if not 1 <= day <= 28 and not 1 <= day <= month_length(year, month):
        raise _bad_day(text, year, month, day)
    start = days_from_civil(year, month, day) * DAY
    if hour is None:
        return DatePart(text, start, start + DAY, Granularity.DAY, qualifier)
    return _with_time(text, start, hour, minute, second, offset, qualifier)


def _with_time(
    text: str, start: int, hour: str, minute: str, second: str | None, offset: str | None, qualifier: Qualifier
) -> DatePart:
    if not (int(hour) < 24 and int(minute) < 60 and int(second or 0) < 60):
        shown = f"{hour}:{minute}" + (f":{second}" if second else "")
        raise DateError(f"{quoted(text)} is not a date; there is no time {shown}", text)
    start += int(hour) * 3600 + int(minute) * 60
    offset_s = _offset(text, offset) if offset else None
    if second is None:
        return DatePart(text, start, start + 60, Granularity.MINUTE, qualifier, offset_s)
    start += int(second)
    return DatePart(text, start, start + 1, Granularity.SECOND, qualifier, offset_s)


def _offset(text: str, offset: str) -> int:
    if offset in "Zz":
        return 0
    digits = offset[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 18 or minutes > 59:
        raise DateError(f"{quoted(text)} is not a date; no clock is {offset} from UTC", text)
    seconds = hours * 3600 + minutes * 60
    return -seconds if offset[0] == "-" else seconds


def _from_year(text: str, match: re.Match[str]) -> DatePart:
    digits, mark = match.groups()
    if len(digits) > 12:
        raise DateError(f"{quoted(text)} is beyond the years that Dateline draws (±{YEAR_LIMIT:,})")
    if digits[0] in "Yy":
        digits = digits[1:]
        if len(digits.lstrip("-")) < 5 or digits.lstrip("-")[0] == "0":
            raise DateError(f"{quoted(text)} is not a date; Y is for years of more than four digits", text)
    year = int(digits)
    if abs(year) > YEAR_LIMIT:
        raise DateError(f"{quoted(text)} is beyond the years that Dateline draws (±{YEAR_LIMIT:,})")
    return _years(text, year, year, Granularity.YEAR, _QUALIFIERS[mark])


def _years(text: str, first: int, last: int, granularity: Granularity, qualifier: Qualifier) -> DatePart:
    start, end = days_from_civil(first, 1, 1), days_from_civil(last + 1, 1, 1)
    return DatePart(text, start * DAY, end * DAY, granularity, qualifier)


def _season(text: str, year: int, number: int, qualifier: Qualifier) -> DatePart:
    """Return a season: 21 is March to May, 24 is December to February of the next year."""
    month = 3 * (number - 20)
    end_year, end_month = add_months(year, month, 3)
    start, end = days_from_civil(year, month, 1), days_from_civil(end_year, end_month, 1)
    return DatePart(text, start * DAY, end * DAY, Granularity.SEASON, qualifier, None, number)


def _from_mask(text: str, match: re.Match[str]) -> DatePart:
    """Return a date some of whose last digits are X."""
    sign, digits, masks, month, day, mark = match.groups()
    qualifier = _QUALIFIERS[mark]
    if len(digits) + len(masks) != 4 or not digits:
        raise _not_a_date(text)
    if masks:
        if month is not None and (set(month + (day or "")) - {"X"}):
            raise DateError(_unread(text, "a year with unspecified digits before a known month"))
        factor = 10 ** len(masks)
        first = int(digits) * factor
        years = (first, first + factor - 1) if not sign else (-first - factor + 1, -first)
        granularity = _GRANULARITY_OF_MASK[len(masks)]
        return _years(text, years[0], years[1], granularity, qualifier)
    return _masked_month(text, int(sign + digits), month, day, qualifier)


def _masked_month(text: str, year: int, month: str | None, day: str | None, qualifier: Qualifier) -> DatePart:
    if month is None:
        raise _not_a_date(text)
    if "X" in month:
        if day is not None and day != "XX":
            raise DateError(_unread(text, "an unspecified month before a known day"))
        if month == "XX":
            return _years(text, year, year, Granularity.YEAR, qualifier)
        first, last = {"0": (1, 9), "1": (10, 12)}.get(month[0], (0, 0))
        if not first:
            raise DateError(f"{quoted(text)} is not a date; there are twelve months", text)
        end = days_from_civil(year, last, 1) + month_length(year, last)
        return DatePart(text, days_from_civil(year, first, 1) * DAY, end * DAY, Granularity.YEAR, qualifier)
    number = int(month)
    if not 1 <= number <= 12:
        raise _bad_month(text, number, False)
    start, length = days_from_civil(year, number, 1), month_length(year, number)
    if day == "XX" or day is None:
        return DatePart(text, start * DAY, (start + length) * DAY, Granularity.MONTH, qualifier)
    low, high = max(1, int(day[0] + "0")), min(length, int(day[0] + "9"))
    if low > high:
        raise _bad_day(text, year, number, int(day[0] + "0"))
    return DatePart(text, (start + low - 1) * DAY, (start + high) * DAY, Granularity.MONTH, qualifier)


def _parse_interval(text: str, stripped: str) -> EventDate:
    ends = [end.strip() for end in stripped.split("/")]
    if len(ends) != 2:
        raise DateError(f"{quoted(text)} is not a date; an interval has one “/” between two dates", text)
    opens = [End.OPEN if end == ".." else End.UNKNOWN if not end else End.KNOWN for end in ends]
    parts = tuple(parse_part(end) for end, is_open in zip(ends, opens, strict=True) if is_open is End.KNOWN)
    if not parts:
        raise DateError(f"{quoted(text)} is not a date; an interval needs a date at one end at least", text)
    if len(parts) == 2 and parts[1].end <= parts[0].start:
        raise DateError(f"{quoted(text)} is not a date; it ends before it starts", text)
    return EventDate(text, DateKind.INTERVAL, parts, opens[0], opens[1])


def _parse_set(text: str, stripped: str) -> EventDate:
    if not stripped.endswith("]"):
        raise DateError(f"{quoted(text)} is not a date; a set ends with “]”", text)
    members = [member.strip() for member in stripped[1:-1].split(",")]
    if not any(members):
        raise DateError(f"{quoted(text)} is not a date; the set is empty", text)
    parts: list[DatePart] = []
    opens = [End.KNOWN, End.KNOWN]
    ranges = False
    for place, member in enumerate(members):
        low, dots, high = member.partition("..")
        if not dots:
            parts.append(parse_part(member))
            continue
        ranges = True
        low, high = low.strip(), high.strip()
        if (not low and place) or (not high and place < len(members) - 1) or not (low or high):
            raise DateError(f"{quoted(text)} is not a date; “..” is open only at the ends of a set", text)
        opens = [opens[0] if low else End.OPEN, opens[1] if high else End.OPEN]
        bounds = [parse_part(bound) for bound in (low, high) if bound]
        if len(bounds) == 2 and bounds[1].end <= bounds[0].start:
            raise DateError(f"{quoted(text)} is not a date; the range ends before it starts", text)
        parts.extend(bounds)
    return EventDate(text, DateKind.ONE_OF, tuple(parts), opens[0], opens[1], ranges)


def _bad_month(text: str, month: int, alone: bool) -> DateError:
    if alone and 25 <= month <= 41:
        return DateError(_unread(text, "a quarter, half or hemisphere season"))
    return DateError(f"{quoted(text)} is not a date; there is no month {month:02}", text)


def _bad_day(text: str, year: int, month: int, day: int) -> DateError:
    length = month_length(year, month)
    if month == 2 and day == 29 and not is_leap(year):
        return DateError(f"{quoted(text)} is not a date; {year} is not a leap year", text)
    return DateError(f"{quoted(text)} is not a date; {MONTHS[month - 1]} has {length} days", text)


_DATE = r"-?[\dX]{4}(-[\dX]{2}){0,2}"
_UNREAD = (
    (re.compile(r"\{.*\}", re.DOTALL), "a set of which all dates are meant"),
    (re.compile(r"(Y-?\d+|-?\d{4})E\d+(S\d+)?"), "a year with an exponent"),
    (re.compile(r"(Y-?\d+|-?\d{4})S\d+"), "significant digits"),
    (re.compile(rf"(?=.*X){_DATE}"), "digits left unspecified before known ones"),
    (re.compile(r"[?~%]?-?[\dX]{4}[?~%]?(-[?~%]?[\dX]{2}[?~%]?){0,2}"), "a qualifier of one component"),
)


def _unread(text: str, what: str) -> str:
    return f"{quoted(text)} is valid EDTF, not read by Dateline: {what}"


def _not_a_date(text: str) -> DateError:
    for pattern, what in _UNREAD:
        if len(text) <= 80 and "X" not in text[:1] and pattern.fullmatch(text) and not text.isdigit():
            return DateError(_unread(text, what))
    if not text:
        return DateError("there is an empty date here; expected EDTF such as 2011-08-20")
    return DateError(f"{quoted(text)} is not a date; expected EDTF such as 2011-08-20, 2011-08 or 2011", text)
