"""The guide's tables of dates: each row's words are what the program says of it."""

from __future__ import annotations

from viewer.model.dates.edtf import parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.typed.suggest import suggest_date

#: What stands in a file, in the order of the table.
WRITTEN = (
    "2011", "2011-08", "2011-08-20", "2011-08-20T14:30", "2011-08-20T14:30:05", "2011-08-20T14:30:05.042",
    "2011-08-20T14:30:00Z", "2011-08-20T14:30+10:00", "2011~", "2011?", "2011%", "2004-06/2006-08", "2011/..",
    "../2011", "2011-08-20/", "/2011", "[2011-08-22..2011-08-27]", "[2011,2013]", "[..2011-08-21]",
    "[2011-08-21..]", "[0843..0848]/0858-02-13", "201X", "20XX", "2011-XX", "2011-08-XX", "2011-08-2X", "2011-21",
    "2011-22", "2011-23", "2011-24", "-0499", "Y-12000", "Y-66E6", "Y-46E8", "1950S2", "Y-115000000S3",
)  # fmt: skip
#: What people type, in the order of the table.
TYPED = (
    "21 Aug 2011", "August 21, 2011", "Sunday, 21 August 2011", "21.8.2011", "21. August 2011", "le 21 août 2011",
    "21 августа 2011", "2011年8月21日", "2011년 8월 21일", "2011-08-21 14:30", "Aug 2011", "c. 2001", "around May 2011",
    "summer 2011", "1990s", "19th century", "20-27 August 2011", "between 1914 and 1918", "before 1900",
    "after 1900", "since 2011", "until 2011", "500 BC", "AD 79", "4.6 billion years ago",
)  # fmt: skip


def dates() -> str:
    """Return a table in Markdown of dates as they are written, and what each means."""
    return "\n".join(
        ("| written | meaning |", "|---|---|", *(f"| `{one}` | {_phrase(one)} |" for one in WRITTEN))
    )


def typed_dates() -> str:
    """Return a table in Markdown of dates as people type them, what is written for each, and what it means.

    Raises:
        DateError: One of them is not understood.
    """
    rows = ((typed, suggest_date(typed)) for typed in TYPED)
    lines = (f"| {typed} | `{written}` | {_phrase(written)} |" for typed, written in rows)
    return "\n".join(("| typed | written | meaning |", "|---|---|---|", *lines))


def _phrase(text: str) -> str:
    return date_phrase(parse_date(text))
