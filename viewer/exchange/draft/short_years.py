"""Dates with a year of two digits, and such as ``Aug-11``: what they say once their column's question is answered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.exchange.draft.plain_dates import in_2000, in_year
from viewer.model.dates.typed.suggest import Understood, read_typed

#: A day, a month and a year in any order, the year of two digits.
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])[,T]?\s*(.*)", re.DOTALL)
_TIME = r"(?:[ ,T]+\d{1,2}[:.]\d\d.*)?"
_IN_WORDS = re.compile(rf"((?=.*[^\W\d_]{{3}}).*?\w[.,]?)([-' ,]+|\s*[’'])(\d\d)({_TIME})", re.DOTALL)
_NUMBERS_DASH = re.compile(r"(?<=\d)-|-(?=\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,}\.?)[- ](\d\d)")
_MONTH_LAST = re.compile(r"(\d{1,2})[- ]([^\W\d_]{3,}\.?)")
_BARE = re.compile(r"'?(\d\d)")
#: Years that are certainly of an early time: of three digits, or with an era.
_EARLY = re.compile(
    r"(?<![\d/.:+-])[1-9]\d\d(?![\d/.:-])|\d\s*(?:bce?|ad|ce)\b|\b(?:bc|ad)\s*\d|\bB\.\s?C\.|\bA\.\s?D\.", re.IGNORECASE
)  # fmt: skip
_LATE = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def is_early(text: str) -> bool:
    """Tell whether a cell names a year of three digits, or one with its era."""
    return _EARLY.search(text) is not None


def is_late(text: str) -> bool:
    """Tell whether a cell names a year of four digits."""
    return _LATE.search(text) is not None


def is_bare(text: str) -> bool:
    """Tell whether a cell is a number of two digits and nothing else."""
    return _BARE.fullmatch(text) is not None


def numbers_of(text: str) -> re.Match[str] | None:
    """Return three numbers of two digits, the first or last of them a year, as groups 1, 3 and 4; a time as group 5."""
    match = _NUMBERS.fullmatch(text)
    return match if match is not None and (len(match[1]) == 2 or len(match[4]) == 2) else None


def month_and_number(text: str) -> tuple[str, str] | None:
    """Return a month's name and the number beside it, which may be a day or a year; None where it is no such cell."""
    if match := _MONTH_FIRST.fullmatch(text):
        name, number = match[1], match[2]
    elif match := _MONTH_LAST.fullmatch(text):
        name, number = match[2], match[1].zfill(2)
    else:
        return None
    return (name, number) if in_2000(name) else None


@dataclass(frozen=True, slots=True)
class InWords:
    """A date in words such as ``21 Aug 11`` in its parts.

    Attributes:
        day: What stands before the year.
        number: The two digits of the year.
        time: What stands behind it; empty for none.
    """

    day: str
    number: int
    time: str

    def edtf(self, century: int) -> str:
        """Return EDTF of it, empty where there never was such a day.

        Args:
            century: First of the hundred years that are meant.
        """
        year = full_year(self.number, century)
        if found := in_year(self.day, year, self.time):
            return found
        typed = read_typed(f"{self.day} {year:04d}{self.time}")
        return typed.edtf if isinstance(typed, Understood) else ""


def in_words(text: str) -> InWords | None:
    """Return a date in words with a year of two digits, None where a text is none."""
    match = _IN_WORDS.fullmatch(text)
    if match is None:
        return None
    day = _NUMBERS_DASH.sub(" ", match[1])
    return InWords(day, int(match[3]), match[4]) if in_2000(day) else None


def full_year(number: int, century: int) -> int:
    """Return the year of a hundred that ends in a number of two digits."""
    return century + (number - century) % 100
