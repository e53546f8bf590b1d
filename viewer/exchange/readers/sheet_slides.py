"""The sheet of TimelineJS: a row is a slide, with the columns of its template or those of 2013."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.exchange.draft.builder import DraftBuilder
from viewer.exchange.draft.taking import Taking
from viewer.exchange.readers.table_text import Row, Table
from viewer.exchange.readers.timelinejs import Slides, old_date

_MEDIA = {
    "Media": "url", "Media Credit": "credit", "Media Caption": "caption", "Media Thumbnail": "thumbnail",
    "Alt Text": "alt",
}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?::?(\d\d))?(?::(\d\d)(?:\.\d+)?)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
_ISO = re.compile(r"(-?\d{1,6})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ](\d\d):(\d\d)(?::\d\d)?)?")


def is_slide_sheet(header: Sequence[str]) -> bool:
    """Tell whether a table has the columns of the sheet."""
    return "Headline" in header and "Text" in header and bool({"Year", "Start Date"} & set(header))


def read_slides(table: Table, builder: DraftBuilder) -> None:
    """Take the rows of a sheet as slides."""
    slides = Slides(builder)
    for row in table.rows:
        record = row.by(table.header)
        kind = str(record.get("Type", "")).strip().lower()
        slide = _slide(row, table.header)
        if kind in ("title", "era"):
            slide.pop("Type", None)
        if kind == "title":
            slides.heading(Taking(slide))
        elif kind == "era":
            slides.era(slide, row.where)
        else:
            slides.take(slide, row.where)


def _slide(row: Row, header: Sequence[str]) -> dict[str, object]:
    """Return a row as its JSON has it; columns that are not of the sheet stay under their heads."""
    cells = {head: value for head, value in row.by(header).items() if value}
    slide: dict[str, object] = {}
    for name, prefix in (("start_date", ""), ("end_date", "End ")):
        date = _date(cells, prefix)
        if date:
            slide[name] = date
    text = {now: cells.pop(was) for was, now in (("Headline", "headline"), ("Text", "text")) if was in cells}
    media = {now: cells.pop(was) for was, now in _MEDIA.items() if was in cells}
    for was, now in (("Display Date", "display_date"), ("Group", "group"), ("Tag", "group")):
        if was in cells and now not in slide:
            slide[now] = cells.pop(was)
    if background := cells.pop("Background", None):
        slide["background"] = {"value": background}
    if text:
        slide["text"] = text
    if media:
        slide["media"] = media
    return {**slide, **cells}


def _date(cells: dict[str, object], prefix: str) -> dict[str, object]:
    """Take a date's columns from a row; those that are no date stay."""
    year, month, day = (str(cells.get(f"{prefix}{part}", "")) for part in ("Year", "Month", "Day"))
    if not year:
        head = f"{prefix or 'Start '}Date"
        found = _in_one_cell(str(cells.get(head, "")))
        if found:
            del cells[head]
        return found
    parts: dict[str, object] = {"year": year, "month": month, "day": day}
    for part in ("Year", "Month", "Day"):
        cells.pop(f"{prefix}{part}", None)
    clock = _CLOCK.fullmatch(str(cells.get(f"{prefix}Time", "")).strip())
    if clock is not None:
        del cells[f"{prefix}Time"]
        parts.update(_time(clock))
    return {name: value for name, value in parts.items() if value}


def _time(clock: re.Match[str]) -> dict[str, object]:
    hour, minute, second, half = clock.groups()
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    return {"hour": str(number), "minute": minute or "", "second": second or ""}


def _in_one_cell(text: str) -> dict[str, object]:
    """Return the parts of a cell of the old sheet: ISO, or the month first, as its own parser has it."""
    if match := _ISO.fullmatch(text.strip()):
        names = ("year", "month", "day", "hour", "minute")
        return {name: part for name, part in zip(names, match.groups(), strict=True) if part}
    return old_date(text) or {}
