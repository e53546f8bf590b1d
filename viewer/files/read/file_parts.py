"""The parts of an event file, read as a whole or, where that is broken, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from viewer.files.read import libyaml
from viewer.files.read.entry import EntryReader, Unplaced
from viewer.files.read.header import SECTIONS, HeaderReader
from viewer.files.read.nodes import (
    TWO_DOCUMENTS,
    Anchors,
    ListNode,
    MapNode,
    Node,
    NodeStream,
    Scalar,
    Unreadable,
    is_empty,
    only_node,
)
from viewer.files.read.reporter import Reporter, did_you_mean
from viewer.files.read.spans import FIELDS, TextSpans
from viewer.files.read.texts import SourceText, shown
from viewer.files.read.values import ValueReader
from viewer.words import N_, _

# What mends broken files is imported where one is met: a good file does not wait for its patterns.
if TYPE_CHECKING:
    from viewer.files.read.known_entries import KnownEntries
    from viewer.files.read.reading import Reading
    from viewer.files.read.recovery import Chunk
    from viewer.files.read.simple_entries import SimpleEntries

_QUESTION_IN_FLOW = re.compile(r"(?<=[\dX])\?(?=[ \t]*(?:[,\]}]|\.\.))")
#: Characters that no text means anything by.
_MASKS = (*range(0xE000, 0xF900), *range(0xF0000, 0xF0100))
#: So many entries between two words of progress, which cost a signal each.
_PROGRESS_EVERY = 500
#: Shorter texts are left to the parser alone.
SIMPLE_FROM = 50_000
_BEFORE_ENTRY = "events:\n"
_THIS_FILE = N_("this file")

Progress = Callable[[float], bool]


class ReadCancelled(Exception):
    """The caller's progress function asked to stop."""


class FileParts:
    """Reads one text; afterwards its attributes hold everything that was in it.

    Attributes:
        source: The text without its byte order mark.
        report: Takes the problems.
        header, entries: What was read.
        spans: Where the events stand.
        readable: There is at least one section that can be read, or nothing at all.
        broken: Names of sections that are there and could not be read, at least in part.
        took_over: Entries may have been taken over from an earlier reading; that holds only if lanes
            sources and time zone are those of that reading.

    Args:
        text: The whole file.
        progress: As in ``read_text``.
        before: An earlier reading of the same file.
    """

    def __init__(self, text: str, progress: Progress | None, before: Reading | None = None) -> None:
        self.source = SourceText(text)
        self._progress = progress
        self._before = before
        self.took_over = False
        self._reset()

    def _reset(self, mask: str = "") -> None:
        self._anchors = Anchors()
        self._stream = NodeStream("", self._anchors)
        self._seen: set[str] = set()
        self.report = Reporter(self.source)
        self.spans = TextSpans(1 if self.source.bom else 0)
        self._values = ValueReader(self.source, self.report)
        self._values.mask = mask
        self.header = HeaderReader(self._values)
        self.entries = EntryReader(self._values, self.spans)
        self.readable = False
        self.broken: set[str] = set()

    def read(self) -> None:
        """Read the whole text, else with the ``?`` of dates in brackets masked, else in pieces.

        YAML takes a ``?`` inside brackets and braces for a key; another character takes its
        place, so that every position stays.
        """
        text = self.source.text
        if self._is_read_whole(text):
            return
        mask = next((chr(code) for code in _MASKS if chr(code) not in text), "")
        masked = _QUESTION_IN_FLOW.sub(mask, text) if mask else text
        if masked != text:
            self._reset(mask)
            if self._is_read_whole(masked):
                return
        self._reset(mask if masked != text else "")
        self._read_in_chunks(masked)
        self.report.offset = 0

    def _is_read_whole(self, text: str) -> bool:
        try:
            self._read_whole(text)
        except (libyaml.YAMLError, Unreadable, UnicodeEncodeError):  # the last: half a character
            return False
        return True

    # --- the whole text at once -------------------------------------------------------------

    def _read_whole(self, text: str) -> None:
        self._stream = NodeStream(text, self._anchors)
        try:
            following = self._stream.next
            following()  # stream start
            if type(following()) is libyaml.StreamEndEvent:
                self._say_empty()
                return
            event = following()  # the document's first node
            if type(event) is libyaml.MappingStartEvent:
                self._read_sections(text)
                if not self.readable and not self.report.failures:
                    self._say_empty()  # nothing but keys of one's own
            else:
                self._refuse(self._stream.node(event))
            self._stream.next()  # document end
            event = self._stream.next()
            if type(event) is not libyaml.StreamEndEvent:
                at = event.start_mark.index
                self.report.error(at, at + 3, "documents", _(TWO_DOCUMENTS))
        finally:
            self._stream.dispose()
            self.report.offset = 0

    def _say_empty(self) -> None:
        self.readable = True
        self.report.warning(0, 0, "empty", _("the file is empty; expected events:"))

    def _refuse(self, node: Node) -> None:
        """Report a text that is no mapping."""
        if is_empty(node):
            self._say_empty()
            return
        what = _("a list") if type(node) is ListNode else shown(self._values.raw(node))
        self.report.error(
            node.start,
            node.start + 1,
            "wrong-shape",
            _("the file is {what}; expected sections such as events:").format(what=what),
        )

    def _read_sections(self, text: str) -> None:
        while type(event := self._stream.next()) is not libyaml.MappingEndEvent:
            stream = self._stream
            key = stream.node(event)
            if type(key) is Scalar and key.value == "events" and "events" not in self._seen:
                self._seen.add("events")
                self._read_events(text, key, stream.next())
            else:
                self._read_section(key, stream.node(stream.next()))

    def _read_section(self, key: Node, value: Node) -> None:
        name = key.value if type(key) is Scalar else ""
        if name in self._seen or name not in SECTIONS:
            self._values.odd_key(key, SECTIONS, _THIS_FILE, self._seen)
            return
        self.readable = True
        self._seen.add(name)
        if name == "events":
            self._refuse_events(value)
        else:
            self.header.section(name, value)

    def _read_events(self, text: str, key: Any, event: Any) -> None:
        self.readable = True
        if type(event) is not libyaml.SequenceStartEvent:
            self._refuse_events(self._stream.node(event))
            return
        at_margin = text[key.start - 1 : key.start] in ("", "\n", "\r")
        may_be_simple = len(text) >= SIMPLE_FROM and not event.flow_style and at_margin
        event = self._stream.next()
        simple = self._simple_entries(text, event) if may_be_simple else None
        self._read_entries(text, simple, event)

    def _read_entries(self, text: str, simple: SimpleEntries | None, event: Any) -> None:
        """Read the entries of a list from its first event on."""
        read, length = self.entries.read, max(1, len(text))
        countdown = _PROGRESS_EVERY
        while type(event) is not libyaml.SequenceEndEvent:
            if simple is not None and type(event) is libyaml.MappingStartEvent:
                event = self._past_simple(text, simple, event)
            read(self._stream.node(event, 2))
            countdown -= 1
            if not countdown:
                countdown = _PROGRESS_EVERY
                self._tell_progress((event.start_mark.index + self.report.offset) / length)
            event = self._stream.next()

    def _simple_entries(self, text: str, event: Any) -> SimpleEntries | None:
        """Return a reader of simple entries, None where the text before them may change what they mean."""
        if type(event) is libyaml.SequenceEndEvent or "%" in text[: event.start_mark.index]:
            return None
        from viewer.files.read.simple_entries import SimpleEntries

        return SimpleEntries(text, self.entries, event.start_mark.index, self._known())

    def _known(self) -> KnownEntries | None:
        """Return what an earlier reading of a large file knows of entries."""
        before = self._before
        if before is None or before.timeline is None or len(before.text) < SIMPLE_FROM:
            return None
        from viewer.files.read.known_entries import KnownEntries

        self.took_over = True
        return KnownEntries(before, self.source.text)

    def _past_simple(self, text: str, simple: SimpleEntries, event: Any) -> Any:
        """Read the simple entries from an event on, and return the parser's event behind them.

        The parser is set on the line where the next entry begins, as if nothing stood between
        that and ``events:``; what it has seen before, it needs for anchors only, which we keep.
        """
        first = event.start_mark.index + self.report.offset
        behind, offset, self.report.offset = first, self.report.offset, 0
        while (following := simple.read(behind, _PROGRESS_EVERY)) > behind:
            behind = following
            self._tell_progress(behind / len(text))
        if behind == first:
            self.report.offset = offset
            return event
        line = text.rfind("\n", 0, behind) + 1
        self._stream.dispose()
        self._stream = NodeStream(text, self._anchors, line, _BEFORE_ENTRY)
        self.report.offset = line - len(_BEFORE_ENTRY)
        for _event in range(5):  # stream, document, mapping, key, list
            self._stream.next()
        return self._stream.next()

    def _refuse_events(self, node: Node) -> None:
        """Report events that are no list; one entry alone, without its dash, is read all the same."""
        if type(node) is MapNode:
            names = {key.value for key, _ in node.pairs if type(key) is Scalar}
            if names.isdisjoint(FIELDS):
                self._values.drop(
                    node,
                    "wrong-shape",
                    _("events is a mapping; a list is expected: begin each entry with “- ”"),
                )
                return
            self._values.warn(
                node,
                "no-dash",
                _("events is one entry without its dash; a list is expected: begin each entry with “- ”"),
            )
            self.entries.read(node)
        elif type(node) is ListNode:
            for item in node.items:
                self.entries.read(item)
        elif not is_empty(node):
            what = shown(self._values.raw(node))
            self._values.drop(
                node,
                "wrong-shape",
                _("events is {what}; expected a list of entries with “- ”").format(what=what),
            )

    def _tell_progress(self, done: float) -> None:
        if self._progress is not None and not self._progress(done):
            raise ReadCancelled

    # --- piece by piece, where the whole is broken --------------------------------------------

    def _read_in_chunks(self, text: str) -> None:
        from viewer.files.read.recovery import chunks

        pieces = chunks(text)
        if not any(piece.section in SECTIONS for piece in pieces):
            self._report_why(text)
            return
        for number, piece in enumerate(pieces):
            self._read_chunk(text[piece.start : piece.end], piece)
            if number % _PROGRESS_EVERY == 0:
                self._tell_progress(piece.start / max(1, len(text)))

    def _report_why(self, text: str) -> None:
        """Report what breaks a text in which no section can be found."""
        found = self._parsed(text)
        if isinstance(found, tuple):
            start, end, message = found
            self.report.error(start, end, "broken-yaml", message)
        else:
            self._refuse(found)

    def _parsed(self, text: str) -> Node | tuple[int, int, str]:
        """Return a text's one node; else (start, end, message) of what is wrong with it."""
        from viewer.files.read.recovery import bad_character, explained

        bad = bad_character(text)
        if bad >= 0:
            return (
                bad,
                bad + 1,
                _("the character U+{code:04X} is not allowed; delete it").format(code=ord(text[bad])),
            )
        try:
            node = only_node(text, self._anchors)
        except Unreadable as error:
            return error.index, error.index + error.length, error.message
        except libyaml.YAMLError as error:
            return explained(error, text)
        return ListNode(0, False, None) if node is None else node

    def _read_chunk(self, text: str, piece: Chunk) -> None:
        self.report.offset = piece.start
        found = self._parsed(text)
        if isinstance(found, tuple):
            self._broken(piece, text, *found)
        elif piece.is_entry:
            self.readable = True
            for item in found.items if type(found) is ListNode else (found,):
                self.entries.read(item)
        elif type(found) is MapNode:
            for key, value in found.pairs:
                if type(key) is Scalar and key.value == "events" and is_empty(value):
                    self._seen.add("events")
                    self.readable = True
                else:
                    self._read_section(key, value)

    def _broken(self, piece: Chunk, text: str, start: int, end: int, message: str) -> None:
        """Report a piece that is not YAML; it alone is lost."""
        from viewer.files.read.recovery import first_line_of, guessed

        self.report.begin_entry()
        self.broken.add("events" if piece.is_entry else piece.section)
        if not piece.is_entry and piece.section not in SECTIONS and not piece.section.startswith("x-"):
            message += did_you_mean(piece.section, SECTIONS)
        draft = self.report.error(start, end, "broken-yaml", message, hides_entry=piece.is_entry)
        if piece.is_entry:
            title = guessed("title", text)
            self.report.end_entry(title, None)
            at = piece.start + first_line_of(text)
            self.entries.unplaced.append(Unplaced(title, guessed("date", text), draft, at))
