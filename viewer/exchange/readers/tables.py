"""Tables, one row an event: CSV and TSV of whatever columns, and the sheets of other timeline programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.bounds import Bounded, Bounds, happened_between, lasted
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.carrier import Carried
from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.date_column import Cell, DateColumn, date_text, without_midnights
from viewer.exchange.draft.decoding import foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.firsts import doubt_of_firsts, meant
from viewer.exchange.draft.notes import Asked, NoteKind, Unreadable
from viewer.exchange.draft.numbers import from_to
from viewer.exchange.draft.pace import stepping
from viewer.exchange.draft.taking import Taking
from viewer.exchange.draft.worded import Reason, worded
from viewer.exchange.readers.own_rows import head_in, read_own
from viewer.exchange.readers.sheet_slides import read_slides
from viewer.exchange.readers.table_columns import (
    columns_of,
    folded,
    has_no_heads,
    refuse_unknown,
    title_without_heads,
    uses_of,
)
from viewer.exchange.readers.table_presets import Preset, is_all_day, preset_of, without_seconds
from viewer.exchange.readers.table_text import Row, Table, table_of, without_heads
from viewer.model.fields import Fields, Plain
from viewer.model.joining import joined
from viewer.words import N_, _, ngettext
from viewer.words import number as number_words

NAME = "table"
_NOW = frozenset({"now", "present", "ongoing", "today", "the present"})
_MANY = re.compile(r"\s*[;|\n]\s*")
_MANY_OR_COMMA = re.compile(r"\s*[;|,\n]\s*")
_BETWEEN_ADDRESSES = re.compile(r"[\s|]+|[,;]+(?=\s*https?:|\s*$)")
_DATE_FIELDS = ("date", "latest_start", "earliest_end", "end")
_MOST_SOURCES = 200


def is_table(text: str) -> bool:
    """Tell whether a text is certainly a table, by what stands in its first line."""
    return text.startswith(("#TIMEFLOW", "Type,Display ID,Label", '"EventID","Title","Start Date"'))


def read(data: bytes, answers: Answers) -> Draft:
    """Return what a table says.

    Raises:
        Unreadable: It is none.
        Asked: Its dates, its encoding or its columns can be read in several ways.
    """
    if answers.sheet:
        raise Unreadable("it is no workbook and has no sheets; leave out --sheet")
    tables = {name: table_of(foreign_text(content)) for name, content in answers.tables.items()}
    return draft_of_table(table_of(foreign_text(data, answers.encoding)), NAME, data, answers, tables)


def draft_of_table(
    table: Table, name: str, data: bytes, answers: Answers, tables: Mapping[str, Table]
) -> Draft:
    """Return what the rows of a table say.

    Args:
        table: With its header.
        name: Of the format, for people.
        data: The foreign file.
        answers: What was asked and answered.
        tables: Others beside it by their names; those beside one of ours are its lanes, sources and eras.

    Raises:
        Unreadable: It has too many rows, or none of the columns that a person has named.
        Asked: Its dates or its columns can be read in several ways.
    """
    refuse_crowd(len(table.rows))  # before the dates of all of them are read
    preset = preset_of(table)
    if answers.columns and preset in (Preset.OWN, Preset.SLIDES):
        preset = Preset.NONE  # a person knows better what its columns are
    builder = DraftBuilder(f"{name} of {preset.value}" if preset.value else name, "columns", data, answers)
    if preset is Preset.OWN:
        _take_ours(table, tables, builder, answers)
    elif preset is Preset.SLIDES:
        read_slides(table, builder)
    else:
        _take_any(table, preset, builder, answers)
    return builder.finished()


def _take_ours(table: Table, tables: Mapping[str, Table], builder: DraftBuilder, answers: Answers) -> None:
    """Take the rows of a table that this program wrote, with what stands in the tables beside it."""
    head = head_in(tables, builder)
    builder.carry(Carried(head) if head else None)
    if answers.tables:
        builder.changed(
            "tables-beside",
            "the file",
            _("{names} taken from the tables beside it").format(names=joined(answers.tables)),
        )
    read_own(table, builder, tables)


def _take_any(table: Table, preset: Preset, builder: DraftBuilder, answers: Answers) -> None:
    """Take the rows of a table whose columns are known by their heads and by what stands in them."""
    is_bare = preset is Preset.NONE and has_no_heads(table)
    if is_bare:
        table = without_heads(table)
        builder.changed(
            "no-heads", "the file", _("its first row is no row of heads: it is taken for a record as well")
        )
    refuse_unknown(table, answers.columns)
    # What Aeon calls Type tells events from people and places, and is no group of theirs.
    wished = {"lane": "none", **answers.columns} if preset is Preset.AEON_3 else answers.columns
    columns = columns_of(table, wished)
    if is_bare and "title" not in answers.columns:
        columns.update(title_without_heads(table, columns))
    if table.rows and "date" not in columns:
        heads = ", ".join(f"“{head[:40]}”" for head in table.header[:12])
        raise Asked(
            f"no column has dates in most of its cells; say --columns date=HEAD with one of {heads}",
            columns=uses_of(table, columns),
        )
    if table.about.get("description"):
        builder.description = table.about["description"]
    if table.about.get("source"):
        builder.source_fields["publisher"] = table.about["source"]
    builder.columns = uses_of(table, columns)
    try:
        _Rows(table, preset, columns, builder, answers).take()
    except Asked as asked:
        raise Asked(str(asked), asked.question, builder.columns) from None


@dataclass(slots=True)
class _Dated:
    """The dates of a row, EDTF by field, and why one is missing or changed."""

    cells: dict[str, Cell]
    why: Reason = ""


class _Rows:
    """Takes the rows of a table, one after the other."""

    def __init__(
        self,
        table: Table,
        preset: Preset,
        columns: Mapping[str, str],
        builder: DraftBuilder,
        answers: Answers,
    ) -> None:
        self._table, self._columns, self._builder, self._answers = table, columns, builder, answers
        self._preset = preset
        self._is_aeon = preset is Preset.AEON_3
        head = columns.get("date", "")
        self._is_in_parts = folded(head) in ("year", "jahr") and "month" in columns
        self._many = _MANY_OR_COMMA if preset.has_comma_lists else _MANY
        sources = columns.get("source", "")
        self._has_sources = bool(sources) and _are_few(table.column(sources), _MOST_SOURCES)

    def take(self) -> None:
        """Take all rows."""
        for row, dates in zip(stepping(N_("Reading"), self._table.rows), self._dates(), strict=True):
            if row.surplus:
                self._builder.changed("wide-row", row.where, _("it has more cells than the header has heads"))
            self._take_row(row, dates)

    # --- dates -------------------------------------------------------------------------------------

    def _texts(self, row: Row, name: str) -> str:
        """Return what a row says for a date field, its parts and time joined."""
        record = row.by(self._table.header)

        def cell(field: str) -> str:
            return str(record.get(self._columns.get(field, "\0"), "") or "")

        text = cell(name)
        if name == "date" and self._is_in_parts:
            return "-".join(part for part in (text, cell("month"), cell("day")) if part)
        time = {"date": "time", "end": "end_time"}.get(name, "")
        return f"{text} {cell(time)}".strip() if time and text and cell(time) else text

    def _dates(self) -> Iterator[_Dated]:
        """Go through the dates of all rows: what a column decides, it decides for all of them."""
        rows = self._table.rows
        names = [name for name in _DATE_FIELDS if name in self._columns]
        texts: list[list[str]] = [[] for _ in names]
        places: list[str] = []
        for row in rows:
            places.append(row.where)
            for name, some in zip(names, texts, strict=True):
                some.append(date_text(self._texts(row, name)))
        every = [text for some in texts for text in some]
        del texts
        column = DateColumn(
            every,
            self._answers,
            places * len(names),
            unpadded=self._preset.is_aeon,
            year_first=self._is_in_parts,
        )
        del places
        for code, what in column.told:
            self._builder.changed(code, "the file", what)
        cells = [column.read(text) for text in stepping(N_("Reading the dates"), every)]
        flat = [cell.edtf for cell in cells]
        whys = [cell.why for cell in cells]
        del every, cells
        days = without_midnights(flat, self._answers.midnight)
        if days != flat:
            count = sum(one != other for one, other in zip(days, flat, strict=True))
            self._builder.changed(
                "midnights",
                "the file",
                ngettext(
                    "{number} time at midnight: taken as days",
                    "{number} times at midnight: taken as days",
                    count,
                ).format(number=number_words(count)),
            )
        if self._preset.is_aeon:
            days = self._to_the_minute(days)
        if (doubt := doubt_of_firsts(days)) and not self._answers.firsts:
            self._builder.note(NoteKind.QUESTION, "firsts", "the file", doubt)
        for place in range(len(rows)):
            of = range(place, len(days), len(rows))
            yield _Dated({name: Cell(days[at], whys[at]) for name, at in zip(names, of, strict=True)})

    def _to_the_minute(self, dates: list[str]) -> list[str]:
        found = without_seconds(dates)
        if found != dates:
            count = sum(one != other for one, other in zip(found, dates, strict=True))
            self._builder.changed(
                "seconds",
                "the file",
                ngettext(
                    "{number} time with 0 seconds: taken to the minute",
                    "{number} times with 0 seconds: taken to the minute",
                    count,
                ).format(number=number_words(count)),
            )
        return found

    def _date(self, row: Row, dated: _Dated, record: Taking, aside: dict[str, Plain]) -> str:
        """Return a row's date, empty where it has none; what it cannot say goes aside."""
        start = dated.cells["date"]
        if not start.edtf:
            dated.why = start.why
            return ""
        if start.why:
            self._builder.changed("date-in-words", row.where, str(start.why))
        self._take_date_cells(record)
        written = {name: self._texts(row, name) for name in dated.cells}
        if written.get("end", "").lower() in _NOW and "/" not in start.edtf and "[" not in start.edtf:
            return f"{start.edtf}/.."
        found = self._bounded({name: cell.edtf for name, cell in dated.cells.items()})
        for name, cell in dated.cells.items():
            if name != "date" and written[name] and not cell.edtf:
                found.aside[name] = written[name]
        for name, value in found.aside.items():
            aside[self._columns.get(_OWN.get(name, name), name)] = value
            self._builder.changed(
                "date-aside",
                row.where,
                _("{name} “{value}” does not fit its date and is kept aside").format(name=name, value=value),
            )
        return found.edtf

    def _bounded(self, dates: Mapping[str, str]) -> Bounded:
        bounds = Bounds(
            dates["date"], dates.get("latest_start", ""), dates.get("earliest_end", ""), dates.get("end", "")
        )
        if not set(bounds.start) & set("/["):
            if bounds.latest_start or bounds.earliest_end:
                return lasted(bounds) if self._is_aeon or bounds.earliest_end else happened_between(bounds)
            if not bounds.end or "/" in bounds.end or "[" in bounds.end:
                return Bounded(bounds.start, {"end": bounds.end} if bounds.end else {})
            edtf = from_to(bounds.start, bounds.end)
            return Bounded(edtf) if edtf else Bounded(bounds.start, {"end": bounds.end})
        named = {"latestStart": bounds.latest_start, "earliestEnd": bounds.earliest_end, "end": bounds.end}
        return Bounded(bounds.start, {name: text for name, text in named.items() if text})

    def _take_date_cells(self, record: Taking) -> None:
        names = [*_DATE_FIELDS, *(("month", "day") if self._is_in_parts else ()), "time", "end_time"]
        record.put_aside(*(self._columns[name] for name in names if name in self._columns))

    # --- the rest ----------------------------------------------------------------------------------

    def _take_row(self, row: Row, dated: _Dated) -> None:
        record = Taking(row.by(self._table.header))
        whole = record.whole()
        kind = str(whole.get("Type", "")) if self._is_aeon else ""
        if self._is_aeon and kind != "Event":
            self._builder.leave_out(
                row.where, worded(N_("it is no event but of type “{kind}”"), kind=kind), whole
            )
            return
        if self._is_aeon:
            record.put_aside("Type")
        aside: dict[str, Plain] = {}
        date = meant(self._date(row, dated, record, aside), self._answers.firsts)
        if not date:
            self._builder.leave_out(row.where, dated.why or worded(N_("no date")), whole)
            return
        if self._is_aeon and record.truth("Ongoing") and "/" not in date and "[" not in date:
            date = f"{date}/.."
        if self._preset is Preset.GOOGLE and is_all_day(record):
            date = re.sub(r"T[\d:.]+", "", date)
        fields = self._fields(row, record, date)
        lane = self._lane(record, fields)
        found = Found(row.where, fields, self._text(record, "id"), lane)
        found.aside = {**self._lists(record.rest()), **aside}
        self._builder.add(found)

    def _lane(self, record: Taking, fields: Fields) -> str:
        """Return what a row is grouped by; of a list the first, and the others as tags."""
        lane = self._text(record, "lane")
        if self._columns.get("lane") not in self._table.lists:
            return lane
        first, *others = [item for item in _MANY_OR_COMMA.split(lane) if item] or [""]
        present = fields["tags"]
        fields["tags"] = [*dict.fromkeys([*(present if isinstance(present, list) else []), *others])]
        return first

    def _lists(self, cells: dict[str, Plain]) -> dict[str, Plain]:
        """Return cells of which those of a column of lists are lists."""
        return {
            head: [*re.split(r"\s*,\s*", cell)]
            if head in self._table.lists and isinstance(cell, str) and "," in cell
            else cell
            for head, cell in cells.items()
        }

    def _text(self, record: Taking, name: str) -> str:
        return record.text(self._columns[name]) if name in self._columns else ""

    def _fields(self, row: Row, record: Taking, date: str) -> Fields:
        builder, links = self._builder, list[Plain]()
        written = " – ".join(
            text for name in ("date", "end") if name in self._columns and (text := self._texts(row, name))
        )
        fields: Fields = {
            "date": date,
            "title": builder.words(self._text(record, "title"), row.where, "the title", links),
            "summary": builder.words(self._text(record, "summary"), row.where, "the text", links),
            "as_written": self._text(record, "as_written") or ("" if _says(date, written) else written),
            "people": [*self._items(record, "people", self._many)],
            "tags": [*self._items(record, "tags", _MANY_OR_COMMA)],
        }
        self._links(record, links)
        fields["links"] = links
        if self._has_sources and (source := self._text(record, "source")):
            fields["sources"] = builder.source(source)
        place = self._place(record)
        if place:
            fields["place"] = place
        return fields

    def _links(self, record: Taking, links: list[Plain]) -> None:
        """Take the addresses of a cell; where one of them leads nowhere, the cell is kept as well."""
        cell = str(record.whole().get(self._columns.get("links", "\0"), ""))
        addresses = [part for part in _BETWEEN_ADDRESSES.split(cell) if part]
        linked = [self._builder.link(address, "", links) for address in addresses]
        if linked and all(linked):
            self._text(record, "links")

    def _items(self, record: Taking, name: str, between: re.Pattern[str]) -> list[str]:
        return [item for item in between.split(self._text(record, name)) if item]

    def _place(self, record: Taking) -> Plain:
        """Return a place's name, with degrees where both are degrees."""
        name = self._text(record, "place")
        whole = record.whole()
        lat, lon = (str(whole.get(self._columns.get(one, "\0"), "")) for one in ("lat", "lon"))
        if not (_is_degrees(lat, 90) and _is_degrees(lon, 180)):
            return name
        self._text(record, "lat"), self._text(record, "lon")
        return {"name": name or f"{lat}, {lon}", "lat": lat, "lon": lon}


_OWN = {"latestStart": "latest_start", "earliestEnd": "earliest_end"}


def _are_few(cells: Iterable[str], most: int) -> bool:
    """Tell whether no more than so many of the cells are different."""
    seen: set[str] = set()
    for cell in cells:
        seen.add(cell)
        if len(seen) > most:
            return False
    return True


def _is_degrees(text: str, most: int) -> bool:
    return re.fullmatch(r"[-+]?\d{1,3}(\.\d+)?", text) is not None and abs(float(text)) <= most


def _says(edtf: str, written: str) -> bool:
    """Tell whether a date is written as it was, apart from blanks."""
    return edtf.replace("/", " – ") == written
