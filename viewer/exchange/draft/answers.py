"""What a person answers to the questions that a foreign file leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to questions; what is empty was not answered.

    Attributes:
        name: The foreign file's name, without its folder.
        dates: Order of day and month in ``03/04/2011``: ``dmy`` or ``mdy``; ``ymd`` where the year stands first in
            every date and such a cell is none.
        short_years: The first of the hundred years that years of two digits mean, such as ``1900``; ``none``
            leaves such dates out.
        numbers: What 44197 is where a date is expected: ``days`` or ``days-1904``, as spreadsheets count them, or
            ``years``.
        aug_11: What ``Aug-11`` is: ``year`` for a month of 2011 or another year, ``day`` for a day without a year.
        encoding: Of a text that is neither UTF-8 nor marked.
        sheet: Of a workbook.
        columns: Our fields by name, and the head of the column that fills each; ``none`` for no column.
        lanes: ``yes`` makes lanes of the grouping field however many values it has, ``tags`` makes tags.
        tables: No answers but files: the tables beside one of ours, by the middle of their names.
        zone: Time zone of times that name none, where the file names none either.
        midnight: ``times`` where midnight at both ends is a time and no sign of days.
        firsts: What first days mean: ``keep`` for days, ``year`` or ``month`` for what was not known better.
        display_dates: ``numbers`` where the words that a slide shows for its date never count for more than that.
        lasting: ``yes`` where a year or month by itself lasted that long, as markwhen has it.
    """

    name: str = ""
    dates: str = ""
    encoding: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    lanes: str = ""
    midnight: str = ""
    firsts: str = ""
    display_dates: str = ""
    lasting: str = ""
    zone: str = ""
    short_years: str = ""
    numbers: str = ""
    aug_11: str = ""
    tables: Mapping[str, bytes] = field(default_factory=dict)
