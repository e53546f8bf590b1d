"""Tables of programs that are known by their heads, and what is particular about each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from viewer.exchange.draft.taking import Taking
from viewer.exchange.readers.own_rows import is_own
from viewer.exchange.readers.sheet_slides import is_slide_sheet
from viewer.exchange.readers.table_text import Table

_SECONDS = re.compile(r"(T\d\d:\d\d):00(?!\.)")


class Preset(Enum):
    """A program that writes tables; the value is its name for people, empty for any other table."""

    OWN = "Dateline"
    SLIDES = "TimelineJS"
    AEON_3 = "Aeon Timeline 3"
    AEON_2 = "Aeon Timeline 2"
    TIMEFLOW = "TimeFlow"
    GOOGLE = "Google Calendar"
    NONE = ""

    @property
    def is_aeon(self) -> bool:
        """Tell whether years have no leading zeros and every date may have a time to the second."""
        return self in (Preset.AEON_2, Preset.AEON_3)

    @property
    def has_comma_lists(self) -> bool:
        """Tell whether a comma parts the items of a list."""
        return self in (Preset.AEON_3, Preset.TIMEFLOW)


def preset_of(table: Table) -> Preset:
    """Return the program that a table's heads tell of."""
    header = table.header
    if is_own(table):
        return Preset.OWN
    if is_slide_sheet(header):
        return Preset.SLIDES
    if header[:3] == ("Type", "Display ID", "Label"):
        return Preset.AEON_3
    if header[:3] == ("EventID", "Title", "Start Date"):
        return Preset.AEON_2
    if table.aliases:
        return Preset.TIMEFLOW
    return Preset.GOOGLE if {"Subject", "Start Date", "All Day Event"} <= set(header) else Preset.NONE


def without_seconds(dates: Sequence[str]) -> list[str]:
    """Return dates to the minute where a program always writes seconds and none of them is any other than 0."""
    bare = [_SECONDS.sub(r"\1", date) for date in dates]
    return bare if not any(re.search(r"T\d\d:\d\d:\d\d", date) for date in bare) else list(dates)


def is_all_day(record: Taking) -> bool:
    """Take the word of Google Calendar for whether an event lasts whole days; its dates say the same then."""
    return record.truth("All Day Event") or False
