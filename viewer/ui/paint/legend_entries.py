"""Every mark that a timeline uses, as a box to draw, and what it means: for the legends of screen and paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from viewer.dataclass import dataclass
from viewer.layout.axis.far_labels import FIRST_KA
from viewer.layout.axis.ticks import AxisTicks
from viewer.layout.frame.boxes import ROW_PX, Box, LaneBand
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.marks import OPEN_TAIL_PX, Mark
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.when import End, Shape, When
from viewer.model.event_words import FLAWED, STATEMENT_MEANING, explained
from viewer.model.timeline import Event, Status, Timeline
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Theme
from viewer.ui.paint.marks import MarkPainter
from viewer.words import _

#: Size of one sample, logical pixels.
SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX = 104, 26
_FIRST_KA = seconds_of(-FIRST_KA)
_DAY, _MONTH = parse_date("2011-08-20"), parse_date("2011-08")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One mark and what it means.

    Attributes:
        box: The mark.
        meaning: In words.
        is_known: Not so where it stands for what was not yet known by a date.
    """

    box: Box
    meaning: str
    is_known: bool = True


def legend_entries(
    timeline: Timeline, *, on_paper: bool = False, not_yet_known: str = ""
) -> list[LegendEntry]:
    """Return the marks that a timeline uses, the plain ones first.

    Args:
        timeline: Its events are drawn.
        on_paper: An end that is not known exactly is torn there; on screen it fades.
        not_yet_known: What is said of events that were not yet known by a date; empty where none is.
    """
    events = timeline.events
    entries = []
    if any(not event.when.is_span for event in events):
        entries.append(
            LegendEntry(_dot(Status.REPORTED), _("happened within a moment, day or month too narrow to draw"))
        )
        entries.append(LegendEntry(_stretch(Mark.WINDOW, _DAY.text), _("happened on that day")))
    if any(not event.when.is_span and event.date.granularity > _DAY.granularity for event in events):
        entries.append(LegendEntry(_stretch(Mark.WINDOW, _MONTH.text), _("happened at some time within it")))
    if any(not event.when.is_span and event.when.soft_start for event in events):
        entries.append(
            LegendEntry(
                _stretch(Mark.WINDOW, _MONTH.text, fades=True, fades_in=True),
                _("about then, or perhaps then"),
            )
        )
    if any(len(event.date.members) > 1 for event in events):
        entries.append(
            LegendEntry(
                _stretch(Mark.WINDOW, _MONTH.text, parts=((0, 0.3), (0.7, 1))),
                _("happened once, at one of the times filled"),
            )
        )
    if any(event.when.length_s is not None for event in events):
        entries.append(
            LegendEntry(
                _stretch(Mark.WINDOW, _MONTH.text, length_px=14), _("lasted so long, at some time within it")
            )
        )
    if any(event.when.is_span for event in events):
        entries.append(LegendEntry(_stretch(Mark.BAR, _DAY.text), _("lasted from start to end")))
    if any(event.when.is_span and (event.when.soft_start or event.when.soft_end) for event in events):
        entries.append(
            LegendEntry(
                _stretch(Mark.BAR, _DAY.text, fades=True),
                _("the end that is torn is not known exactly")
                if on_paper
                else _("the end that fades is not known exactly"),
            )
        )
    if any(End.KNOWN is not end for event in events for end in (event.when.open_start, event.when.open_end)):
        entries.append(
            LegendEntry(
                _stretch(Mark.WINDOW, _DAY.text, tail=True), _("or earlier (an arrow to the right: or later)")
            )
        )
    entries += _status_entries(timeline)
    if any(event.is_statement for event in events):
        entries.append(LegendEntry(_stretch(Mark.WINDOW, _DAY.text, statement=True), _(STATEMENT_MEANING)))
    if any(event.flawed for event in events):
        entries.append(LegendEntry(_dot(Status.REPORTED, flawed=True), _(FLAWED)))
    if not_yet_known:
        entries.append(LegendEntry(_stretch(Mark.WINDOW, _DAY.text), not_yet_known, is_known=False))
    return entries


def axis_words(timeline: Timeline) -> str:
    """Return what the axis's short units mean, empty where it shows none of them."""
    if not any(event.when.start < _FIRST_KA for event in timeline.events):
        return ""
    return _("On the axis, ka, Ma and Ga are thousand, million and billion years before the year 0.")


def _status_entries(timeline: Timeline) -> list[LegendEntry]:
    used = {event.status for event in timeline.events}
    entries = []
    for status in Status:
        if status in used and status is not Status.REPORTED:
            entries.append(LegendEntry(_stretch(Mark.WINDOW, _DAY.text, status=status), explained(status)))
    return entries


def _event(
    date_text: str, status: Status, mark: Mark, *, flawed: bool = False, statement: bool = False
) -> Event:
    shape = Shape.SPAN if mark is Mark.BAR else Shape.WINDOW
    event = Event("", "", parse_date(date_text), When(shape, 0, 0, 1, 1), "")
    event.status, event.flawed = status, flawed
    event.about = () if statement else None
    return event


def _dot(status: Status, *, flawed: bool = False) -> Box:
    event = _event(_DAY.text, status, Mark.DOT, flawed=flawed)
    middle = SAMPLE_WIDTH_PX / 2
    x0, x1 = middle - 5, middle + 5
    return Box(-3, event, Mark.DOT, 0, x0, x1, 2, ROW_PX, (), 0, 0, x0 - 12, x1, x0, x1, x0, x1)


def _stretch(
    mark: Mark,
    date_text: str,
    *,
    status: Status = Status.REPORTED,
    fades: bool = False,
    tail: bool = False,
    statement: bool = False,
    length_px: float | None = None,
    fades_in: bool = False,
    parts: tuple[tuple[float, float], ...] = (),
) -> Box:
    x0, x1 = (44.0 if tail else 14.0), SAMPLE_WIDTH_PX - 14.0
    event = _event(date_text, status, mark, statement=statement)
    lines = (" ",) if statement else ()
    return Box(
        -3, event, mark, 0, x0, x1, 2, ROW_PX, lines, x0 + 24, 4, x0, x1, x0 + 25 if fades_in else x0,
        x1 - (25 if fades_in else 40) if fades else x1, x0 - OPEN_TAIL_PX if tail else x0, x1,
        length_px=length_px, parts=parts,
    )  # fmt: skip


def draw_sample(painter: QPainter, entry: LegendEntry, theme: Theme) -> None:
    """Draw an entry's mark on the timeline's ground, its top left corner at the painter's origin."""
    area = QRectF(0, 0, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)
    painter.fillRect(area, theme.ground)
    lane = LaneBand(0, "", "", 0, SAMPLE_HEIGHT_PX)
    nothing = AxisTicks((), (), (), ())
    scene = Scene(SAMPLE_WIDTH_PX, 0, SAMPLE_HEIGHT_PX, 0, [lane], [entry.box], nothing, [])
    marks = MarkPainter(painter, inks_of(theme.name, theme), scene)
    (marks.draw if entry.is_known else marks.draw_unknown)(entry.box)
