"""``print``: a timeline as PDF, without a display."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.commands.drawing import load_qt_without_screen
from viewer.commands.telling import complain
from viewer.dataclass import dataclass
from viewer.words import ENGLISH, lacking

if TYPE_CHECKING:
    from viewer.files.read.reading import Reading
    from viewer.model.problems import Problem
    from viewer.model.timeline import Quote
    from viewer.ui.paper.choice import PaperChoice
    from viewer.ui.paper.content import PaperContent

WRITTEN, WITH_ERRORS, NOTHING = 0, 1, 2
#: So many of a file's problems are told where nothing of it can be printed.
_MOST_TOLD = 20
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


def run_print(job: PrintJob) -> int:
    """Print a timeline as PDF without a display and return the exit status.

    Raises:
        QtMissing: A system library is missing.
    """
    reading = _readable(job.source)
    if reading is None:
        return NOTHING
    load_qt_without_screen()
    from viewer.ui.paper.pdf.job import print_timeline

    content = checked_content(reading, job.source)
    failure, notes = print_timeline(content, job.source, job.out, _choice(job))
    if not failure and (untold := lacking(job.language)):
        notes = [untold, *notes]
    for note in notes:
        _say(note)
    if failure:
        _say(failure)
        return NOTHING
    if missing := len(reading.not_placed):
        what = "1 entry is" if missing == 1 else f"{missing} entries are"
        _say(f"{what} missing from {job.out or 'the PDF'}; “check {job.source}” says why")
    if count := len(content.altered):
        what = "1 quotation is" if count == 1 else f"{count:,} quotations are"
        _say(f"{what} not as the kept copy says it; “check {job.source}” says where")
    return WITH_ERRORS if reading.errors or content.altered else WRITTEN


def _say(line: str) -> None:
    complain(line, sys.stderr)


def _readable(source: Path) -> Reading | None:
    """Return a file's reading; None where nothing of it can be printed, which is said."""
    from viewer.files.read.reader import ReadError, read_file

    try:
        reading = read_file(source)
    except ReadError as error:
        _say(str(error))
        return None
    if reading.timeline is None:
        for problem in reading.problems[:_MOST_TOLD]:
            _say(problem.formatted(str(source)))
        _say(f"nothing of {source} can be printed")
        return None
    return reading


def _choice(job: PrintJob) -> PaperChoice:
    from viewer.ui.paper.choice import PaperChoice

    return PaperChoice(
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
