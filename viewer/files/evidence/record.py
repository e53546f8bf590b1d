"""The record of a check: what each quotation's comparison found, kept beside the event file.

Whoever has the file but not the copies can tell from it which quotations were compared with what,
when, and whether they have been changed since. It holds digests, no words of any source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path

from viewer.dataclass import dataclass
from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.verdicts import Finding, part_named
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.timeline import Quote, Timeline
from viewer.words import _

FORMAT = 1
SUFFIX = ".checked.json"
MOST_BYTES = 64 * 1024 * 1024
_ABOUT = "What quotations said when they were compared with kept copies of their sources; made by dateline check --record"


class RecordError(Exception):
    """A record that cannot be read; the message is one line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One comparison.

    Attributes:
        finding: What it found.
        source: Id of the source.
        copy: SHA-256 of the copy, hexadecimal.
        unit, part, character: Where in the copy; 0 where it was not found.
        on: The day of the check.
    """

    finding: Finding
    source: str
    copy: str
    unit: str
    part: int
    character: int
    on: date


class Standing(Enum):
    """What a record knows of a quotation."""

    CHECKED = "checked"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Record:
    """Every comparison by the digest of its quotation, and which quotation stood where.

    Attributes:
        entries: By digest, see :func:`quote_digest`.
        places: The digest that stood at an event's id and the number of its quotation, from 1.
    """

    entries: Mapping[str, Entry]
    places: Mapping[tuple[str, int], str]

    def standing(self, event_id: str, number: int, quote: Quote) -> tuple[Standing, Entry | None]:
        """Return what is known of a quotation.

        A quotation that moved is still the same; one that stands where another was checked has
        been changed since.
        """
        entry = self.entries.get(quote_digest(quote))
        if entry is not None:
            return Standing.CHECKED, entry
        before = self.entries.get(self.places.get((event_id, number), ""))
        return (Standing.CHANGED, before) if before is not None else (Standing.UNKNOWN, None)


def quote_digest(quote: Quote) -> str:
    """Return the SHA-256 of everything that a quotation says, hexadecimal: any edit makes it another."""
    parts = (
        quote.text, quote.source, quote.attributed_to, quote.speaker, quote.locator, quote.stance.value,
    )  # fmt: skip
    return sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


def record_path(file: Path) -> Path:
    """Return where the record of an event file lies: ``events.checked.json`` beside ``events.yaml``."""
    return file.with_name(f"{file.stem}{SUFFIX}")


def record_of(timeline: Timeline, evidence: Evidence, on: date, before: Record | None = None) -> Record:
    """Compare every quotation and return the record.

    Args:
        on: The day that is noted.
        before: An earlier record: what cannot be compared now, and has not been changed, stays.
    """
    entries: dict[str, Entry] = {}
    places: dict[tuple[str, int], str] = {}
    for event_id, number, quote in _quotes(timeline):
        digest = quote_digest(quote)
        verdict, copy = evidence.verdict(quote), evidence.copy_of(quote.source)
        if verdict is not None and copy is not None:
            entries[digest] = Entry(
                verdict.finding, quote.source, copy.digest, verdict.unit, verdict.part, verdict.character, on
            )
        elif before is not None and digest in before.entries:
            entries[digest] = before.entries[digest]
        if digest in entries:
            places[event_id, number] = digest
    return Record(entries, places)


def _quotes(timeline: Timeline) -> Iterator[tuple[str, int, Quote]]:
    for event in timeline.events:
        for number, quote in enumerate(event.quotes, 1):
            yield event.id, number, quote


# --- as a file ------------------------------------------------------------------------------


def as_json(record: Record) -> str:
    """Return a record as it is written: one line a quotation, in the order of the timeline."""
    lines = []
    for (event_id, number), digest in record.places.items():
        entry = record.entries[digest]
        fields: dict[str, object] = {
            "event": event_id, "number": number, "sha256": digest, "source": entry.source, "copy": entry.copy,
            "verdict": entry.finding.value,
        }  # fmt: skip
        if entry.part:
            fields[entry.unit], fields["character"] = entry.part, entry.character
        fields["checked"] = entry.on.isoformat()
        lines.append("  " + json.dumps(fields, ensure_ascii=False))
    body = ",\n".join(lines)
    return f'{{"format": {FORMAT}, "about": {json.dumps(_ABOUT)}, "quotations": [\n{body}\n]}}\n'


def parsed(text: str) -> Record:
    """Read a record.

    Raises:
        RecordError: It is none, or of a newer format.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(_("the record of checks is not JSON")) from error
    if not isinstance(value, dict) or not isinstance(value.get("quotations"), list):
        raise RecordError(_("the record of checks holds no quotations"))
    if value.get("format") != FORMAT:
        raise RecordError(
            _("the record of checks has the format {format}; this program reads {ours}").format(
                format=value.get("format"), ours=FORMAT
            )
        )
    entries: dict[str, Entry] = {}
    places: dict[tuple[str, int], str] = {}
    for item in value["quotations"]:
        try:
            digest, entry = str(item["sha256"]), _entry(item)
            places[str(item["event"]), int(item["number"])] = digest
        except (KeyError, TypeError, ValueError) as error:
            raise RecordError(_("an entry of the record of checks cannot be read")) from error
        entries[digest] = entry
    return Record(entries, places)


def _entry(item: Mapping[str, object]) -> Entry:
    unit = "page" if "page" in item else "paragraph"
    return Entry(
        Finding(item["verdict"]), str(item["source"]), str(item["copy"]), unit, int(str(item.get(unit, 0))),
        int(str(item.get("character", 0))), date.fromisoformat(str(item["checked"])),
    )  # fmt: skip


def read_record(file: Path) -> Record | None:
    """Return the record that lies beside an event file, None where there is none.

    Raises:
        RecordError: It cannot be read.
    """
    path = record_path(file)
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > MOST_BYTES:
            raise RecordError(_("the record of checks is too large"))
        return parsed(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RecordError(
            _("the record of checks cannot be read: {error}").format(
                error=getattr(error, "strerror", None) or error
            )
        ) from error


# --- in words -------------------------------------------------------------------------------


def recorded(standing: Standing, entry: Entry | None) -> str:
    """Return what a record says of a quotation, in one line; empty where it says nothing."""
    if entry is None or standing is Standing.UNKNOWN:
        return ""
    day = date_phrase(parse_date(entry.on.isoformat()))
    if standing is Standing.CHANGED:
        return _("changed since it was checked on {day}").format(day=day)
    finding = _(entry.finding.value)
    if not entry.finding.is_borne_out:
        form = _("{finding} when it was checked against a copy on {day}")
        return form.format(finding=finding, day=day)
    form = _("checked against a copy on {day}: {finding}, {where}")
    return form.format(day=day, finding=finding, where=part_named(entry.unit, entry.part))
