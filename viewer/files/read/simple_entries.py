"""Entries written the plain way, taken apart without a YAML parser: most of a large file is such.

An entry is simple where a glance at its lines is enough to know what YAML makes of them: block
style, one field a line, each value a plain text, a text in double quotes without a backslash, or
a list in brackets of plain words; and ``quotes`` as a list of such mappings. At anything else the
parser takes over, entry by entry. What comes out are the nodes that the parser makes; tests
compare both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.files.read.entry import EntryReader
from viewer.files.read.entry_forms import QUOTES, FieldLine, Form, Forms, PartLine
from viewer.files.read.entry_nodes import NOTHING, Entry
from viewer.files.read.known_entries import KnownEntries
from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar
from viewer.files.read.values import MOST_TEXT
from viewer.model.timeline import Event

#: Not allowed in YAML, breaks for YAML only, tabs, and the characters that may mask a ``?``.
_ODD = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_WORD = r"[^\W_][^,\[\]{}:#\"'&*!|>%@`?\\]*"
_FLOW_LIST = re.compile(rf"\[{_PLAIN_WORD}(?:, *{_PLAIN_WORD})*\]")
#: So many entries are read before it is asked again whether those that follow are known.
_BETWEEN = 8
#: A file whose values do not come again would otherwise be kept a second time.
_MOST_KNOWN = 10_000


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
        #: What masks a ``?`` stands in the nodes of a text, and is taken out when they are read.
        self._at_once = not entries.values.mask
        self._forms = Forms(max(0, self._dash), at_once=self._at_once)
        self._form = Form()
        self._may_hold_comments = entries.values.may_be_cut
        #: Values of the entry that is being read which may come again, each with its line.
        self._new: list[tuple[FieldLine, str]] = []
        self._known_values = 0
        #: Of the entry that is next, counted on from one to the other.
        self._line = 0

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
        source = self._entries.values.source
        self._line = source.line(first)
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
        source.count_from(first, self._line)
        return first

    def _learn(self, event: Event | None) -> None:
        """Keep what values mean that come again and again; those of an entry that was odd are forgotten."""
        if event is not None and self._known_values < _MOST_KNOWN:
            for line, text in self._new:
                assert line.column is not None
                assert line.known is not None
                line.known[text] = getattr(event, line.column.field.name)
            self._known_values += len(self._new)
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
        body = self._text[first - 2 - self._dash : end]
        if self._eol == "\r\n":
            if body.count("\n") != body.count("\r\n"):
                return None
            body = body.replace("\r\n", "\n").removesuffix("\r")
        if len(body) > MOST_TEXT or (self._may_hold_comments and " #" in body):
            return None
        lines = body.split("\n")
        if not self._form.fits(lines):
            form = self._forms.of(lines)
            if form is None:
                return None
            self._form = form
        self._new.clear()
        return self._taken_apart(self._form, lines, first, end)

    def _taken_apart(self, form: Form, lines: Sequence[str], first: int, end: int) -> Entry | None:
        """Return the entry of a form with these lines; its indices are as in ``entry``."""
        entry = Entry(first, 0, [], [], list(NOTHING), self._line)
        count = len(form.above)
        at = self._take_fields(entry, form.above, lines[:count], first - 2 - self._dash)
        if form.quotes and at >= 0:
            below = count + 1 + len(form.quotes)
            at = self._take_quotes(entry, form.quotes, lines[count + 1 : below], at)
            if at >= 0:
                at = self._take_fields(entry, form.below, lines[below:], at)
        if at != end + 1:
            return None  # a value is not simple, or a line that should be blank is not
        self._line += len(lines)
        entry.end = entry.marks[-1]
        return entry

    def _take_fields(self, entry: Entry, form: Sequence[FieldLine], lines: Sequence[str], at: int) -> int:
        """Give an entry the fields of some lines, of which the first begins at ``at``.

        One loop with few calls in it: every line of a large file would pay for more of them.

        Returns:
            Where the line behind them begins; -1 where a value is not simple.
        """
        marks, row, step, reader = entry.marks, entry.row, len(self._eol), self._entries.reader
        value: Node | None
        for of, line in zip(form, lines, strict=True):
            column = of.column
            if column is None:
                at += step
                continue
            text, begin, end = line[len(of.lead) :], at + len(of.lead), at + len(line)
            said = of.known.get(text) if of.known is not None else None
            if said is None:
                if text[:1].isalnum() and text[-1] not in " :" and ": " not in text and text.isprintable():
                    said = of.at_once(reader, text) if of.at_once is not None else None
                    value = Scalar(text, begin, end, "") if said is None else None
                elif (value := _value(text, begin, end)) is None:
                    return -1
                if value is not None:
                    entry.fields.append((column, value))
                    if of.known is not None:
                        self._new.append((of, text))
            if said is not None:
                row[column.place] = said
            marks += column.number, at + of.key_at, begin, end
            at = end + step
        return at

    def _take_quotes(self, entry: Entry, form: Sequence[PartLine], lines: Sequence[str], at: int) -> int:
        """Give an entry its quotations.

        Args:
            entry: The entry.
            form: Of the lines below ``quotes:``.
            lines: These lines.
            at: Where the line with ``quotes:`` begins.

        Returns:
            As :meth:`_take_fields`.
        """
        key_at, step = at + self._dash + 2, len(self._eol)
        first = behind = key_at + len("quotes:") + step
        found: list[dict[str, str | None]] = []
        start = end = -1
        for of, line in zip(form, lines, strict=True):
            if of.key is not None:
                if of.opens:
                    found.append({})
                found[-1][of.key.value] = _scalar(line[len(of.lead) :])
                start, end = behind + of.dash if start < 0 else start, behind + len(line)
            behind += len(line) + step
        quotes = self._entries.reader.quotes_at_once(found) if self._at_once else None
        if quotes is not None:
            entry.row[QUOTES.place] = quotes
        elif (node := self._quote_nodes(form, lines, first)) is not None:
            node.start, node.end = start, end
            entry.fields.append((QUOTES, node))
        else:
            return -1
        entry.marks += QUOTES.number, key_at, start, end
        return behind

    def _quote_nodes(self, form: Sequence[PartLine], lines: Sequence[str], at: int) -> ListNode | None:
        """Return quotations as nodes, None where one is not simple; ``at`` is where the first of the lines begins."""
        node, step = ListNode(0, False, None), len(self._eol)
        for of, line in zip(form, lines, strict=True):
            end = at + len(line)
            if of.key is not None:
                value = _value(line[len(of.lead) :], at + len(of.lead), end)
                if value is None:
                    return None
                if of.opens:
                    quote = MapNode(at + of.dash + 2, False, None)
                    node.items.append(quote)
                quote.pairs.append((of.key, value))
                quote.end = end
            at = end + step
        return node


def _is_usual(text: str) -> bool:
    """Tell whether a text holds no character that YAML has rules of its own for."""
    # What is printable is never odd, and asking that is by far the fastest.
    return text.isprintable() or _ODD.search(text) is None


def _scalar(text: str) -> str | None:
    """Return what a text behind a key says, without its quotation marks; None where that takes more than a glance."""
    letter = text[:1]
    if letter.isalnum() or letter > "\xa0":
        return text if text[-1] not in " :" and ": " not in text and _is_usual(text) else None
    if letter == '"':
        inside = text[1:-1]
        is_simple = text[-1] == '"' and inside and '"' not in inside and "\\" not in inside
        return inside if is_simple and _is_usual(inside) else None
    return None


def _value(text: str, start: int, end: int) -> Node | None:
    """Return the node of what stands behind a key, None where that takes more than a glance."""
    said = _scalar(text)
    if said is not None:
        return Scalar(said, start, end, '"' if text[0] == '"' else "")
    if text[:1] == "[" and _FLOW_LIST.fullmatch(text) and _is_usual(text):
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
