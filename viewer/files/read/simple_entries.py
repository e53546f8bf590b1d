"""Entries written the plain way, taken apart without a YAML parser: most of a large file is such.

An entry is simple where a glance at its lines is enough to know what YAML makes of them: block
style, one field a line, each value a plain text, a text in double quotes without a backslash, or
a list in brackets of plain words; and ``quotes`` as a list of such mappings. At anything else the
parser takes over, entry by entry. What comes out are the nodes that the parser makes; tests
compare both.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from viewer.files.read.entry import EntryReader
from viewer.files.read.entry_nodes import COLUMN_OF, NOTHING, Column, Entry
from viewer.files.read.fields import QUOTE_FIELDS
from viewer.files.read.known_entries import KnownEntries
from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar
from viewer.files.read.values import MOST_TEXT
from viewer.model.field_kinds import Kind
from viewer.model.timeline import Event

#: Not allowed in YAML, breaks for YAML only, tabs, and the characters that may mask a ``?``.
_ODD = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_WORD = r"[^\W_][^,\[\]{}:#\"'&*!|>%@`?\\]*"
_FLOW_LIST = re.compile(rf"\[{_PLAIN_WORD}(?:, *{_PLAIN_WORD})*\]")
#: So many entries are read before it is asked again whether those that follow are known.
_BETWEEN = 8
#: Kinds of which a file has few values: a line of theirs that was read once need not be read again.
_RECURRING = (Kind.LANE, Kind.CHOICE, Kind.PLACE, Kind.TEXTS, Kind.SOURCES)
#: A file whose lines do not come again would otherwise be kept a second time.
_MOST_LINES = 10_000
_QUOTES = COLUMN_OF["quotes"]
_QUOTES_BIT = 1 << _QUOTES.number


class _Key(NamedTuple):
    """What a line of an entry begins with, indentation and dash included.

    Attributes:
        column: The field.
        bit: One of its own.
        opens: It stands behind the entry's ``-``.
        recurs: Its values come again and again.
    """

    column: Column
    bit: int
    opens: bool
    recurs: bool


class _Line(NamedTuple):
    """A line that was read before.

    Attributes:
        bit, number, place: Of its field.
        value_at: Where its value begins in it.
        found: What it says.
    """

    bit: int
    number: int
    place: int
    value_at: int
    found: Any


class _Part(NamedTuple):
    """What a line of a quotation begins with.

    Attributes:
        key: Its key; where that stands matters to nobody, because it is a known one.
        bit: One of its own.
        dash: Column of the quotations' ``-``.
        opens: It stands behind that ``-``.
    """

    key: Scalar
    bit: int
    dash: int
    opens: bool


class SimpleEntries:
    """Reads runs of simple entries from one text.

    Args:
        text: What is parsed, a ``?`` in brackets masked.
        entries: Takes the entries.
        first: Index in the text of the first entry's first key.
        known: What an earlier reading knows, if any.
    """

    def __init__(
        self, text: str, entries: EntryReader, first: int, known: KnownEntries | None = None
    ) -> None:
        self._known = known
        self._text = text
        self._entries = entries
        self._dash = first - 2 - (text.rfind("\n", 0, first) + 1)
        self._eol = "\r\n" if text[text.find("\n") - 1] == "\r" else "\n"
        self._border = f"\n{' ' * max(0, self._dash)}- "
        inside = " " * (max(0, self._dash) + 2)
        self._keys: dict[str, _Key] = {}
        self._lines: dict[str, _Line] = {}
        self._new: list[tuple[str, _Key, int]] = []
        #: Of the entry that is next, counted on from one to the other.
        self._line = 0
        for name, column in COLUMN_OF.items():
            recurs = column.field.kind in _RECURRING
            self._keys[f"{inside}{name}"] = _Key(column, 1 << column.number, False, recurs)
            self._keys[f"{inside[:-2]}- {name}"] = _Key(column, 1 << column.number, True, False)
        self._parts: dict[str, _Part] = {}
        for dash in (inside, inside + "  "):
            for number, name in enumerate(QUOTE_FIELDS):
                key = Scalar(name, 0, 0, "")
                self._parts[f"{dash}- {name}"] = _Part(key, 1 << number, len(dash), True)
                self._parts[f"{dash}  {name}"] = _Part(key, 1 << number, len(dash), False)
        self._quotes_line = f"{inside}quotes:"

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
        self._line = self._entries.values.source.line(first)
        for _ in range(most):
            # Without an entry behind it there is no telling what the last line goes on with.
            end = text.find(border, first)
            entry = self.entry(first, end) if end >= 0 else None
            if entry is None:
                break
            event = self._entries.read_plain(entry)
            if self._new:
                self._learn(event)
            first = end + step
        return first

    def _learn(self, event: Event | None) -> None:
        """Keep what lines mean that come again and again; those of an entry that was odd are forgotten."""
        if event is not None and len(self._lines) < _MOST_LINES:
            for line, key, value_at in self._new:
                number, place, _, field = key.column
                self._lines[line] = _Line(key.bit, number, place, value_at, getattr(event, field.name))
        self._new.clear()

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

    def entry(self, first: int, end: int) -> Entry | None:
        """Return the entry whose first key stands at ``first``, up to the line break at ``end``; None for no simple one."""
        start = first - 2 - self._dash
        body = self._text[start:end]
        if self._eol == "\r\n":
            if body.count("\n") != body.count("\r\n"):
                return None
            body = body.replace("\r\n", "\n").removesuffix("\r")
        if " #" in body or len(body) > MOST_TEXT or not _is_usual(body):
            return None
        self._new.clear()
        return self._taken_apart(body.split("\n"), start, first)

    def _taken_apart(self, lines: list[str], start: int, first: int) -> Entry | None:
        """Return the fields of an entry's lines, of which the first begins at ``start``.

        One loop with few calls in it: every line of a large file would pay for more of them.
        """
        fields: list[tuple[Column, Node]] = []
        row: list[Any] = list(NOTHING)
        marks: list[int] = []
        known_line, key_of, step, indent = self._lines.get, self._keys.get, len(self._eol), self._dash + 2
        value: Node | None
        seen, at, value_end, behind = 0, start, start, 0
        for place, line in enumerate(lines):
            if place < behind:
                continue  # it is of quotations
            line_end = at + len(line)
            known = known_line(line)
            if known is not None:
                bit, number, column_place, value_at, said = known
                if seen & bit or at == start:
                    return None
                seen |= bit
                row[column_place] = said
                marks += number, at + indent, at + value_at, line_end
                value_end, at = line_end, line_end + step
                continue
            lead, _, text = line.partition(": ")
            new_key = key_of(lead)
            if new_key is not None:
                column, bit, opens, recurs = new_key
                value_at = at + len(lead) + 2
                if text[:1].isalnum() and text[-1] not in " :" and ": " not in text:
                    value = Scalar(text, value_at, line_end, "")  # one call less for most lines
                else:
                    value = _value(text, value_at, line_end)
                if value is None or seen & bit or opens is not (at == start):
                    return None
                if recurs:
                    self._new.append((line, new_key, value_at - at))
                seen |= bit
                fields.append((column, value))
                marks += column.number, at + indent, value_at, line_end
                value_end = line_end
            elif line:
                if line != self._quotes_line or at == start or seen & _QUOTES_BIT:
                    return None
                node, behind, next_at = self._quotations(lines, place + 1, line_end + step)
                if not node.items:
                    return None
                seen |= _QUOTES_BIT
                fields.append((_QUOTES, node))
                marks += _QUOTES.number, at + indent, node.start, node.end
                value_end, at = node.end, next_at
                continue
            at = line_end + step
        number_of_line = self._line
        self._line += len(lines)
        return Entry(first, value_end, fields, marks, row, number_of_line)

    def _quotations(self, lines: list[str], place: int, at: int) -> tuple[ListNode, int, int]:
        """Take quotations apart.

        Args:
            lines: Of the entry.
            place: Of the first one behind ``quotes:``.
            at: Where that begins.

        Returns:
            The quotations, none where they are not simple; the place of the line behind them,
            and where that begins.
        """
        node, part_of, step = ListNode(0, False, None), self._parts.get, len(self._eol)
        items, names, its_dash = node.items, 0, -1
        for line in lines[place:]:
            lead, _, text = line.partition(": ")
            part = part_of(lead)
            line_end = at + len(line)
            if part is not None:
                key, bit, dash, opens = part
                value = _value(text, at + len(lead) + 2, line_end)
                if opens:
                    if its_dash < 0:
                        its_dash, node.start = dash, at + dash
                    quote = MapNode(at + dash + 2, False, None)
                    items.append(quote)
                    names = 0
                if value is None or dash != its_dash or bit & names:
                    items.clear()
                    break
                names |= bit
                quote.pairs.append((key, value))
                quote.end = node.end = line_end
            elif line:
                break
            place, at = place + 1, line_end + step
        return node, place, at


def _is_usual(body: str) -> bool:
    """Tell whether a text holds no character that YAML has rules of its own for."""
    # What is printable is never odd, and asking that is by far the fastest.
    return body.replace("\n", "").isprintable() or _ODD.search(body) is None


def _value(text: str, start: int, end: int) -> Node | None:
    """Return the node of what stands behind a key, None where that takes more than a glance."""
    letter = text[:1]
    if letter.isalnum() or letter > "\xa0":
        return None if text[-1] in " :" or ": " in text else Scalar(text, start, end, "")
    if letter == '"':
        inside = text[1:-1]
        is_simple = text[-1] == '"' and inside and '"' not in inside and "\\" not in inside
        return Scalar(inside, start, end, '"') if is_simple else None
    if letter == "[" and _FLOW_LIST.fullmatch(text):
        node = ListNode(start, True, None)
        node.end = end
        at = start + 1
        for item in text[1:-1].split(","):
            word = item.strip(" ")
            begin = at + item.index(word)
            node.items.append(Scalar(word, begin, begin + len(word), ""))
            at += len(item) + 1
        return node
    return None
