"""``export``: a timeline in another format, with what that cannot say counted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from viewer.commands.picturing import AS_USUAL, PICTURES, PictureOptions, as_picture
from viewer.commands.telling import complain, in_one_line
from viewer.commands.wanted import wanted_part
from viewer.commands.webpage import PageOptions, as_webpage
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import BESIDE, beside
from viewer.exchange.formats import DrawnTarget, Target, target_of
from viewer.exchange.writers.outgoing import USUAL, Manner, Outgoing
from viewer.files.overwriting import Ground, is_one_file, is_there, refusal
from viewer.files.read.reader import ReadError, Reading, read_file
from viewer.files.write.whole_file import create_whole, write_whole

SAID, PARTLY, NOTHING = 0, 1, 2
#: What goes to standard output where no format is named: everything, as programs read it.
_FOR_PROGRAMS = "json"


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What ``export`` was asked for.

    Attributes:
        source: The event file.
        target: The file to write; None for standard output.
        key: Of the format; empty for the one that the target's name ends with.
        only: What is searched for, as in the window; empty for everything.
        report: A new file for what the format cannot say; None for standard error.
        report_out: That goes to standard output.
        page: How a web page is written, where that was said; refused with any other format.
        picture: How a picture is drawn; what is said of it is refused with any other format.
    """

    source: Path
    target: Path | None
    key: str = ""
    only: str = ""
    manner: Manner = USUAL
    report: Path | None = None
    report_out: bool = False
    page: PageOptions | None = None
    picture: PictureOptions = AS_USUAL


def run_export(job: ExportJob, out: TextIO, errors: TextIO) -> int:
    """Write a timeline in another format and return the exit status.

    Args:
        job: What to do.
        out: Standard output.
        errors: Where it goes what the format cannot say, and why nothing was written.

    Raises:
        OSError: Standard output cannot be written to.
    """
    source, target = job.source, job.target
    try:
        form = target_of(target.name if target is not None else _FOR_PROGRAMS, job.key)
        if why_not := _why_not(job, form):
            raise Unreadable(why_not)
        reading = read_file(source)
        if reading.timeline is None:
            raise Unreadable(f"nothing of {source} can be read; “check {source}” says why")
        if why_not := _in_the_way(_places(job), Ground(source, reading.timeline)):
            raise Unreadable(why_not)
        outgoing = _written(form, reading, job)
        if target is None:
            _print_bytes(outgoing.content, out)
        else:
            _write(target, outgoing)
    except (Unreadable, ReadError) as error:
        complain(error, errors)
        return NOTHING
    except _NotWritten as error:
        complain(f"cannot write {error}", errors)
        return NOTHING
    if target is not None and outgoing.summary:
        print(f"{in_one_line(target)}: {outgoing.summary}", file=out)
    if target is not None and outgoing.tables:
        names = ", ".join(beside(target, name).name for name in outgoing.tables)
        print(in_one_line(f"{target}: beside it {names}"), file=out)
    is_told = _tell(job, f"{target or form.key}", outgoing, out, errors)
    return PARTLY if outgoing.unsaid or reading.errors or not is_told else SAID


class _NotWritten(Exception):
    """A file cannot be written; the message is its name and why."""


def _why_not(job: ExportJob, form: Target | DrawnTarget) -> str:
    """Return in one line why something that was asked for cannot be, empty where all can."""
    if job.manner.with_tables and (form.key != "csv" or job.target is None):
        return "--with-tables is for csv in a file, beside which the others are written"
    places = _places(job)
    if why_not := _in_the_way(places, Ground(job.source)) or _no_report(job, places):
        return why_not
    if job.page is not None and form.key != "html":
        return f"--fragment, --no-file and --language are for web pages, not for {form.key}"
    if job.picture.said and form.key not in PICTURES:
        return f"{job.picture.said} is for pictures ({', '.join(PICTURES)}), not for {form.key}"
    if job.manner.days_only and form.key != "ics":
        return f"--days-only is for calendars, not for {form.key}"
    return ""


def _places(job: ExportJob) -> list[Path]:
    """Return every file that is written, the report apart."""
    if job.target is None:
        return []
    tables = BESIDE if job.manner.with_tables else ()
    return [job.target, *(beside(job.target, name) for name in tables)]


def _in_the_way(places: Sequence[Path], ground: Ground) -> str:
    """Return why one of some files must not be written, empty where all may."""
    return next(filter(None, (refusal(place, ground) for place in places)), "")


def _write(target: Path, outgoing: Outgoing) -> None:
    """Write a file, those beside it first.

    Raises:
        _NotWritten: One cannot be written.
    """
    files = {beside(target, name): content for name, content in outgoing.tables.items()}
    for place, content in {**files, target: outgoing.content}.items():
        try:
            write_whole(place, content)
        except OSError as error:
            raise _NotWritten(f"{place}: {error.strerror or error}") from None


def _tell(job: ExportJob, name: str, outgoing: Outgoing, out: TextIO, errors: TextIO) -> bool:
    """Tell what the format cannot say; return whether that could be told."""
    carried = (f"{line}; carried along for Dateline" for line in outgoing.carried)
    lines = [*outgoing.unsaid, *carried, *outgoing.notes]
    if job.report is not None:
        try:
            create_whole(job.report, "".join(f"{line}\n" for line in lines).encode())
        except OSError as error:
            complain(f"cannot write {job.report}: {error.strerror or error}", errors)
            return False
        return True
    for line in lines:
        complain(f"{name}: {line}", out if job.report_out else errors)
    return True


def _written(form: Target | DrawnTarget, reading: Reading, job: ExportJob) -> Outgoing:
    """Return what is written; a page of a part has not the whole file inside, and says what is left out."""
    part = wanted_part(reading, job.only)
    if isinstance(form, Target):
        return form.write(part, job.manner)
    if form.key in PICTURES:
        return as_picture(reading, part, job.source, form.key, job.picture, job.only)
    page = job.page or PageOptions()
    if part is reading:
        return as_webpage(reading, job.source, page)
    return as_webpage(reading, job.source, replace(page, with_file=False), part, job.only)


def _no_report(job: ExportJob, places: Sequence[Path]) -> str:
    """Return why a report cannot go where it should beside the files that are written, empty where it can."""
    if job.report_out and job.target is None:
        return "timeline and report cannot both go to standard output; name a file for one of them"
    if job.report is not None and is_there(job.report):
        return f"{job.report} exists already; expected another name for the report"
    if job.report is not None and any(is_one_file(job.report, place) for place in places):
        return f"{job.report} is written as well; expected another name for the report"
    return ""


def _print_bytes(content: bytes, out: TextIO) -> None:
    if isinstance(out, io.TextIOWrapper):
        out.flush()
        out.buffer.write(content)  # the format's own encoding and line breaks, whatever the terminal's
        out.buffer.flush()  # a full disk is noticed before anything is said to be written
    else:
        out.write(content.decode())
