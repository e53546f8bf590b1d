"""The commands that need Qt: the window and ``print``; what is missing is said in one line."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.dataclass import dataclass
from viewer.words import ENGLISH, lacking

if TYPE_CHECKING:
    from viewer.files.read.reading import Reading
    from viewer.model.problems import Problem
    from viewer.model.timeline import Quote
    from viewer.ui.application.request import Request
    from viewer.ui.paper.content import PaperContent

WRITTEN, WITH_ERRORS, NOTHING = 0, 1, 2
#: With what these import, all that the first frame needs of the rooms that know no Qt.
_WITHOUT_QT = (
    "viewer.files.read.reader",
    "viewer.layout.frame.cursor",
    "viewer.layout.frame.tween",
    "viewer.layout.packing.allotment",
    "viewer.layout.packing.proportions",
    "viewer.model.changes",
    "viewer.model.dates.pointed",
    "viewer.model.fields",
)
_PACKAGES = "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1"
_WINDOW_PACKAGES = "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libx11-xcb1 libxcb-shape0"


class QtMissing(Exception):
    """Qt cannot be loaded or has no screen; the message is one line."""


#: What may be left out, and margins in millimetres: left, above, right and below. They are said here as
#: well as where Qt is known, so that a mistyped option needs no Qt.
PARTS = ("chart", "legend", "chronicle", "quotes", "sources")
MARGINS = {
    "usual": (20.0, 12.0, 18.0, 10.0),
    "narrow": (10.0, 10.0, 10.0, 8.0),
    "wide": (30.0, 20.0, 28.0, 18.0),
}


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What ``print`` was asked for.

    Attributes:
        out: None for standard output.
        landscape: None for what suits each page.
        sheets: Across and down, for a poster.
        grey: Without colours.
        margins_mm: Left, above, right and below.
        pages: The first and the last, from 1; 0 is the last one there is.
        without: Parts that are left out.
        language: The code of what is said beside the file's own words.
    """

    source: Path
    out: Path | None
    paper: str = "A4"
    landscape: bool | None = None
    sheets: tuple[int, int] | None = None
    quotes: bool = True
    grey: bool = False
    margins_mm: tuple[float, float, float, float] = MARGINS["usual"]
    pages: tuple[int, int] = (1, 0)
    without: frozenset[str] = frozenset()
    language: str = ENGLISH


def open_window(request: Request, *, separate: bool = False) -> int:
    """Show what is asked for, in the program that runs already where there is one; return the exit status.

    Args:
        request: What is to be shown.
        separate: Ask no other program, and answer none.

    Raises:
        QtMissing: There is no screen, or a system library is missing.
    """
    if not has_display():
        raise QtMissing(
            "there is no display to open a window on; “print FILE -o OUT.pdf” and “check FILE” work without one"
        )
    from viewer.ui.application.calling import Answer, ask

    answer = Answer.APART if separate else ask(request)
    if answer is Answer.TAKEN:
        return WRITTEN
    if answer is Answer.SILENT:
        print("dateline: the running program does not answer; this is another one", file=sys.stderr)
    _load_what_knows_no_qt()
    _load_qt()
    from viewer.ui.application.run import run_window

    return run_window(request, answers=answer is Answer.NOBODY)


def _load_what_knows_no_qt() -> None:
    """Import reading and layout before Qt.

    PySide has a hook in every import that comes after it.
    """
    for name in _WITHOUT_QT:
        import_module(name)


def has_display() -> bool:
    """Tell whether a window can be opened."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _load_qt() -> None:
    """Import Qt's parts that need system libraries.

    Raises:
        QtMissing: It is not installed, or one of them is not.
    """
    from viewer.ui.kit.libraries import load_qt

    try:
        load_qt()
    except ImportError as error:
        if error.name == "PySide6":
            raise QtMissing("Qt is not installed; “pip install PySide6-Essentials” brings it") from None
        first = str(error).splitlines()[0]
        raise QtMissing(
            f"Qt cannot be loaded ({first}); on Debian: apt install {_PACKAGES} and, for a window, {_WINDOW_PACKAGES}"
        ) from None


def load_qt_without_screen() -> None:
    """Load Qt for drawing where there may be no display.

    Raises:
        QtMissing: A system library is missing.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _load_qt()


def run_print(job: PrintJob) -> int:
    """Print a timeline as PDF without a display and return the exit status.

    Raises:
        QtMissing: A system library is missing.
    """
    from viewer.files.read.reader import ReadError, read_file

    try:
        reading = read_file(job.source)
    except ReadError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return NOTHING
    if reading.timeline is None:
        for problem in reading.problems[:20]:
            print(f"dateline: {problem.formatted(str(job.source))}", file=sys.stderr)
        print(f"dateline: nothing of {job.source} can be printed", file=sys.stderr)
        return NOTHING
    load_qt_without_screen()
    from viewer.ui.paper.choice import PaperChoice
    from viewer.ui.paper.job import print_timeline

    content = checked_content(reading, job.source)
    choice = PaperChoice(
        job.paper,
        job.landscape,
        job.sheets,
        job.quotes and "quotes" not in job.without,
        first=job.pages[0],
        last=job.pages[1],
        grey=job.grey,
        margins_mm=job.margins_mm,
        chart="chart" not in job.without,
        legend="legend" not in job.without,
        chronicle="chronicle" not in job.without,
        sources="sources" not in job.without,
        language=job.language,
    )
    failure, notes = print_timeline(content, job.source, job.out, choice)
    if not failure and (untold := lacking(job.language)):
        notes = [untold, *notes]
    for note in notes:
        print(f"dateline: {note}", file=sys.stderr)
    if failure:
        print(f"dateline: {failure}", file=sys.stderr)
        return NOTHING
    missing = len(reading.not_placed)
    if missing:
        what = "1 entry is" if missing == 1 else f"{missing} entries are"
        print(
            f"dateline: {what} missing from {job.out or 'the PDF'}; “check {job.source}” says why",
            file=sys.stderr,
        )
    if content.altered:
        count = len(content.altered)
        what = "1 quotation is" if count == 1 else f"{count:,} quotations are"
        print(
            f"dateline: {what} not as the kept copy says it; “check {job.source}” says where",
            file=sys.stderr,
        )
    return WITH_ERRORS if reading.errors or content.altered else WRITTEN


def checked_content(reading: Reading, source: Path) -> PaperContent:
    """Return all of a reading as content, with what kept copies, else the record of a check, say of quotations."""
    from viewer.files.evidence.evidence import Evidence
    from viewer.files.evidence.problems import check_quotations
    from viewer.files.evidence.record import RecordError, read_record, recorded
    from viewer.files.evidence.verdicts import signed
    from viewer.model.problems import Severity
    from viewer.model.timeline import Timeline
    from viewer.ui.paper.content import content_of

    try:
        record = read_record(source)
    except RecordError:
        record = None  # “check” says what is wrong with it
    timeline = reading.timeline if reading.timeline is not None else Timeline()
    evidence = Evidence(timeline, source.parent)

    def verdict(quote: Quote, event_id: str, number: int) -> str:
        found = evidence.verdict(quote)
        if found is not None:
            return signed(found)
        return recorded(*record.standing(event_id, number, quote)) if record is not None else ""

    altered: tuple[Problem, ...] = ()
    if any(one.copy for one in timeline.sources):
        problems = check_quotations(reading, evidence).problems
        altered = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    return replace(content_of(reading, source), verdict=verdict, altered=altered)
