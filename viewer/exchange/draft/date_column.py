"""A whole column of dates: the order of day and month, and what midnight means, are decided for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.date_questions import LONGEST, at_time, digits_of, in_full, numbered, readings_of
from viewer.exchange.draft.day_numbers import day_of_number, is_day_number, year_of_number
from viewer.exchange.draft.plain_dates import day_and_clock, needs_its_century
from viewer.exchange.draft.short_years import in_words, is_bare, month_and_number, numbers_of
from viewer.exchange.draft.worded import Reason, worded
from viewer.model.dates.edtf import date_or_none, edtf_of
from viewer.model.dates.typed.suggest import Ambiguous, Understood, read_typed
from viewer.words import N_

_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d\d|.*[a-z]{3,}[-' ]\d\d", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\d{1,3}")
_BETWEEN = re.compile(r"(?:some ?time )?between (\d{1,4}) and (\d{1,4})", re.IGNORECASE)
_UNPADDED = re.compile(r"(BC )?(\d{1,5})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?: (\d\d:\d\d(?::\d\d)?))?")
_TWO = re.compile(r"(.+?)\s+(?:after|earliest)\s+(.+)", re.IGNORECASE)
_UNASKED = Answers()
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.000)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell of a date column says.

    Attributes:
        edtf: Empty where nothing is understood.
        why: In a few words, why nothing is, or what was left aside.
    """

    edtf: str
    why: Reason = ""


def date_text(text: str) -> str:
    """Return a text as it is read as a date: blanks folded, and cut where it is too long for any."""
    return " ".join(text.split())[: LONGEST + 1]


class DateColumn:
    """Reads the cells of one column, or of several that belong together such as beginnings and ends.

    Args:
        values: All cells, by which it is decided how each is read.
        answers: What was asked and answered.
        places: Where the cells stand, for the question.
        unpadded: ``99-10-18`` is a day of the year 99, as Aeon Timeline writes it.
        year_first: The cells are made of parts with the year first.

    Raises:
        Asked: The cells can be read in several ways.
    """

    def __init__(
        self,
        values: Iterable[str],
        answers: Answers = _UNASKED,
        places: Sequence[str] = (),
        *,
        unpadded: bool = False,
        year_first: bool = False,
    ) -> None:
        texts = [" ".join(value.split()) for value in values]
        self._unpadded = unpadded
        self._known: dict[str, Cell] = {}  # columns repeat themselves
        self._how = readings_of(texts, answers, places, unpadded=unpadded, year_first=year_first)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Codes and lines of what was taken for what because a person said so."""
        return self._how.told

    def read(self, text: str) -> Cell:
        """Return what a cell says, nothing that it does not say."""
        text = " ".join(text.split())
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> Cell:
        if not text:
            return Cell("", worded(N_("no date")))
        if len(text) > LONGEST:
            return Cell("", worded(N_("the date “{start}…” cannot be read"), start=text[:40]))
        if match := digits_of(text):
            return self._digits(match, text)
        if not self._unpadded and is_day_number(text):
            return self._number(text)
        if found := day_and_clock(text):
            return Cell(found)
        match None if needs_its_century(text) else read_typed(text):
            case Understood(date=date):
                return Cell(date.text)
            case Ambiguous(readings=readings):
                return Cell(
                    "", worded(N_("“{text}” may be {readings}"), text=text, readings=_either(readings))
                )
        is_short = not self._unpadded and not _BETWEEN.fullmatch(text)
        return (
            (self._short(text) if is_short else None)
            or self._in_a_column(text)
            or Cell("", worded(N_("the date “{text}” cannot be read"), text=text))
        )

    def _number(self, text: str) -> Cell:
        """Return what a number such as 44197 says."""
        is_year = self._how.numbers == "years"
        edtf = year_of_number(text) if is_year else day_of_number(text, self._how.numbers)
        return Cell(edtf) if edtf else Cell("", worded(N_("“{text}” is no year"), text=text))

    def _short(self, text: str) -> Cell | None:
        """Return what a date with a year of two digits says, None where it has none."""
        if is_bare(text) and self._how.has_early:
            return None
        if month_and_number(text) and self._how.aug_11 == "day":
            return Cell("", worded(N_("“{text}” is a day without a year"), text=text))
        century = self._how.century
        edtf = in_full(text, self._how.order, century) if century is not None else ""
        if edtf:
            return _checked(edtf)
        if century is not None and numbers_of(text):
            return Cell("", worded(N_("“{text}” never was"), text=text))
        is_short = _SHORT_YEAR.fullmatch(text) or is_bare(text) or in_words(text)
        return Cell("", worded(N_("“{text}” has a year of two digits"), text=text)) if is_short else None

    def _digits(self, match: re.Match[str], text: str) -> Cell:
        if self._how.order == "ymd":
            return Cell("", worded(N_("the year does not stand first in “{text}”"), text=text))
        day = numbered(match, self._how.order, 0)
        if not day:
            return Cell("", worded(N_("“{text}” never was"), text=text))
        found = at_time(day, match[5])
        return Cell(found) if found else Cell("", worded(N_("“{text}” cannot be read"), text=text))

    def _in_a_column(self, text: str) -> Cell | None:
        """Return what a text says that is only a date because it stands among dates."""
        if _BARE_YEAR.fullmatch(text) and int(text):
            return Cell(edtf_of(int(text)))
        if match := _BETWEEN.fullmatch(text):
            return _checked(f"[{edtf_of(int(match[1]))}..{edtf_of(int(match[2]))}]")
        if match := _UNPADDED.fullmatch(text):
            year = 1 - int(match[2]) if match[1] else int(match[2])
            day = edtf_of(year, int(match[3] or 0), int(match[4] or 0))
            return _checked(f"{day}T{match[5]}" if match[5] and match[4] else day)
        if match := _TWO.fullmatch(text):
            first = self.read(match[1])
            return (
                Cell(first.edtf, worded(N_("of “{text}” only the first part is taken"), text=text))
                if first.edtf
                else None
            )
        return None


def _either(readings: Sequence[str]) -> Reason:
    """Return what a text may mean, said as one of several."""
    found: Reason = readings[0]
    for reading in readings[1:]:
        found = worded(N_("{one} or {other}"), one=found, other=reading)
    return found


def _checked(edtf: str) -> Cell | None:
    return Cell(edtf) if edtf and date_or_none(edtf) is not None else None


def without_midnights(dates: Sequence[str], wish: str = "") -> list[str]:
    """Return dates of which midnights are days, where at least half of those with a time are midnights.

    Args:
        dates: EDTF, or empty.
        wish: ``days`` takes every midnight as a day, ``times`` leaves them as they are.
    """
    timed = [date for date in dates if "T" in date]
    midnights = sum(_MIDNIGHT.search(date) is not None for date in timed)
    if wish == "times" or (wish != "days" and midnights * 2 < len(timed)):
        return list(dates)
    return [_MIDNIGHT.sub("", date) for date in dates]
