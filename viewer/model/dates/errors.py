"""Why a text is no date that Dateline reads, said in one kind line.

Everything here runs for wrong dates only, so it is written to be exact, not fast.
"""

from __future__ import annotations

import re

from viewer.model.dates.calendar import MONTHS, civil_from_days, days_from_civil, month_length
from viewer.model.dates.timespan import DAY
from viewer.model.dates.values import MAX_YEAR
from viewer.words import N_, _, apart, language, number

#: Longer texts are refused unread; a set of a hundred members is shorter.
MAX_TEXT = 2000
#: As many characters of an offending text as a message repeats.
CLIP = 48
EXAMPLES = N_("expected a date such as 2011, 2011-08 or 2011-08-21")


class DateError(ValueError):
    """A text that is no date.

    Attributes:
        message: One line: the offending text, what is wrong, what is expected.
        text: The whole text, as it was given.
    """

    def __init__(self, message: str, text: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.text = text


def quoted(text: str) -> str:
    """Return a text for use inside a message: in quotation marks, on one line, clipped."""
    clipped = text[:CLIP] + "…" if len(text) > CLIP else text
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in clipped)
    return _("“{words}”").format(words=apart(shown))


def not_a_date(text: str, reason: str) -> DateError:
    """Return the error for a text in a known form with an impossible value."""
    return DateError(_("{text} is not a date; {reason}").format(text=quoted(text), reason=reason), text)


def month_fault(text: str, month: str) -> DateError:
    """Return the error for a month (or season) that does not exist."""
    if 25 <= int(month) <= 41:
        return _not_read(text, _season_name(int(month)))
    return not_a_date(
        text,
        _("there is no month {month} (months run from 01 to 12, seasons from 21 to 24)").format(month=month),
    )


def day_fault(text: str, year: int, month: int, day: int) -> DateError:
    """Return the error for a day that its month does not have."""
    if day == 0:
        return not_a_date(text, _("days count from 01"))
    if month == 2 and day == 29:
        return not_a_date(text, _("{year} is no leap year").format(year=year))
    return not_a_date(
        text,
        _("{month} has {days} days").format(month=_month_name(year, month), days=month_length(year, month)),
    )


def _month_name(year: int, month: int) -> str:
    """Return the name of a month, that of February with its year."""
    spoken = language()
    if spoken is None:
        return MONTHS[month - 1] if month != 2 else f"{MONTHS[1]} {year}"
    from viewer.model.dates.tongues import tongue

    return tongue(spoken.code).written("yM", days_from_civil(year, month, 1) * DAY)


def clock_fault(text: str, day: tuple[int, int, int], clock: tuple[int, int, int]) -> DateError:
    """Return the error for a time of day that does not exist.

    Args:
        day: Year, month and day, which do exist.
        clock: Hour, minute and second, one of which does not.
    """
    hour, minute, second = clock
    if hour == 24 and minute == 0 and second == 0:
        year, month, day_number = civil_from_days(days_from_civil(*day) + 1)
        return not_a_date(
            text,
            _("24:00 is written as 00:00 of the next day, {moment}").format(
                moment=f"{year:04d}-{month:02d}-{day_number:02d}T00:00"
            ),
        )
    if hour > 23:
        return not_a_date(text, _("there is no hour {hour} (hours run from 00 to 23)").format(hour=hour))
    if minute > 59:
        return not_a_date(
            text, _("there is no minute {minute} (minutes run from 00 to 59)").format(minute=minute)
        )
    return not_a_date(
        text, _("there is no second {second} (seconds run from 00 to 59)").format(second=second)
    )


def offset_fault(text: str, offset: str) -> DateError:
    """Return the error for an impossible distance from UTC."""
    return not_a_date(
        text, _("{offset} is no offset from UTC (they run from -23:59 to +23:59)").format(offset=offset)
    )


def explain(text: str) -> DateError:
    """Return the error for a single date in no form that is read."""
    if not text:
        return DateError(_("a date is missing; {examples}").format(examples=_(EXAMPLES)), text)
    if len(text) > MAX_TEXT:
        return not_a_date(text, _("it is {count} characters long").format(count=number(len(text))))
    unread = _unread_form(text)
    if unread:
        return _not_read(text, unread)
    return not_a_date(text, _reason(text) or _(EXAMPLES))


def _not_read(text: str, what: str) -> DateError:
    return DateError(
        _("{text} is valid EDTF, not read by Dateline ({what})").format(text=quoted(text), what=what), text
    )


def _season_name(code: int) -> str:
    if code <= 32:
        return _("a season of one hemisphere, code {code}").format(code=code)
    if code <= 36:
        return _("a quarter of a year")
    return _("a third of a year") if code <= 39 else _("half a year")


_DATE = r"-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?"
# Texts, which `re` compiles and remembers when the first wrong date comes: starting does not wait for it.
_UNREAD_FORMS = (
    (r"\{[-0-9XYEST:.,?~%+Z]*[0-9X][-0-9XYEST:.,?~%+Z]*\}", N_("a set of all its members")),
    (r"-?XXXX(?:-XX){0,2}[?~%]?", N_("a date without any known digit")),
    (rf"(?=.*X.*[0-9]){_DATE}[?~%]?", N_("an unknown digit before a known one")),
)
_COMPONENT_QUALIFIER = r"[?~%]?-?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?)?)?"


def _unread_form(text: str) -> str:
    for form, what in _UNREAD_FORMS:
        if re.fullmatch(form, text):
            return _(what)
    marks = sum(text.count(mark) for mark in "?~%")
    if marks and re.fullmatch(_COMPONENT_QUALIFIER, text):
        return _("a qualifier on a part of a date")
    return ""


_REASONS = (
    (
        r"-?[0-9]{5,}(?:-.*)?",
        N_("a year of more than four digits is written with Y in front and stands alone"),
    ),
    (r"Y-?[0-9]{5,}-.*", N_("a year with Y stands alone, without month or day")),
    (r"Y-?[0-9]{1,4}", N_("a year of up to four digits is written without Y, as four digits")),
    (r"\+[0-9]+.*", N_("a year has no plus sign")),
    (r"-?[0-9]{1,3}(?:-.*)?", N_("a year has four digits, such as 0476 or -0043")),
    (r"[0-9]{4}-[0-9]{1,2}-[0-9]|[0-9]{4}-[0-9](?:-.*)?", N_("months and days have two digits")),
    (r"-?[0-9]{4}-?[0-9]{2}-?[0-9]{2}", N_("a dash stands between year, month and day")),
    (
        r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}(?:[Zz]|[+-].*)?",
        N_("a time needs its minutes, such as T14:30"),
    ),
    (r".*T[0-9:]+[.,][0-9].*", N_("a fraction of a second has three digits, such as T14:30:00.500")),
    (r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9:]+.*", N_("a time follows its day after a capital T")),
    (r"-?[0-9]{4}(?:-[0-9]{2})?T.*", N_("a time needs a whole day in front of it")),
    (r"T?[0-9]{1,2}:[0-9]{2}.*", N_("a time needs a day in front of it, such as 2011-08-21T14:30")),
    (r".*[?~%]{2,}", N_("a date carries one of ? ~ % (% is both)")),
    (r".*T[0-9:]+[A-Za-z ].*", N_("a time zone is written as Z or an offset such as +10:00")),
    (r"\.\.+", N_("two dots need a date on one side, inside brackets or next to a slash")),
    (r".*\.\..*", N_("two dots stand inside brackets, such as [2011..2012], or next to a slash")),
    # A comma among words, as in “Feb 30, 2011”, parts a day from its year.
    (r"[^,A-WZa-z]*[0-9X?~%],[^A-WZa-z]*", N_("alternatives stand inside brackets, such as [2011,2012]")),
)


def _reason(text: str) -> str:
    for form, reason in _REASONS:
        if re.fullmatch(form, text, re.DOTALL):
            return _(reason)
    return ""


def slashes_fault(text: str) -> DateError:
    """Return the error for a text with more than one slash: a day of digits, or too many ends."""
    if re.fullmatch(r"[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}", text):
        return not_a_date(text, _("a day is written year first and with dashes, such as 2011-08-21"))
    return not_a_date(text, _("an interval has one slash, between two dates"))


def year_limit_fault(text: str) -> DateError:
    """Return the error for a year beyond what is read."""
    return not_a_date(text, _("years run from -{most} to {most}").format(most=number(MAX_YEAR)))
