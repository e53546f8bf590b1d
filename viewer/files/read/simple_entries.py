"""Entries written the plain way, read without a YAML parser: most of a large file is such.

An entry is simple where a glance at its lines is enough to know what YAML makes of them and
where nothing about it is to be reported: block style, one field a line, each value a plain
text, a text in double quotes without a backslash, or a list in brackets of plain words; and
``quotes`` as a list of such mappings. At anything else the parser takes over, entry by entry.
What is read here is what the parser's way reads, down to the text spans; tests compare both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from viewer.files.read.entry import COLUMNS, NOTHING, EntryReader
from viewer.files.read.fields import QUOTE_FIELDS
from viewer.files.read.simple_values import SimpleValues
from viewer.files.read.spans import FIELD_NUMBERS
from viewer.files.read.values import MOST_TEXT

if TYPE_CHECKING:
    from viewer.files.read.known_entries import KnownEntries

#: Not allowed in YAML, breaks for YAML only, tabs, and the characters that may mask a ``?``.
_ODD = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_WORD = r"[^\W_][^,\[\]{}:#\"'&*!|>%@`?\\]*"
_FLOW_LIST = re.compile(rf"\[{_PLAIN_WORD}(?:, *{_PLAIN_WORD})*\]")
#: So many entries are read before it is asked again whether those that follow are known.
_BETWEEN = 8
_ID, _TITLE, _DATE, _WHEN, _, _INDEX, _LINE = range(7)
_QUOTES_COLUMN, _SOURCES = COLUMNS.index("quotes"), COLUMNS.index("sources")
_QUOTES_NUMBER = FIELD_NUMBERS["quotes"]
_QUOTES = 1 << _QUOTES_NUMBER


class _Field(NamedTuple):
    """What a line may begin with in an entry, its letters, indentation and dash included.

    Attributes:
        bit: Of the field.
        column: Of the event.
        number: Of the field.
        read: Returns the value of a text (or of a tuple of texts), None where it is not simple.
        opens: It stands behind the entry's ``-``.
    """

    bit: int
    column: int
    number: int
    read: Callable[[Any], Any]
    opens: bool


class _Said(NamedTuple):
    """What a line may begin with in a quotation.

    Attributes:
        bit, slot: Of the quotation's field.
        read: As in ``_Field``.
        dash: Column of the quotations' ``-``.
        opens: It stands behind that ``-``.
    """

    bit: int
    slot: int
    read: Callable[[Any], Any]
    dash: int
    opens: bool


class SimpleEntries:
    """Reads runs of simple entries from one text.

    Args:
        text: What is parsed, a ``?`` in brackets masked.
        entries: Takes the events.
        first: Index in the text of the first entry's first key.
        known: What an earlier reading knows, if any.
    """

    def __init__(
        self, text: str, entries: EntryReader, first: int, known: KnownEntries | None = None
    ) -> None:
        self._known = known
        self._text = text
        self._entries = entries
        self._values = SimpleValues(entries)
        self._dash = first - 2 - (text.rfind("\n", 0, first) + 1)
        self._eol = "\r\n" if text[text.find("\n") - 1] == "\r" else "\n"
        self._border = f"\n{' ' * max(0, self._dash)}- "
        inside = " " * (max(0, self._dash) + 2)
        self._fields = self._all_fields(inside)
        self._said = self._all_said(inside)
        self._quotes_line = f"{inside}quotes:"

    def _all_fields(self, inside: str) -> dict[str, _Field]:
        fields = {}
        for name, read in self._values.readers.items():
            number = FIELD_NUMBERS[name]
            for lead in (f"{inside[:-2]}- ", inside):
                field = _Field(1 << number, COLUMNS.index(name), number, read, lead is not inside)
                fields[lead + name] = field
        return fields

    def _all_said(self, inside: str) -> dict[str, _Said]:
        said = {}
        for dash in (inside, inside + "  "):
            for slot, name in enumerate(QUOTE_FIELDS):
                read = self._values.quote_readers[name]
                said[f"{dash}- {name}"] = _Said(1 << slot, slot, read, len(dash), True)
                said[f"{dash}  {name}"] = _Said(1 << slot, slot, read, len(dash), False)
        return said

    def close(self) -> None:
        """Let go of what would keep the text until garbage is collected."""
        self._values.close()
        self._fields.clear()

    def read(self, first: int, most: int) -> int:
        """Read simple entries, at most so many.

        Args:
            first: Index of the first key of an entry.
            most: How many entries.

        Returns:
            The index of the first key of the entry that is next, simple or not; ``first``
            where the entry there is not simple.
        """
        text, border, step = self._text, self._border, len(self._border)
        if self._dash < 0 or text[first - step : first] != border:
            return first
        if self._known is not None:
            behind = self._past_known(self._known, first, most)
            if behind > first:
                return behind
            most = min(most, _BETWEEN)
        for _ in range(most):
            # Without an entry behind it there is no telling what the last line goes on with.
            end = text.find(border, first)
            if end < 0 or not self._is_read(first, end):
                break
            first = end + step
        return first

    def _past_known(self, known: KnownEntries, first: int, most: int) -> int:
        """Take over entries whose text has stayed, at most so many; arguments and result as in ``read``."""
        text, border, step, spans = self._text, self._border, len(self._border), known.spans
        begin, shift = known.place_of(first - 2)
        place = begin
        while 0 <= place < min(len(spans), begin + most) and spans.is_plain(place):
            if spans.start(place) + shift != first - 2:
                break  # an entry between the two could not be drawn
            end = text.find(border, first)
            if end < 0 or not known.stays(first - step, end + step):
                break
            first = end + step
            place += 1
        if place > begin:
            self._entries.take(known, begin, place, shift)
        return first

    def _is_read(self, first: int, end: int) -> bool:
        """Read the entry whose first key stands at ``first``, up to the line break at ``end``."""
        start = first - 2 - self._dash
        body = self._text[start:end]
        if self._eol == "\r\n":
            if body.count("\n") != body.count("\r\n"):
                return False
            body = body.replace("\r\n", "\n").removesuffix("\r")
        if " #" in body or len(body) > MOST_TEXT or _ODD.search(body):
            return False
        row: list[Any] = list(NOTHING)
        marks: list[int] = []
        quotes: list[list[Any]] = []
        fields, in_quotes, step = self._fields.get, self._said.get, len(self._eol)
        indent, seen, said = self._dash + 2, 0, 0
        dash = -1  # of the quotations: below 0 outside of them, 0 before the first one
        at, value_end = start, start
        for line in body.split("\n"):
            lead, _, text = line.partition(": ")
            value: Any = text
            letter = text[:1]
            if letter.isalnum() or letter > "\xa0":
                if text[-1] in " :" or ": " in text:
                    return False
            elif text and (value := _bracketed(text)) is None:
                return False
            field = fields(lead)
            line_end = at + len(line)
            if field is not None:
                bit, column, number, read, opens = field
                found = read(value)
                if found is None or not text or seen & bit or opens is not (at == start) or not dash:
                    return False
                seen |= bit
                row[column] = found
                dash, value_end = -1, line_end
                marks += number, at + indent, at + len(lead) + 2, line_end
            elif dash >= 0 and (part := in_quotes(lead)) is not None:
                bit, column, read, its_dash, opens = part
                found = read(value)
                if opens:
                    if not dash:
                        dash, marks[-2] = its_dash, at + its_dash
                    said = 0
                    quotes.append(self._values.no_quote())
                if found is None or not text or said & bit or dash != its_dash:
                    return False
                said |= bit
                quotes[-1][column] = found
                marks[-1] = value_end = line_end
            elif line == self._quotes_line and not seen & _QUOTES and dash and at > start:
                seen |= _QUOTES
                dash = 0
                marks += _QUOTES_NUMBER, at + indent, -1, -1
            elif line:
                return False
            at = line_end + step
        return dash != 0 and self._is_finished(row, quotes, marks, first, value_end)

    def _is_finished(
        self, row: list[Any], quotes: list[list[Any]], marks: list[int], first: int, end: int
    ) -> bool:
        """Add the event, if what was read makes one about which there is nothing to say."""
        when = self._entries.plain_when(row[_DATE]) if row[_TITLE] and row[_DATE] is not None else None
        if when is None or not (quotes or row[_SOURCES]):
            return False
        row[_WHEN] = when
        if quotes:
            row[_QUOTES_COLUMN] = said = self._values.quotes(quotes)
            if said is None:
                return False
        self._entries.add(row, first, first - 2, end, marks, plain=True)
        return True


def _bracketed(text: str) -> str | tuple[str, ...] | None:
    """Return what stands in quotes or brackets, None where that takes more than a glance."""
    if text[0] == '"':
        inside = text[1:-1]
        return inside if text[-1] == '"' and inside and '"' not in inside and "\\" not in inside else None
    if text[0] == "[" and _FLOW_LIST.fullmatch(text):
        return tuple([item.strip(" ") for item in text[1:-1].split(",")])
    return None
