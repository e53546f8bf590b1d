"""``export`` to a web page: what is drawn is made by Qt, and where that is missing the page says so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from viewer.commands.drawing import QtMissing, load_qt_without_screen
from viewer.commands.printing import checked_content
from viewer.dataclass import dataclass
from viewer.exchange.page.content import PageContent
from viewer.exchange.writers.outgoing import Outgoing
from viewer.exchange.writers.webpage import write_webpage
from viewer.files.read.reader import Reading
from viewer.model.direction import isolated
from viewer.words import ENGLISH, _, lacking, speaking


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How a page is written.

    Attributes:
        whole: As a file of its own; else a part for a page that is there.
        with_file: The event file is inside it.
        language: The code of what is said beside the file's own words.
    """

    whole: bool = True
    with_file: bool = True
    language: str = ENGLISH


def as_webpage(
    reading: Reading, source: Path, options: PageOptions, part: Reading | None = None, sought: str = ""
) -> Outgoing:
    """Return a timeline as a web page.

    Args:
        reading: All of the event file.
        source: The event file.
        part: What of it the page shows, None for everything; the others are said to be left out.
        sought: What that part was found by.
    """
    with speaking(options.language):
        page = _webpage(reading, source, options, part, sought)
    untold = lacking(options.language)
    return replace(page, notes=(*page.notes, untold)) if untold else page


def _webpage(
    reading: Reading, source: Path, options: PageOptions, part: Reading | None, sought: str
) -> Outgoing:
    from viewer.ui.paper.content import NOT_FOUND, only

    content = checked_content(reading, source)
    timeline = content.timeline
    if part is not None and part.timeline is not None:
        timeline = part.timeline
        why = _(NOT_FOUND).format(text=isolated(sought))
        content = only(content, [event.id for event in timeline.events], why)
    page = PageContent(
        timeline, source.name, content.identity(), tuple(content.warnings()), content.problems,
        content.verdict, reading.text if options.whole and options.with_file else None,
    )  # fmt: skip
    try:
        load_qt_without_screen()
    except QtMissing:
        return write_webpage(page, whole=options.whole)  # and it says what it lacks
    from viewer.ui.exchange.page_drawing import drawing_of, picture_data

    picture = partial(picture_data, source.parent)
    drawing = drawing_of(timeline, whole=options.whole)
    return write_webpage(replace(page, drawing=drawing, picture=picture), whole=options.whole)
