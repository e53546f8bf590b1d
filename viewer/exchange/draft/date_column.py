"""A whole column of dates: the order of day and month, and what midnight means, are decided for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.exchange.draft.notes import Asked
from viewer.exchange.draft.numbers import read_or_none
from viewer.exchange.draft.questions import Choice, Question
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.typed.parts import edtf_of
from viewer.model.dates.typed.suggest import Ambiguous, Understood, read_typed

_DIGITS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])[,T]?\s*(.*)", re.DOTALL)
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d\d|.*[a-z]{3,}[-' ]\d\d", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\d{1,3}")
_BETWEEN = re.compile(r"(?:some ?time )?between (\d{1,4}) and (\d{1,4})", re.IGNORECASE)
_UNPADDED = re.compile(r"(BC )?(\d{1,5})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?: (\d\d:\d\d(?::\d\d)?))?")
_TWO = re.compile(r"(.+?)\s+(?:after|earliest)\s+(.+)", re.IGNORECASE)
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.000)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$")
_SAMPLES = 3
#: Longer cells are no dates, and patterns are not tried on them.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell of a date column says.

    Attributes:
        edtf: Empty where nothing is understood.
        why: In a few words, why nothing is, or what was left aside.
    """

    edtf: str
    why: str = ""


class DateColumn:
    """Reads the cells of one column, or of several that belong together such as beginnings and ends.

    Args:
        values: All cells, by which the order of day and month is decided.
        order: ``dmy``, ``mdy`` or ``ymd`` where a person has said so.
        places: Where the cells stand, for the question.
        unpadded: ``99-10-18`` is a day of the year 99, as Aeon Timeline writes it.

    Raises:
        Asked: The cells can be read in two orders.
    """

    def __init__(
        self,
        values: Iterable[str],
        order: str = "",
        places: Sequence[str] = (),
        *,
        unpadded: bool = False,
    ) -> None:
        texts = [" ".join(value.split()) for value in values]
        self._unpadded = unpadded
        self._order = order or _order_of(texts, places)

    def read(self, text: str) -> Cell:
        """Return what a cell says, nothing that it does not say."""
        text = " ".join(text.split())
        if not text:
            return Cell("", "no date")
        if len(text) > _LONGEST:
            return Cell("", f"the date “{text[:40]}…” cannot be read")
        if match := _DIGITS.fullmatch(text):
            return self._digits(match, text)
        match read_typed(text):
            case Understood() as found:
                return Cell(found.edtf)
            case Ambiguous(readings=readings):
                return Cell("", f"“{text}” may be {' or '.join(readings)}")
        if _SHORT_YEAR.fullmatch(text) and not (_BETWEEN.fullmatch(text) or self._unpadded):
            return Cell("", f"“{text}” has a year of two digits")
        return self._in_a_column(text) or Cell("", f"the date “{text}” cannot be read")

    def _digits(self, match: re.Match[str], text: str) -> Cell:
        if self._order == "ymd":
            return Cell("", f"the year does not stand first in “{text}”")
        first, last, year, time = int(match[1]), int(match[3]), int(match[4]), match[5].strip()
        day, month = (last, first) if self._order == "mdy" else (first, last)
        edtf = edtf_of(year, month, day) if day and month else ""
        if not edtf:
            return Cell("", f"“{text}” never was")
        if not time:
            return Cell(edtf)
        found = read_typed(f"{edtf} {time}")
        return Cell(found.edtf) if isinstance(found, Understood) else Cell("", f"“{text}” cannot be read")

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
            return Cell(first.edtf, f"of “{text}” only the first part is taken") if first.edtf else None
        return None


def _checked(edtf: str) -> Cell | None:
    return Cell(edtf) if edtf and read_or_none(edtf) is not None else None


def _order_of(texts: Sequence[str], places: Sequence[str]) -> str:
    """Return the order that a column settles for itself, ``dmy`` where none of its cells needs one.

    Raises:
        Asked: Its cells need one and settle none, or both.
    """
    found = [(place, match) for place, text in enumerate(texts) if (match := _DIGITS.fullmatch(text))]
    open_ones = [(place, match) for place, match in found if match[1] != match[3]]
    day_first = [one for one in open_ones if int(one[1][1]) > 12 >= int(one[1][3])]
    month_first = [one for one in open_ones if int(one[1][3]) > 12 >= int(one[1][1])]
    if bool(day_first) != bool(month_first):
        return "dmy" if day_first else "mdy"
    if not open_ones or (not day_first and all(match[2] == "." for _, match in open_ones)):
        return "dmy"
    _ask(open_ones, len(texts), places, day_first, month_first)
    return ""


def _ask(
    cells: Sequence[tuple[int, re.Match[str]]],
    total: int,
    places: Sequence[str],
    day_first: Sequence[object],
    month_first: Sequence[object],
) -> None:
    is_mixed = bool(day_first)
    both = [one for one in cells if int(one[1][1]) <= 12 and int(one[1][3]) <= 12] or list(cells)
    shown = []
    for place, match in both[:_SAMPLES]:
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        where = f"{places[place]} " if place < len(places) else ""
        readings = [text for text in (edtf_of(year, month, day), edtf_of(year, day, month)) if text]
        shown.append(f"{where}“{match[0]}”: {' or '.join(readings)}?")
    why = (
        "some of the dates have the day first and some the month"
        if is_mixed
        else f"{len(both)} of {total} dates allow both"
    )
    note = f"{len(day_first)} of them settle it for the day, {len(month_first)} for the month."
    if not is_mixed:
        note = "None of the others settles it." if total > len(both) else "None settles it."
    question = Question(
        "dates", "Day or month first?", f"{why[:1].upper()}{why[1:]}. {note}",
        (Choice("dmy", "Day first", _read_as(both, 1, 3)), Choice("mdy", "Month first", _read_as(both, 3, 1))),
    )  # fmt: skip
    raise Asked(f"{' '.join(shown)} {why}; say --dates dmy or --dates mdy", question)


def _read_as(cells: Sequence[tuple[int, re.Match[str]]], day: int, month: int) -> tuple[str, ...]:
    """Return what the first cells say where these groups are day and month."""
    said = []
    for text, match in {match[0]: match for _, match in cells[:_SAMPLES]}.items():
        date = read_or_none(edtf_of(int(match[4]), int(match[month]), int(match[day])))
        said.append(f"“{text}” is {date_phrase(date) if date is not None else 'no date'}")
    return tuple(said)


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
