"""Reads an event file: a timeline, and everything that is wrong with the file, in one pass."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from viewer.files.entry import EntryReader
from viewer.files.header import SECTIONS, HeaderReader
from viewer.files.nodes import ListNode, MapNode, NodeStream, Scalar, Unreadable
from viewer.files.recovery import Chunk, bad_character, chunks, explained, guessed
from viewer.files.reporter import Reporter, did_you_mean
from viewer.files.spans import TextSpans
from viewer.files.texts import SourceText, shown
from viewer.files.values import MASKED_QUESTION, QUESTION_IN_FLOW, ValueReader, zone_of
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Lane, Timeline, in_order

#: Larger files than this are refused before they fill the memory.
MOST_BYTES = 512 * 1024 * 1024
_ZONE = re.compile(r"""^time_zone:[ \t]*["']?([\w/+-]+)""", re.MULTILINE)
_PROGRESS_EVERY = 500

Progress = Callable[[float], bool]


class ReadError(Exception):
    """A file cannot be read at all; the message is one line."""


class ReadCancelled(Exception):
    """The caller's progress function asked to stop."""


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """An entry that cannot be drawn: what it seems to say, its 1-based line, and why not."""

    title: str
    date_text: str
    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says.

    Attributes:
        timeline: None where nothing of it could be read, or it is of a newer format.
        problems: Everything wrong, in file order.
        not_placed: Entries that are not drawn, in file order.
        spans: Where events and fields stand, by place in the file.
        format_ok: False for a format newer than this program.
        text: The text that was read, byte order mark included.
    """

    timeline: Timeline | None
    problems: tuple[Problem, ...]
    not_placed: tuple[NotPlaced, ...]
    spans: TextSpans = field(repr=False)
    format_ok: bool = True
    text: str = field(default="", repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that dropped something."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def read_file(path: Path, progress: Progress | None = None) -> Reading:
    """Read an event file.

    Raises:
        ReadError: It is missing, forbidden, not a file, not UTF-8 or too large.
        ReadCancelled: ``progress`` returned False.
    """
    return read_text(file_text(path), progress)


def file_text(path: Path) -> str:
    """Return a file's text with its line ends and byte order mark as they are.

    Raises:
        ReadError: See :func:`read_file`.
    """
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder; expected an event file")
        if path.stat().st_size > MOST_BYTES:
            raise ReadError(f"{path} is larger than {MOST_BYTES // 1024**2} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path} does not exist") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        kind = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else f"line {line}, column {column}"
        raise ReadError(f"{path} is not UTF-8 text ({kind}); save it as UTF-8") from None


def read_text(text: str, progress: Progress | None = None) -> Reading:
    """Read the text of an event file.

    Args:
        text: The whole file.
        progress: Called now and then with the part done, 0 to 1; False stops.

    Raises:
        ReadCancelled: ``progress`` returned False.
    """
    with _garbage_kept():
        return _FileReader(text, progress).reading()


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """Keep the garbage collector off: it would walk a growing heap again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _FileReader:
    def __init__(self, text: str, progress: Progress | None) -> None:
        self._whole = text
        self._source = SourceText(text)
        self._progress = progress
        self._reset()

    def _reset(self) -> None:
        self._report = Reporter(self._source)
        self._values = ValueReader(self._source, self._report)
        self._header = HeaderReader(self._values)
        self._spans = TextSpans(1 if self._source.bom else 0)
        self._axis_zone = self._guessed_zone()
        self._entries = EntryReader(self._values, self._spans, self._axis_zone)
        self._seen: set[str] = set()
        self._readable = False

    def _guessed_zone(self) -> ZoneInfo | None:
        """Return the axis's zone before its section is reached: events need it at once."""
        match = _ZONE.search(self._source.text)
        return zone_of(match.group(1)) if match else None

    def reading(self) -> Reading:
        """Read everything and return it."""
        text = self._source.text
        try:
            self._read_whole(text)
        except (yaml.YAMLError, Unreadable):
            self._reset()
            self._read_in_chunks(self._with_masked_marks(text))
        return self._finished()

    def _with_masked_marks(self, text: str) -> str:
        """Hide the ``?`` of dates inside brackets and braces, where YAML takes it for a key.

        Another character takes its place, so that every position stays; values get it back.
        """
        masked = QUESTION_IN_FLOW.sub(MASKED_QUESTION, text)
        self._values.masked = masked != text
        return masked

    # --- the whole text at once -------------------------------------------------------------

    def _read_whole(self, text: str) -> None:
        self._values.lines_from_marks = not any(mark in text for mark in "\x85\u2028\u2029")
        stream = NodeStream(text)
        try:
            following = stream.next
            following()  # stream start
            event = following()
            if type(event) is yaml.StreamEndEvent:
                self._readable = True
                self._report.warning(0, 0, "empty", "the file is empty; expected events:")
                return
            event = following()  # the document's first node
            if type(event) is yaml.MappingStartEvent:
                self._read_sections(stream, following)
            else:
                node = stream.node(event)
                self._values.drop(
                    node, "wrong-shape", "the file is no mapping; expected sections such as events:"
                )
            following()  # document end
            event = following()
            if type(event) is not yaml.StreamEndEvent:
                at = event.start_mark.index
                self._report.error(
                    at, at + 3, "documents", "a second document begins here; expected one, without “---”"
                )
        finally:
            stream.dispose()

    def _read_sections(self, stream: NodeStream, following: Callable[[], Any]) -> None:
        while type(event := following()) is not yaml.MappingEndEvent:
            key = stream.node(event)
            if type(key) is Scalar and key.value == "events" and "events" not in self._seen:
                self._seen.add("events")
                self._read_events(stream, following())
            else:
                self._read_section(key, stream.node(following()))

    def _read_section(self, key: Any, value: Any) -> None:
        name = key.value if type(key) is Scalar else ""
        self._readable = True
        if name in self._seen:
            self._values.drop(
                key, "duplicate-key", f"{shown(name)} stands twice in this file; the first one counts"
            )
        elif name in SECTIONS:
            self._seen.add(name)
            self._header.section(name, value, self._axis_zone)
        elif not name:
            self._values.drop(key, "bad-key", f"{shown(self._values.raw(key))} is no section")
        elif not name.startswith("x-"):
            self._values.unknown_key(key, name, SECTIONS, "the file")

    def _read_events(self, stream: NodeStream, event: Any) -> None:
        self._readable = True
        if type(event) is not yaml.SequenceStartEvent:
            node = stream.node(event)
            if not (type(node) is Scalar and not node.value and not node.style):
                self._values.drop(
                    node,
                    "wrong-shape",
                    f"events is {shown(self._values.raw(node))}; expected a list with “- ”",
                )
            return
        following, read, length = stream.next, self._entries.read, max(1, len(self._source.text))
        count = 0
        while type(event := following()) is not yaml.SequenceEndEvent:
            read(stream.node(event))
            count += 1
            if self._progress is not None and count % _PROGRESS_EVERY == 0:
                self._report_progress(event.start_mark.index / length)

    def _report_progress(self, done: float) -> None:
        if self._progress is not None and not self._progress(done):
            raise ReadCancelled

    # --- piece by piece, where the whole is broken --------------------------------------------

    def _read_in_chunks(self, text: str) -> None:
        pieces = chunks(text)
        self._report_preamble(text, pieces)
        names = [piece.section for piece in pieces if not piece.is_entry]
        for number, piece in enumerate(pieces):
            self._report.event = ""
            if piece.is_entry or names.count(piece.section) == 1 or piece.section not in self._seen:
                self._read_chunk(text[piece.start : piece.end], piece)
            if number % _PROGRESS_EVERY == 0:
                self._report_progress(piece.start / max(1, len(text)))
        self._report.offset = 0

    def _report_preamble(self, text: str, pieces: list[Chunk]) -> None:
        """Report what breaks a text in which no section can be found."""
        if pieces and any(piece.section in SECTIONS for piece in pieces):
            return
        stream = NodeStream(text)
        try:
            stream.next()
            stream.next()
            stream.node(stream.next())
        except Unreadable as error:
            self._report.error(error.index, error.index + 1, "unreadable", error.message)
        except yaml.YAMLError as error:
            start, end, message = explained(error, text)
            self._report.error(start, end, "broken-yaml", message)

    def _read_chunk(self, text: str, piece: Chunk) -> None:
        self._report.offset = piece.start
        bad = bad_character(text)
        if bad >= 0:
            self._broken(
                piece, text, bad, bad + 1, f"the character U+{ord(text[bad]):04X} is not allowed; delete it"
            )
            return
        stream = NodeStream(text)
        try:
            for _ in range(2):
                stream.next()
            node = stream.node(stream.next())
            stream.next()
            if type(extra := stream.next()) is not yaml.StreamEndEvent:
                raise Unreadable(
                    extra.start_mark.index, "a second document begins here; expected one, without “---”"
                )
        except Unreadable as error:
            self._broken(piece, text, error.index, error.index + 1, error.message)
            return
        except yaml.YAMLError as error:
            self._broken(piece, text, *explained(error, text))
            return
        finally:
            stream.dispose()
        if piece.is_entry and isinstance(node, ListNode):
            self._readable = True
            for item in node.items:
                self._entries.read(item)
        elif isinstance(node, MapNode):
            for key, value in node.pairs:
                self._read_section(key, value)

    def _broken(self, piece: Chunk, text: str, start: int, end: int, message: str) -> None:
        """Report a piece that is not YAML; it alone is lost."""
        title = guessed("title", text) if piece.is_entry else ""
        self._report.event = title
        if not piece.is_entry and piece.section not in SECTIONS and not piece.section.startswith("x-"):
            hint = did_you_mean(piece.section, SECTIONS)
            message = f"{shown(piece.section)} is no section{hint}; and {message}" if hint else message
        problem = self._report.error(start, end, "broken-yaml", message, hides_entry=piece.is_entry)
        if piece.is_entry:
            at = piece.start + len(text) - len(text.lstrip()) - self._report.offset
            self._entries.unplaced.append((title, guessed("date", text), problem, at))
        self._report.event = ""

    # --- what needs the whole file -----------------------------------------------------------

    def _finished(self) -> Reading:
        header, entries = self._header, self._entries
        lanes = tuple(header.lanes) or (Lane("", ""),)
        self._check_ids()
        self._check_references()
        first_lane, known = lanes[0].id, {lane.id for lane in lanes}
        for event in entries.events:
            if event.lane not in known:
                event.lane = first_lane
        timeline: Timeline | None = None
        if self._readable and not header.newer_format:
            timeline = Timeline(
                header.title, header.description, header.time_zone, lanes, tuple(header.sources), tuple(header.eras),
                in_order(entries.events),
            )  # fmt: skip
        if header.newer_format:
            problems = tuple(p for p in self._report.in_file_order() if p.code == "newer-format")
            return Reading(None, problems, (), self._spans, False, self._whole)
        problems = self._with_event_ids(self._report.in_file_order())
        not_placed = tuple(
            NotPlaced(title, date, problem.line, problem)
            for title, date, problem, _ in sorted(entries.unplaced, key=lambda entry: entry[2].line)
        )
        return Reading(timeline, problems, not_placed, self._spans, True, self._whole)

    def _with_event_ids(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Say of each problem which drawn event it belongs to."""
        if not problems or not self._entries.events:
            return problems
        by_title = {event.title: event.id for event in self._entries.events if event.flawed}
        return tuple(
            replace(problem, event_id=by_title[problem.event]) if problem.event in by_title else problem
            for problem in problems
        )

    def _check_ids(self) -> None:
        """Make ids unique: a later event with a taken id gets a number behind it."""
        report, entries = self._report, self._entries
        taken: dict[str, int] = {}
        for event in entries.events:
            if event.id not in taken:
                taken[event.id] = 1
                continue
            name, derived = event.id, event.id in entries.derived_ids
            while event.id in taken:
                taken[name] += 1
                event.id = f"{name}-{taken[name]}"
            taken[event.id] = 1
            span = entries.id_span(event)
            report.offset, report.event = 0, event.title
            if derived:
                report.warning(
                    *span,
                    "same-id",
                    f"two events have the same title and date, {shown(name)}; give one an id",
                )
            else:
                event.flawed = True
                report.error(
                    *span, "duplicate-id", f"the id {shown(name)} stands twice; the first one counts"
                )

    def _check_references(self) -> None:
        """Drop what refers to lanes, sources and events that are not there."""
        values, entries, report = self._values, self._entries, self._report
        events: set[str] | None = None
        for reference in entries.references:
            if reference.field == "lane":
                known = values.lane_ids
            elif reference.field == "about":
                if events is None:
                    events = {event.id for event in entries.events}
                known = events
            else:
                known = values.source_ids
            if reference.value in known:
                continue
            report.offset, report.event = reference.offset, reference.event.title
            kind = {"lane": "lane", "about": "event"}.get(reference.field, "source")
            hint = did_you_mean(reference.value, known) or f"; there is no {kind} with this id"
            reference.event.flawed = True
            values.drop(reference.node, "unknown-id", f"{kind} {shown(reference.value)} is not known{hint}")
            reference.drop()
        report.offset = 0
