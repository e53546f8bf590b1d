"""``export`` to a picture: drawn without a display, with what cannot be read on it said."""

from __future__ import annotations

import io
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from viewer.commands.arguments import date_of
from viewer.commands.drawing import QtMissing, load_qt_without_screen
from viewer.commands.wanted import wanted_part
from viewer.dataclass import dataclass
from viewer.exchange.draft.notes import Unreadable
from viewer.files.read.reader import ReadError, Reading, read_file
from viewer.files.write.overwriting import refusal
from viewer.files.write.whole_file import write_whole

if TYPE_CHECKING:
    from viewer.model.dates.edtf import EventDate
    from viewer.model.dates.timespan import TimeSpan
    from viewer.ui.pictures.job import DrawnFile

SAID, PARTLY, NOTHING = 0, 1, 2
#: Formats that are pictures, by the ends of their files' names.
PICTURES = ("svg", "png")
_OPTIONS = ("span", "width", "scale", "palette", "legend", "title", "notes")


@dataclass(frozen=True, slots=True)
class PictureJob:
    """What ``export`` was asked for where it is a picture.

    Attributes:
        source: The event file.
        target: The file to write; None for standard output.
        key: ``svg`` or ``png``.
        span: The time that is shown; None for all of it.
        width: Pixels across; None for what suits the timeline.
        scale: How much larger than on a usual screen letters and marks are.
        palette: ``light``, ``dark`` or ``print``.
        title, notes, legend: What stands around the drawing.
        only: What is searched for, as in the window; empty for everything.
    """

    source: Path
    target: Path | None
    key: str
    span: EventDate | None = None
    width: int | None = None
    scale: float = 1.0
    palette: str = "light"
    title: bool = True
    notes: bool = True
    legend: bool = False
    only: str = ""


def picture_job(args: Namespace) -> PictureJob:
    """Return what was asked for; its key tells whether it is a picture.

    Raises:
        ValueError: What is said of pictures was said of something else, or a date is not understood.
    """
    key = args.to or (args.out.suffix[1:].lower() if args.out is not None else "")
    given = {name: value for name in _OPTIONS if (value := getattr(args, name)) is not None}
    if given and key not in PICTURES:
        name = next(iter(given))
        option = f"--no-{name}" if given[name] is False else f"--{name}"
        raise ValueError(f"{option} is for pictures (svg, png), not for {key or 'a file without an ending'}")
    if key in PICTURES and (args.fragment or args.no_file):
        raise ValueError(f"--fragment and --no-file are for web pages, not for {key}")
    if key in PICTURES and (args.plain or args.days_only or args.report is not False):
        raise ValueError(f"--plain, --days-only and --report are not for pictures such as {key}")
    if "span" in given:
        try:
            given["span"] = date_of(given["span"])
        except ValueError as error:
            raise ValueError(f"--span: {error}") from None
    return PictureJob(args.file, args.out, key, only=" ".join(args.only), **given)


def run_picture(job: PictureJob, out: TextIO, errors: TextIO) -> int:
    """Write a timeline as a picture and return the exit status.

    Args:
        job: What to do.
        out: Standard output: the picture itself, or what was written.
        errors: Where it goes what cannot be read on the picture, and why nothing was written.

    Raises:
        OSError: Standard output cannot be written to.
    """
    try:
        why_not = refusal(job.target, job.source) if job.target is not None else ""
        if why_not:
            raise Unreadable(why_not)
        reading = read_file(job.source)
        if reading.timeline is None:
            raise Unreadable(f"nothing of {job.source} can be read; “check {job.source}” says why")
        load_qt_without_screen()
        drawn = _drawn(job, wanted_part(reading, job.only))
        if job.target is not None:
            write_whole(job.target, drawn.content)
        else:
            _print_bytes(drawn.content, out)
    except (Unreadable, ReadError, QtMissing) as error:
        print(f"dateline: {error}", file=errors)
        return NOTHING
    except OSError as error:
        if job.target is None:
            raise  # standard output's faults are told in one place
        print(f"dateline: cannot write {job.target}: {error.strerror or error}", file=errors)
        return NOTHING
    if job.target is not None:
        print(f"{job.target}: {drawn.summary}", file=out)
    for line in (*drawn.unsaid, *drawn.notes):
        print(f"dateline: {job.target or job.key}: {line}", file=errors)
    return PARTLY if drawn.unsaid or reading.errors else SAID


def _drawn(job: PictureJob, reading: Reading) -> DrawnFile:
    """Return a picture's file and what is said of it.

    Raises:
        Unreadable: There is nothing to draw, or what was asked for is out of bounds.
    """
    from viewer.ui.paper.content import content_of
    from viewer.ui.pictures.choice import Kind, PictureChoice, PictureError
    from viewer.ui.pictures.job import drawn_file
    from viewer.ui.pictures.layout import View

    choice = PictureChoice(Kind(job.key), job.width, job.scale, job.palette, job.title, job.notes, job.legend)
    view = View(_on_axis(job.span, reading) if job.span is not None else None)
    try:
        return drawn_file(content_of(reading, job.source), choice, view)
    except PictureError as error:
        raise Unreadable(str(error)) from None


def _on_axis(date: EventDate, reading: Reading) -> TimeSpan:
    """Return a date's time on the axis of a file."""
    from zoneinfo import ZoneInfo

    from viewer.model.dates.placing import place_on_axis

    zone = reading.timeline.time_zone if reading.timeline is not None else ""
    return place_on_axis(date, axis_zone=ZoneInfo(zone) if zone else None).window


def _print_bytes(content: bytes, out: TextIO) -> None:
    if isinstance(out, io.TextIOWrapper):
        out.flush()
        out.buffer.write(content)
        out.buffer.flush()  # a full disk is noticed before anything is said to be written
    else:
        raise Unreadable("a picture needs a file; name one with -o")
