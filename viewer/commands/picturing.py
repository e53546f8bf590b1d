"""``export`` to a picture: drawn without a display, with what cannot be read on it said."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.commands.arguments import date_of
from viewer.commands.drawing import QtMissing, load_qt_without_screen
from viewer.dataclass import dataclass
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.writers.outgoing import Outgoing, timeline_of
from viewer.files.read.reader import Reading

if TYPE_CHECKING:
    from viewer.model.dates.edtf import EventDate
    from viewer.model.dates.timespan import TimeSpan

#: Formats that are pictures, by the ends of their files' names.
PICTURES = ("svg", "png")
_OPTIONS = ("span", "width", "scale", "palette", "legend", "title", "notes")
_NOT_FOUND = "that --only {only} does not find"


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How a picture is drawn.

    Attributes:
        said: The first option that was given; empty for none.
        span: The time that is shown; None for all of it.
        width: Pixels across; None for what suits the timeline.
        scale: How much larger than on a usual screen letters and marks are.
        palette: ``light``, ``dark`` or ``print``.
        title, notes, legend: What stands around the drawing.
    """

    said: str = ""
    span: EventDate | None = None
    width: int | None = None
    scale: float = 1.0
    palette: str = "light"
    title: bool = True
    notes: bool = True
    legend: bool = False


AS_USUAL = PictureOptions()


def picture_options(args: Namespace) -> PictureOptions:
    """Return how a picture is to be drawn.

    Raises:
        ValueError: A date is not understood; the message is one line.
    """
    given = {name: value for name in _OPTIONS if (value := getattr(args, name)) is not None}
    if not given:
        return AS_USUAL
    first = next(iter(given))
    said = f"--no-{first}" if given[first] is False else f"--{first}"
    if "span" in given:
        try:
            given["span"] = date_of(given["span"])
        except ValueError as error:
            raise ValueError(f"--span: {error}") from None
    return PictureOptions(said, **given)


def as_picture(
    reading: Reading, part: Reading, source: Path, key: str, options: PictureOptions, only: str = ""
) -> Outgoing:
    """Return a timeline as a picture.

    Args:
        reading: All of the file.
        part: What of it is drawn; ``reading`` itself for everything.
        source: The event file.
        key: ``svg`` or ``png``.
        options: How.
        only: What the part was searched for.

    Raises:
        Unreadable: There is nothing to draw, something asked for is out of bounds, or Qt is missing.
    """
    try:
        load_qt_without_screen()
    except QtMissing as error:
        raise Unreadable(str(error)) from None
    from viewer.ui.paper.content import content_of
    from viewer.ui.paper.content import only as some
    from viewer.ui.pictures.choice import Kind, PictureChoice, PictureError
    from viewer.ui.pictures.job import drawn_file
    from viewer.ui.pictures.layout import View

    content = content_of(reading, source)
    if part is not reading:
        ids = [event.id for event in timeline_of(part).events]
        content = some(content, ids, _NOT_FOUND.format(only=only))
    choice = PictureChoice(
        Kind(key), options.width, options.scale, options.palette, options.title, options.notes, options.legend
    )
    view = View(_on_axis(options.span, reading) if options.span is not None else None)
    try:
        drawn = drawn_file(content, choice, view)
    except PictureError as error:
        raise Unreadable(str(error)) from None
    return Outgoing(drawn.content, drawn.unsaid, notes=drawn.notes, summary=drawn.summary)


def _on_axis(date: EventDate, reading: Reading) -> TimeSpan:
    """Return a date's time on the axis of a file."""
    from zoneinfo import ZoneInfo

    from viewer.model.dates.placing import place_on_axis

    zone = timeline_of(reading).time_zone
    return place_on_axis(date, axis_zone=ZoneInfo(zone) if zone else None).window
