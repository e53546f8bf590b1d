"""What can be checked only when the whole file has been read: ids, what they refer to, and what looks wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace

from viewer.files.read.entry import EntryReader, OpenReference
from viewer.files.read.reporter import Reporter, near_miss
from viewer.files.read.spans import TextSpans
from viewer.files.read.texts import shown
from viewer.model.event_words import date_line
from viewer.model.lints import leading_source, named_weekday, overtaking_source, vaguer_date
from viewer.model.timeline import Event, Source, Status
from viewer.words import _, ngettext, number

_KINDS = {"lane": "lane", "about": "event", "sources": "source", "quotes": "source", "images": "source"}
#: Looking for what was probably meant takes long in a file with many ids.
_MOST_HINTS = 100
#: Statuses that something can be said against.
_DOUBTFUL = frozenset((Status.EXPECTED, Status.DISPUTED))


class ReferenceCheck:
    """Checks ids and references of all events of a file.

    Args:
        entries: What was read.
        report: Takes the problems; its offset must be 0.
        spans: Where the events stand.
        bom: Characters before the parsed text.
    """

    def __init__(self, entries: EntryReader, report: Reporter, spans: TextSpans, bom: int) -> None:
        self._entries = entries
        self._report = report
        self._spans = spans
        self._bom = bom
        self._unknown = 0

    def make_ids_unique(self) -> None:
        """Give a later event with a taken id a number behind it, and report it."""
        counts: dict[str, int] = {}
        events = self._entries.events
        if len({event.id for event in events}) == len(events):
            return
        given = {event.id for event in events if event.index not in self._entries.derived}
        for event in events:
            name = event.id
            derived = event.index in self._entries.derived
            if name not in counts and not (derived and name in given):
                counts[name] = 1
                continue
            if self._spans.is_plain(event.index):
                # It may be an earlier reading's event too, which keeps its id.
                event = events[event.index] = copy(event)
                self._spans.mark_odd(event.index)
            while event.id in counts or event.id in given:
                counts[name] = counts.get(name, 1) + 1
                event.id = f"{name}-{counts[name]}"
            counts[event.id] = 1
            self._report_taken(event, name, derived)

    def _report_taken(self, event: Event, name: str, derived: bool) -> None:
        span = self._spans.field(event.index, "title" if derived else "id")
        where = span.start - self._bom, span.end - self._bom
        self._report.begin_entry()
        if derived:
            message = _(
                "another event has the same title and date, so the same id {name}; give one an id"
            ).format(name=shown(name))
            self._report.warning(*where, "same-id", message)
        else:
            event.flawed = True
            message = _("id {name} stands twice; expected an id of its own (the first one counts)").format(
                name=shown(name)
            )
            self._report.error(*where, "duplicate-id", message)
        self._report.end_entry(event.title, event)

    def check_references(
        self, lanes: Collection[str], sources: Collection[str], broken: Collection[str]
    ) -> None:
        """Drop what refers to lanes, sources and events that are not there.

        Args:
            lanes, sources: The ids that there are.
            broken: Sections that could not be read: what refers into them is dropped silently.
        """
        references = self._entries.references
        if not references:
            return
        events = {event.id for event in self._entries.events}
        known: dict[str, Collection[str]] = {"lane": lanes, "event": events, "source": sources}
        lost: dict[str, Collection[str]] = {"event": self._entries.lost_ids}
        for name, section in (("lane", "lanes"), ("event", "events"), ("source", "sources")):
            if section in broken:
                lost[name] = {open_reference.reference.value for open_reference in references}
        for one in references:
            kind = _KINDS[one.reference.field]
            if one.reference.value in known[kind]:
                continue
            if one.reference.value not in lost.get(kind, ()):
                self._report_unknown(one, kind, known[kind])
            _drop(one)

    def _report_unknown(self, one: OpenReference, kind: str, known: Collection[str]) -> None:
        event, (_field, value, start, end) = one.event, one.reference
        event.flawed = True
        self._unknown += 1
        hint = near_miss(value, known) if self._unknown <= _MOST_HINTS else ""
        tail = _("did you mean {hint}?").format(hint=hint) if hint else _choices(kind, known)
        self._report.begin_entry()
        self._report.error(
            start,
            end,
            f"unknown-{kind}",
            _("{field} {value} is not known; {tail}").format(field=kind, value=shown(value), tail=tail),
        )
        self._report.end_entry(event.title, event)


class Lints:
    """Holds every event against what is known of it besides.

    Args:
        report: Takes the warnings; its offset must be 0.
        spans: Where the events stand.
        bom: Characters before the parsed text.
    """

    def __init__(self, report: Reporter, spans: TextSpans, bom: int) -> None:
        self._report = report
        self._spans = spans
        self._bom = bom

    def check(self, events: Sequence[Event], sources: Mapping[str, Source]) -> None:
        """Warn of what is doubtful in some events, by the sources of their file."""
        for event in events:
            if event.status in _DOUBTFUL:
                self._check_status(event, sources)
            if event.as_written:
                self._check_words(event)

    def _check_status(self, event: Event, sources: Mapping[str, Source]) -> None:
        name = overtaking_source(event, sources)
        if name:
            self._warn(
                event, "status", "overtaken",
                _(
"{title} is expected, but its source {name} appeared after it; "
"expected another status, such as reported"
).format(title=shown(event.title), name=shown(name)),
            )  # fmt: skip
        name, count = leading_source(event)
        if name:
            whole = len(event.quotes)
            form = ngettext(
                "{title} is disputed, but its {number} quotation is from the source {name}; expected what others say",
                "{title} is disputed, but {count} of its {number} quotations are from the source {name}; "
                "expected what others say",
                whole,
            )
            self._warn(
                event, "status", "one-sided",
                form.format(title=shown(event.title), number=number(whole), count=number(count), name=shown(name)),
            )  # fmt: skip

    def _check_words(self, event: Event) -> None:
        weekday, vaguer = named_weekday(event), vaguer_date(event)
        if weekday:
            self._warn(
                event, "as_written", "wrong-weekday",
                _("{words} names a {weekday}, but the date is {date}").format(
                    words=shown(event.as_written), weekday=weekday, date=date_line(event)
                ),
            )  # fmt: skip
        if vaguer:
            self._warn(
                event, "date", "first-day",
                _(
"the date {text} is a first day, but the source says "
"{words}; expected {vaguer}"
).format(text=event.date.text, words=shown(event.as_written), vaguer=vaguer),
            )  # fmt: skip

    def _warn(self, event: Event, field: str, code: str, message: str) -> None:
        span = self._spans.field(event.index, field)
        self._report.begin_entry()
        self._report.warning(span.start - self._bom, span.end - self._bom, code, message)
        self._report.end_entry(event.title, event)


def _choices(kind: str, known: Collection[str]) -> str:
    if not known:
        return {
            "lane": _("the file has no lanes"), "event": _("the file has no events"), "source": _("the file has no sources"),
        }[kind]  # fmt: skip
    few = list(known)[:6]
    if kind == "event" or len(known) > 6:
        return {
            "lane": _("expected the id of a lane of this file"),
            "event": _("expected the id of another event of this file"),
            "source": _("expected the id of a source of this file"),
        }[kind]
    return _("expected one of {few}").format(few=", ".join(few))


def _drop(one: OpenReference) -> None:
    """Take an id out of its event."""
    event, field, value = one.event, one.reference.field, one.reference.value
    if field == "lane":
        event.lane = ""
    elif field == "about":
        event.about = tuple(name for name in event.about or () if name != value)
    elif field == "sources":
        event.sources = tuple(name for name in event.sources if name != value)
    else:
        parts = getattr(event, field)
        setattr(
            event, field, tuple(replace(part, source="") if part.source == value else part for part in parts)
        )
