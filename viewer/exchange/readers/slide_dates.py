"""The date of a slide of TimelineJS: numbers, and words that may say it better."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from viewer.exchange.draft.numbers import NoDate, edtf_from_parts, from_to, whole_number
from viewer.exchange.draft.taking import Taking
from viewer.model.dates.edtf import EventDate, date_or_none
from viewer.model.dates.typed.suggest import Understood, read_typed
from viewer.model.fields import Plain
from viewer.words import _

_PARTS = ("year", "month", "day", "hour", "minute", "second")
#: From here on one year more or less says nothing, and historians' missing year 0 neither.
_FAR_YEARS = 99_999
_ABOUT = re.compile(r"(?:c\.|ca\b|circa\b|about\b|around\b|approx|~)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SlideDate:
    """A slide's date.

    Attributes:
        as_written: The slide's own words for it, where they say more than the numbers.
        aside: Parts that no date of ours holds.
        changes: Codes and one-line texts of what is said differently now.
    """

    edtf: str
    as_written: str = ""
    note: str = ""
    aside: dict[str, Plain] = field(default_factory=dict)
    changes: tuple[tuple[str, str], ...] = ()


def slide_date(
    start: Taking, end: Taking, words: str, *, cosmological: bool = False, words_count: bool = True
) -> SlideDate:
    """Return the date that a slide's numbers say, or its words where they are wider and hold the start.

    Args:
        start, end: Its two dates in parts.
        words: What it shows instead of the numbers; empty for nothing.
        cosmological: The file says that its years are far away.
        words_count: Words may say the date better than the numbers do.

    Raises:
        NoDate: There is no start, or none that ever was.
    """
    first, changes = _numbers(start, cosmological=cosmological)
    aside: dict[str, Plain] = {}
    edtf = first
    shown = [text for one in (start, end) if (text := one.text("display_date"))]
    if any(end.whole().get(name) for name in _PARTS):
        try:
            last, more = _numbers(end, cosmological=cosmological)
            changes += more
            edtf = from_to(first, last)
        except NoDate as error:
            edtf, changes = (
                "",
                [*changes, ("end", _("its end cannot be read ({why}) and is kept aside").format(why=error))],
            )
        if not edtf:
            edtf = first
            aside["end_date"] = end.whole()
            if not changes or changes[-1][0] != "end":
                changes.append(("end", _("it would end before it begins; its end is kept aside")))
    for name, one in (("start", start), ("end", end)):
        one.put_aside("format")
        if left := one.rest():
            aside[f"more_of_{name}"] = left
    words = " ".join((words or " – ".join(dict.fromkeys(shown))).split())
    better = _said(words, edtf) if words_count else ""
    if better and better != edtf:
        changes.append(
            (
                "display-date",
                _("“{words}” is taken as {taken}; its numbers say {edtf}").format(
                    words=words, taken=better, edtf=edtf
                ),
            )
        )
    return SlideDate(
        better or edtf, words, f"The file's numbers say {edtf}." if better else "", aside, tuple(changes)
    )


def _numbers(date: Taking, *, cosmological: bool) -> tuple[str, list[tuple[str, str]]]:
    """Return EDTF of a date in parts and what is said differently; what stands behind a gap is left."""
    parts: list[str] = []
    for name in _PARTS:
        text = date.text(name)
        if not text:
            break
        parts.append(text)
    year = whole_number(parts[0]) if parts else None
    if year is not None and (cosmological or abs(year) > _FAR_YEARS):
        edtf = edtf_from_parts(parts[:1])
        mark = "~" if abs(year) > 9999 else ""
        return edtf + mark, [
            ("far-year", _("the year {year} is taken as about that").format(year=year))
        ] if mark else []
    edtf = edtf_from_parts(parts, historical=True)
    if year is not None and year < 0:
        return edtf, [
            (
                "years-bc",
                _("the year {year} is {bce} BCE; it is written {edtf}").format(
                    year=parts[0], bce=-year, edtf=edtf
                ),
            )
        ]
    return edtf, [("year-0", _("the year 0 is taken as 1 BCE"))] if year == 0 else []


def _said(words: str, edtf: str) -> str:
    """Return what words say where it is wider than the numbers and holds their start; empty else."""
    numbers = date_or_none(edtf)
    if not words or numbers is None:
        return ""
    read = read_typed(words)
    if isinstance(read, Understood):
        return read.edtf if _is_wider(read.date, numbers) else ""
    is_bare = "/" not in edtf and not edtf.endswith("~") and numbers.first is not None
    return f"{edtf}~" if _ABOUT.match(words) and is_bare else ""


def _is_wider(words: EventDate, numbers: EventDate) -> bool:
    first, start = words.first, numbers.first
    last = words.last
    if first is None or last is None or start is None or words.kind is not numbers.kind:
        return False
    if not first.start <= start.start < last.end:
        return False
    is_vaguer = bool(first.qualifier) and not start.qualifier
    return last.end - first.start > (numbers.last or start).end - start.start or is_vaguer
