"""``import`` and ``formats``: timelines of other programs as event files, with everything told that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from viewer.commands.telling import complain, in_one_line
from viewer.exchange.appending import appended
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Asked, NoteKind, Unreadable
from viewer.exchange.foreign_file import PAGE_KEY, draft_of, file_of_page, shown_path
from viewer.exchange.formats import ALL_TARGETS, FORMATS
from viewer.exchange.new_file import written_file
from viewer.exchange.report import json_pieces, report_lines, sums
from viewer.files.overwriting import Ground, is_one_file, is_there, refusal
from viewer.files.read.reader import ReadError, read_file
from viewer.files.read.regular import is_file
from viewer.files.write.edits import EditConflict, EditRefused
from viewer.files.write.making.editing import edit_file
from viewer.files.write.saving import SaveRefused
from viewer.files.write.starter import SCHEMA_NAME
from viewer.files.write.whole_file import create_whole, write_whole
from viewer.model.event_words import counted

WHOLE, PARTLY, NOTHING = 0, 1, 2


@dataclass(frozen=True, slots=True)
class ImportJob:
    """What ``import`` was asked for.

    Attributes:
        out: The new file; None for one beside the foreign file.
        into: An event file to add to instead.
        key: Of the foreign format; empty for the one that it looks like.
        report: Where the report goes besides the sums; None for nowhere.
        report_out: The report goes to standard output.
        as_json: The report is an array of notes.
        dry_run: Nothing is written but the report.
        again: What was added to ``into`` before is added once more.
    """

    foreign: Path
    answers: Answers
    out: Path | None = None
    into: Path | None = None
    key: str = ""
    report: Path | None = None
    report_out: bool = False
    as_json: bool = False
    dry_run: bool = False
    again: bool = False


def run_import(job: ImportJob, out: TextIO, errors: TextIO) -> int:
    """Import a file and return the exit status.

    Args:
        job: What to do.
        out: Where the sums and the report go.
        errors: Where it goes, in one line, why nothing was written.
    """
    try:
        if job.key in ("", PAGE_KEY):
            content = file_of_page(job.foreign)
            if content is not None:
                return _give_back(job, content, out)
        draft = draft_of(job.foreign, job.answers, job.key)
        _refuse_report(job)
        if job.into is not None:
            return _add(job, job.into, draft, out)
        return _write(job, draft, out)
    except (Unreadable, Asked) as error:
        complain(f"{shown_path(job.foreign)}: {error}", errors)
    except (EditRefused, EditConflict) as error:
        complain(f"{job.into}: nothing was added: {error}", errors)
    except (ReadError, SaveRefused) as error:
        complain(error, errors)
    except _Refused as error:
        complain(error, errors)
    return NOTHING


class _Refused(Exception):
    """Something else is in the way; the message is one line."""


def _give_back(job: ImportJob, content: bytes, out: TextIO) -> int:
    """Write the event file that a page holds as it was; there is nothing to report of it."""
    if job.into is not None:
        raise Unreadable(
            "a page gives its event file back whole; leave out --into, and name a new file with -o"
        )
    if job.report is not None:
        raise Unreadable("a page gives its event file back as it was; there is nothing for --report")
    target = _new_target(job)
    if not job.dry_run:
        _create(target, content)
    if job.as_json:
        print("[]", file=out)
        return WHOLE
    done = "nothing was written: this was a trial" if job.dry_run else f"{target} written"
    print(
        f"{in_one_line(done)}; the event file inside the page, byte for byte: {len(content):,} bytes",
        file=out,
    )
    return WHOLE


def _new_target(job: ImportJob) -> Path:
    """Return where the new file goes; a trial may say that of a place which is taken."""
    target = _place_of_new(job)
    if not job.dry_run and is_there(target):
        raise _Refused(f"{target} exists already; name another file with -o")
    return target


def _place_of_new(job: ImportJob) -> Path:
    return job.out or job.foreign.with_name(f"{job.foreign.stem}.yaml")


def _create(target: Path, content: bytes | Iterable[bytes]) -> None:
    try:
        create_whole(target, content)
    except OSError as error:
        raise _Refused(f"cannot write {target}: {error.strerror or error}") from None


def _write(job: ImportJob, draft: Draft, out: TextIO) -> int:
    """Write a new event file."""
    target = _new_target(job)
    schema = SCHEMA_NAME if is_file(target.parent / SCHEMA_NAME) else ""
    made = written_file(draft)
    if not job.dry_run:
        _create(target, made.content(schema))
    _tell(job, made.draft, out, f"{target} written", 0)
    return _status(made.draft)


def _add(job: ImportJob, into: Path, draft: Draft, out: TextIO) -> int:
    """Add to an event file that is there."""
    if is_one_file(into, job.foreign):
        raise _Refused(f"{into} is the imported file itself; expected an event file to add to")
    draft = written_file(draft).draft  # what the reader would refuse is not imported here either
    adds = appended(draft, read_file(into), again=job.again)
    if adds.edit is not None and not job.dry_run:
        edit_file(into, adds.edit)
    done = f"{counted(len(adds.draft.entries), 'event')} added to {into}"
    _tell(job, adds.draft, out, done, adds.skipped)
    return _status(adds.draft)


def _status(draft: Draft) -> int:
    return PARTLY if draft.left_out or draft.counts()[NoteKind.LOST] else WHOLE


def _tell(job: ImportJob, draft: Draft, out: TextIO, done: str, skipped: int) -> None:
    """Tell what was written and what became of everything."""
    is_wanted = job.report_out or job.dry_run
    if job.report is not None:
        try:
            write_whole(job.report, (piece.encode() for piece in _report(job, draft, skipped)))
        except OSError as error:
            raise _Refused(f"{done}; cannot write {job.report}: {error.strerror or error}") from None
    if is_wanted or job.as_json:
        out.writelines(_report(job, draft, skipped))
    if not job.as_json:
        if not is_wanted:
            print(sums(draft, skipped), file=out)
        print("nothing was written: this was a trial" if job.dry_run else in_one_line(done), file=out)
    if draft.left_out and not job.dry_run and job.into is not None and not job.as_json:
        print("what was not imported stands in the report alone (--report FILE)", file=out)


def _report(job: ImportJob, draft: Draft, skipped: int) -> Iterator[str]:
    """Go through the report as it was asked for."""
    if job.as_json:
        yield from json_pieces(draft)
        return
    yield f"{sums(draft, skipped)}\n"
    yield from (f"{line}\n" for line in report_lines(draft))


def _refuse_report(job: ImportJob) -> None:
    """Refuse to put the report where it would cost a file that is no report, the new one among them."""
    if job.report is None:
        return
    why_not = refusal(job.report, Ground(job.foreign))
    if not why_not and job.into is None and is_one_file(job.report, _place_of_new(job)):
        why_not = f"{job.report} is the new event file itself; expected another name for the report"
    if not why_not and is_there(job.report):
        why_not = f"{job.report} exists already; expected another name for the report"
    if why_not:
        raise _Refused(why_not)


def run_formats(out: TextIO) -> int:
    """Print which formats are read, and by what each is known, and which are written."""
    print("Read by “dateline import”:", file=out)
    for one in FORMATS:
        print(f"  {one.key:<16} {one.title}: {one.recognised}", file=out)
    print(f"  {PAGE_KEY:<16} web page of Dateline: the event file inside it, as it was", file=out)
    print("Written by “dateline export”:", file=out)
    for target in ALL_TARGETS:
        print(f"  {target.key:<16} {target.title}", file=out)
    return WHOLE
