"""What a column of dates leaves open, asked of all of it at once: the first that stands open is raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.day_numbers import day_of_number, is_day_number, year_of_number
from viewer.exchange.draft.notes import Asked
from viewer.exchange.draft.plain_dates import with_clock
from viewer.exchange.draft.questions import Choice, Question
from viewer.exchange.draft.short_years import (
    InWords,
    full_year,
    in_words,
    is_bare,
    is_early,
    is_late,
    month_and_number,
    numbers_of,
)
from viewer.model.dates.edtf import date_or_none, edtf_of
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.typed.suggest import Understood, read_typed
from viewer.model.event_words import counted
from viewer.words import NN_, _, ngettext

_DIGITS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])[,T]?\s*(.*)", re.DOTALL)
_THREE_NUMBERS = re.compile(r"\d([/.-])\d{1,2}\1\d")
_SAMPLES = 3
#: Longer cells are no dates, and patterns are not tried on them.
LONGEST = 200
_LAST_DAY = 31
#: A spreadsheet takes 30 for 1930 and 29 for 2029.
_PIVOT = "1930"
LEAVE_OUT = "none"


@dataclass(frozen=True, slots=True)
class Readings:
    """How the cells of a column are read.

    Attributes:
        order: Of day, month and year: ``dmy``, ``mdy`` or ``ymd``.
        century: First of the hundred years that years of two digits mean; None where none is known.
        has_early: Years of two digits by themselves are what they say, as the column has other early ones.
        numbers: What numbers such as 44197 are: ``days``, ``days-1904`` or ``years``.
        aug_11: What such as ``Aug-11`` is: ``day`` or ``year``.
        told: What was taken for what because a person said so: codes and lines.
    """

    order: str
    century: int | None = None
    has_early: bool = False
    numbers: str = "years"
    aug_11: str = "year"
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Cells:
    """A column's cells, and where they stand."""

    texts: Sequence[str]
    places: Sequence[str]

    @property
    def filled(self) -> int:
        """How many of them say anything."""
        return sum(map(bool, self.texts))

    def which(self, found: Sequence[int]) -> list[int]:
        """Return the first of some cells that read differently, as many as are shown."""
        return list({self.texts[at]: at for at in reversed(found)}.values())[::-1][:_SAMPLES]

    def at(self, place: int) -> str:
        """Return a cell with its place, for a message."""
        where = f"{self.places[place]} " if place < len(self.places) else ""
        return f"{where}“{self.texts[place]}”"


def digits_of(text: str) -> re.Match[str] | None:
    """Return two numbers and a year of four digits, as groups 1, 3 and 4; a time as group 5."""
    return _DIGITS.fullmatch(text)


def has_an_order(text: str) -> bool:
    """Tell whether a cell reads differently with the day, the month or the year first."""
    return _THREE_NUMBERS.search(text) is not None


def readings_of(
    texts: Sequence[str], answers: Answers, places: Sequence[str], *, unpadded: bool, year_first: bool
) -> Readings:
    """Return how a column's cells are read.

    Args:
        texts: All cells, their blanks squeezed.
        answers: What was asked and answered.
        places: Where the cells stand.
        unpadded: Years have no leading zeros, so that no year is short.
        year_first: The cells are made of parts with the year first.

    Raises:
        Asked: Something has to be answered first.
    """
    cells = _Cells(texts, places)
    if unpadded:
        return Readings(answers.dates or _order(cells, []))
    texts_read = [text for text in texts if len(text) <= LONGEST]
    early = any(is_early(text) for text in texts_read)
    verdicts = {text: _may_be_short(text) for text in set(texts)}  # columns repeat themselves
    short = [at for at, text in enumerate(texts) if verdicts[text]]
    order = "ymd" if year_first else answers.dates or _order(cells, short)
    numbers, told = _numbers(cells, answers.numbers)
    aug_11, more = _aug_11(cells, short, answers.aug_11)
    if aug_11 == "day":
        short = [at for at in short if month_and_number(texts[at]) is None]
    if early:
        short = [at for at in short if not is_bare(texts[at])]
    is_early_alone = early and not any(is_late(text) for text in texts_read)
    century = 0 if is_early_alone else _century(cells, short, answers.short_years, order)
    if short and answers.short_years not in ("", LEAVE_OUT) and century is not None:
        years = counted(len(short), "year")
        more = [*more, ("short-years", f"{years} of two digits: taken as {century} to {century + 99}")]
    return Readings(order, century, early, numbers, aug_11, (*told, *more))


def _may_be_short(text: str) -> bool:
    if not text or len(text) > LONGEST or is_late(text):
        return False
    return bool(is_bare(text) or numbers_of(text) or month_and_number(text) or in_words(text))


# --- the order of day and month ------------------------------------------------------------------


def _order(cells: _Cells, short: Sequence[int]) -> str:
    """Return the order that a column settles for itself, ``dmy`` where none of its cells needs one.

    Where a dash parts three short numbers the year may stand first, as in ISO; a slash or a point never says so.
    """
    brief = [(at, match) for at in short if (match := numbers_of(cells.texts[at]))]
    found = [(at, match) for at, text in enumerate(cells.texts) if (match := digits_of(text))]
    every = sorted([*found, *brief], key=lambda one: one[0])
    dashed = [match for _at, match in brief if match[2] == "-"]
    is_open = bool(dashed) and not any(int(match[4]) > _LAST_DAY for _at, match in every)
    if is_open and any(int(match[1]) > _LAST_DAY for match in dashed):
        return "ymd"
    open_ones = [(at, match) for at, match in every if is_open or match[1] != match[3]]
    day_first = [one for one in open_ones if int(one[1][1]) > 12 >= int(one[1][3])]
    month_first = [one for one in open_ones if int(one[1][3]) > 12 >= int(one[1][1])]
    if not is_open and bool(day_first) != bool(month_first):
        return "dmy" if day_first else "mdy"
    if not open_ones or (not is_open and not day_first and all(match[2] == "." for _at, match in open_ones)):
        return "dmy"
    _ask_order(cells, open_ones, len(day_first), len(month_first), may_be_first=is_open)
    return ""


def _ask_order(
    cells: _Cells,
    open_ones: Sequence[tuple[int, re.Match[str]]],
    day_first: int,
    month_first: int,
    *,
    may_be_first: bool,
) -> None:
    is_mixed = bool(day_first and month_first)
    both = [one for one in open_ones if int(one[1][1]) <= 12 and int(one[1][3]) <= 12] or list(open_ones)
    orders = ("dmy", "mdy", "ymd") if may_be_first else ("dmy", "mdy")
    shown = []
    for at, match in both[:_SAMPLES]:
        shown.append(_either(cells.at(at), [numbered(match, order, 2000) for order in orders]))
    why = (
        _("some of the dates have the day first and some the month")
        if is_mixed
        else _many(
            NN_("{part} of {whole} dates allow both", "{part} of {whole} dates allow both"), len(both), cells
        )
    )
    note = _("{days} of them settle it for the day, {months} for the month.").format(
        days=day_first, months=month_first
    )
    if not is_mixed:
        is_part = cells.filled > len(both)
        note = _("None of the others settles it.") if is_part else _("None settles it.")
    titles = {"dmy": _("Day first"), "mdy": _("Month first"), "ymd": _("Year first")}
    said = _("{why}. {note}").format(why=f"{why[:1].upper()}{why[1:]}", note=note)
    question = Question(
        "dates", _("Day or month first?"), said,
        tuple(Choice(order, titles[order], tuple(_said(both, order))) for order in orders),
    )  # fmt: skip
    options = [f"--dates {order}" for order in orders]
    raise Asked(f"{' '.join(shown)} {why}; say {', '.join(options[:-1])} or {options[-1]}", question)


def _said(found: Sequence[tuple[int, re.Match[str]]], order: str) -> Iterator[str]:
    """Say what the first cells are in an order; years of two digits as they stand."""
    for text, match in {match[0]: match for _at, match in found[:_SAMPLES]}.items():
        edtf = numbered(match, order, 2000)
        if len(match[4]) == 4 or not edtf:
            yield _is(text, edtf)
        else:
            yield _("“{text}” is such as {date}").format(text=text, date=_phrase(edtf))


def numbered(match: re.Match[str], order: str, century: int) -> str:
    """Return EDTF of the day that three numbers are; empty where there never was such a day.

    Args:
        match: Of :func:`digits_of` or :func:`~viewer.exchange.draft.short_years.numbers_of`.
        order: Of day, month and year.
        century: First of the hundred years that a year of two digits means.
    """
    parts = [match[1], match[3], match[4]]
    if order == "ymd" and len(match[4]) == 4:
        return ""
    if order == "ymd":
        year, month, day = parts
    else:
        year = parts[2]
        day, month = (parts[1], parts[0]) if order == "mdy" else (parts[0], parts[1])
    if len(year) == 1 or not int(day) or not int(month):
        return ""
    number = int(year) if len(year) == 4 else full_year(int(year), century)
    return edtf_of(number, int(month), int(day))


# --- numbers, and such as Aug-11 -----------------------------------------------------------------


def _numbers(cells: _Cells, answer: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what numbers that may count days are, and what is told of it."""
    found = [at for at, text in enumerate(cells.texts) if is_day_number(text)]
    if not found:
        return answer or "years", []
    if answer:
        as_what = {
            "days": "days, counted from 1900", "days-1904": "days, counted from 1904", "years": "years"
        }[answer]  # fmt: skip
        return answer, [("day-numbers", f"{counted(len(found), 'number')} taken as {as_what}")]
    samples = cells.which(found)
    shown = [
        _either(cells.at(at), [day_of_number(cells.texts[at]), year_of_number(cells.texts[at])])
        for at in samples
    ]
    texts = [cells.texts[at] for at in samples]
    choices = [
        Choice("days", _("Days of a spreadsheet"), tuple(_is(text, day_of_number(text)) for text in texts)),
        Choice(
            "days-1904", _("Days, counted from 1904"),
            tuple(_is(text, day_of_number(text, "days-1904")) for text in texts),
        ),
        Choice("years", _("Years"), tuple(_is(text, year_of_number(text)) for text in texts)),
    ]  # fmt: skip
    forms = NN_(
        "{part} of {whole} dates are numbers by which spreadsheets count days",
        "{part} of {whole} dates are numbers by which spreadsheets count days",
    )
    count = _many(forms, len(found), cells)
    raise Asked(
        f"{' '.join(shown)} {count}; say --numbers days (or days-1904, as old workbooks of the Macintosh count) "
        "or --numbers years",
        Question("numbers", _("Days or years?"), f"{count}.", tuple(choices)),
    )


def _aug_11(cells: _Cells, short: Sequence[int], answer: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what months with a number beside them are, and what is told of it."""
    found = [(at, named) for at in short if (named := month_and_number(cells.texts[at]))]
    if not found:
        return answer or "year", []
    if answer:
        what = "months of a year" if answer == "year" else "days without a year"
        return answer, [
            ("aug-11", f"{counted(len(found), 'month')} with a number beside it: taken as {what}")
        ]
    if any(int(number) > _LAST_DAY or not int(number) for _at, (_month, number) in found):
        return "year", []  # one of them can be no day
    samples = cells.which([at for at, _named in found])
    names = dict(found)
    shown = [f"{cells.at(at)}: a month of a year or a day without one?" for at in samples]
    choices = (
        Choice(
            "year", _("A month of a year"), tuple(_month_said(cells.texts[at], names[at]) for at in samples)
        ),
        Choice("day", _("A day without a year"), (_("Such rows are left out: they have no date."),)),
    )
    forms = NN_(
        "{part} of {whole} dates have a month and a number",
        "{part} of {whole} dates have a month and a number",
    )
    count = _many(forms, len(found), cells)
    raise Asked(
        f"{' '.join(shown)} {count}; say --aug-11 year or --aug-11 day",
        Question("aug_11", _("Is the number a year?"), f"{count}.", choices),
    )


def _month_said(text: str, named: tuple[str, str]) -> str:
    return _("“{text}” is a month of ’{year}").format(text=text, year=named[1])


# --- years of two digits -------------------------------------------------------------------------


def _century(cells: _Cells, short: Sequence[int], answer: str, order: str) -> int | None:
    """Return the first of the hundred years that short ones mean; None where they are left out."""
    if answer == LEAVE_OUT:
        return None
    if answer:
        return int(answer)
    if not short:
        return None
    samples = cells.which(short)
    texts = [cells.texts[at] for at in samples]
    shown = [
        _either(cells.at(at), [in_full(cells.texts[at], order, century) for century in (1900, 2000)])
        for at in samples
    ]
    choices = [
        Choice(first, title, tuple(_is(text, in_full(text, order, int(first))) for text in texts))
        for first, title in (
            ("1900", _("1900 to 1999")), ("2000", _("2000 to 2099")), (_PIVOT, _("1930 to 2029")),
            ("0", _("The years 0 to 99")),
        )
    ]  # fmt: skip
    choices.append(Choice(LEAVE_OUT, _("Leave such rows out")))
    forms = NN_(
        "{part} of {whole} dates have a year of two digits",
        "{part} of {whole} dates have a year of two digits",
    )
    count = _many(forms, len(short), cells)
    raise Asked(
        f"{' '.join(shown)} {count}; say --short-years 1900, --short-years 2000 or the first of any other hundred "
        f"years ({_PIVOT} for 1930 to 2029), or --short-years {LEAVE_OUT} to leave them out",
        Question("short_years", _("Which century?"), f"{count}.", tuple(choices)),
    )


def in_full(text: str, order: str, century: int) -> str:
    """Return EDTF of a date with a year of two digits, empty where it is none.

    Args:
        text: The cell.
        order: Of day, month and year.
        century: First of the hundred years that are meant.
    """
    if is_bare(text):
        return edtf_of(full_year(int(text[-2:]), century))
    if match := numbers_of(text):
        return at_time(numbered(match, order, century), match[5])
    if named := month_and_number(text):
        return InWords(named[0], int(named[1]), "").edtf(century)
    found = in_words(text)
    return found.edtf(century) if found is not None else ""


def at_time(day: str, time: str) -> str:
    """Return EDTF of a day with what stands behind it; empty where that is no time of day, or there is no day."""
    if not day or not time.strip():
        return day
    found = with_clock(day, f" {time}")
    if found:
        return found
    typed = read_typed(f"{day} {time.strip()}")
    return typed.edtf if isinstance(typed, Understood) else ""


def _either(cell: str, readings: Sequence[str]) -> str:
    """Ask which of some readings a cell has; empty ones are none."""
    return f"{cell}: {' or '.join(dict.fromkeys(filter(None, readings)))}?"


def _is(text: str, edtf: str) -> str:
    if not edtf:
        return _("“{text}” is no date").format(text=text)
    return _("“{text}” is {date}").format(text=text, date=_phrase(edtf))


def _many(forms: tuple[str, str], part: int, cells: _Cells) -> str:
    """Return how many of the cells are what a message says of them."""
    whole = cells.filled
    return ngettext(*forms, whole).format(part=part, whole=whole)


def _phrase(edtf: str) -> str:
    date = date_or_none(edtf)
    return date_phrase(date) if date is not None else _("no date")
