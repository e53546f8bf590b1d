"""Reads an event file: a timeline, and everything that is wrong with the file, in one pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from viewer.files.read.file_parts import FileParts, Progress, ReadCancelled
from viewer.files.read.garbage import KEEPERS, garbage_kept
from viewer.files.read.pictures import warn_of_pictures
from viewer.files.read.placement import Placement
from viewer.files.read.reading import NotPlaced, Reading
from viewer.files.read.references import Lints, ReferenceCheck
from viewer.files.read.text_file import ReadError, file_text
from viewer.model.dates.zones import zone_of
from viewer.model.timeline import Lane, Timeline, in_order

__all__ = [
    "KEEPERS", "NotPlaced", "Progress", "ReadCancelled", "ReadError", "Reading", "file_text", "garbage_kept", "read_file",
    "read_text",
]  # fmt: skip


def read_file(
    path: Path, progress: Progress | None = None, *, is_kept_elsewhere: Callable[[str], bool] | None = None
) -> Reading:
    """Read an event file.

    Args:
        progress: As of ``read_text``.
        is_kept_elsewhere: As of ``read_text``.

    Raises:
        ReadError: It is missing, forbidden, not a file, not UTF-8 or too large.
        ReadCancelled: ``progress`` returned False.
    """
    return read_text(file_text(path), path.parent, progress, is_kept_elsewhere=is_kept_elsewhere)


def read_text(
    text: str,
    base: Path | None = None,
    progress: Progress | None = None,
    *,
    before: Reading | None = None,
    is_kept_elsewhere: Callable[[str], bool] | None = None,
) -> Reading:
    """Read the text of an event file; nothing in a text makes this raise.

    Args:
        text: The whole file.
        base: Folder that the paths of kept copies and pictures are relative to; None leaves them unchecked.
        progress: Called now and then with the part done, 0 to 1; False stops.
        before: An earlier reading of the same file: of a large one, only what has changed is
            read again. What comes out is the same, and shares events with it.
        is_kept_elsewhere: Tells by a source's id whether somebody has a copy of it in another place, so
            that the one which the file names is not missed.

    Raises:
        ReadCancelled: ``progress`` returned False.
    """
    with garbage_kept():
        parts = FileParts(text, progress, before)
        parts.read()
        if parts.took_over and before is not None and not _is_same_head(parts, before):
            parts = FileParts(text, progress)
            parts.read()
        return _reading(parts, text, base, is_kept_elsewhere)


def _is_same_head(parts: FileParts, before: Reading) -> bool:
    """Tell whether everything that an entry's meaning hangs on is as it was."""
    timeline, header = before.timeline, parts.header
    lanes = tuple(header.lanes) or (Lane("", ""),)
    return timeline is not None and (lanes, tuple(header.sources), header.time_zone) == (
        timeline.lanes,
        timeline.sources,
        timeline.time_zone,
    )


def _reading(
    parts: FileParts, text: str, base: Path | None, is_kept_elsewhere: Callable[[str], bool] | None
) -> Reading:
    """Return what was read, with everything checked that needs the whole file."""
    header, entries, report = parts.header, parts.entries, parts.report
    if header.newer_format:
        problems = tuple(p for p in report.in_file_order() if p.code == "newer-format")
        return Reading(None, problems, (), parts.spans, False, text)
    lanes = tuple(header.lanes) or (Lane("", ""),)
    known_lanes = {lane.id for lane in lanes}
    sources = {source.id: source for source in header.sources}
    bom, zone = len(text) - len(parts.source.text), zone_of(header.time_zone) if header.time_zone else None
    report.accept([one.warning for one in header.accept])
    Placement(zone, report, parts.spans, bom).place(entries.events)
    check = ReferenceCheck(entries, report, parts.spans, bom)
    check.make_ids_unique()
    check.check_references(known_lanes, sources, parts.broken)
    Lints(report, parts.spans, bom).check(entries.events, sources)
    if entries.events and not entries.unplaced and parts.broken.isdisjoint(("events", "sources")):
        header.check_used(entries.events)
    header.check_copies(base, is_kept_elsewhere or (lambda _id: False))
    if base is not None:
        warn_of_pictures(entries.events, base, report, parts.source, parts.spans)
    for event in entries.events:
        if not event.lane:
            event.lane = lanes[0].id
    timeline = Timeline(
        header.title, header.description, header.time_zone, lanes, tuple(header.sources), header.eras(zone),
        in_order(entries.events), tuple(header.accept),
    ) if parts.readable else None  # fmt: skip
    return Reading(
        timeline, report.in_file_order(), _not_placed(parts), parts.spans, True, text, report.accepted
    )


def _not_placed(parts: FileParts) -> tuple[NotPlaced, ...]:
    unplaced = sorted(parts.entries.unplaced, key=lambda entry: entry.start)
    return tuple(
        NotPlaced(title, date_text, parts.source.line(draft.start), parts.report.problem(draft))
        for title, date_text, draft, _ in unplaced
    )
