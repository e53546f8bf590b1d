"""Every mark that a timeline uses, as a box to draw, and what it means: for the legends of screen and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

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
from viewer.words import N_, _

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


class _Kind(NamedTuple):
    """A kind of mark: which events use it, how it looks, and what it means."""

    is_of: Callable[[Event], bool]
    box: Callable[[], Box]
    meaning: str


def legend_entries(
    timeline: Timeline, *, on_paper: bool = False, not_yet_known: str = ""
) -> list[LegendEntry]:
    """Return the marks that a timeline uses, the plain ones first.

    Args:
        timeline: Its events are drawn.
        on_paper: An end that is not known exactly is torn there; on screen it fades.
        not_yet_known: What is said of events that were not yet known by a date; empty where none is.
    """
    entries = _entries(timeline, (*_INSTANTS, *_SPANS, _TORN if on_paper else _FADING, _OPEN))
    entries += _status_entries(timeline)
    entries += _entries(timeline, _REMARKS)
    if not_yet_known:
        entries.append(LegendEntry(_stretch(Mark.WINDOW, _DAY.text), not_yet_known, is_known=False))
    return entries


def _entries(timeline: Timeline, kinds: Iterable[_Kind]) -> list[LegendEntry]:
    """Return the entries of those kinds that some event is of."""
    return [
        LegendEntry(kind.box(), _(kind.meaning)) for kind in kinds if any(map(kind.is_of, timeline.events))
    ]


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
    date, shape = parse_date(date_text), Shape.SPAN if mark is Mark.BAR else Shape.WINDOW
    when = When(
        shape, 0, 0, 1, 1, start_granularity=date.granularity, end_granularity=date.granularity
    )  # a day has a sharp edge, a month has none
    event = Event("", "", date, when, "")
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


def _is_instant(event: Event) -> bool:
    return not event.when.is_span


def _has_soft_end(event: Event) -> bool:
    return event.when.is_span and (event.when.soft_start or event.when.soft_end)


_INSTANTS = (
    _Kind(
        _is_instant, lambda: _dot(Status.REPORTED),
        N_("happened within a moment, day or month too narrow to draw"),
    ),
    _Kind(_is_instant, lambda: _stretch(Mark.WINDOW, _DAY.text), N_("happened on that day")),
    _Kind(
        lambda event: _is_instant(event) and event.date.granularity > _DAY.granularity,
        lambda: _stretch(Mark.WINDOW, _MONTH.text), N_("happened at some time within it"),
    ),
    _Kind(
        lambda event: _is_instant(event) and event.when.soft_start,
        lambda: _stretch(Mark.WINDOW, _MONTH.text, fades=True, fades_in=True), N_("about then, or perhaps then"),
    ),
    _Kind(
        lambda event: len(event.date.members) > 1,
        lambda: _stretch(Mark.WINDOW, _MONTH.text, parts=((0, 0.3), (0.7, 1))),
        N_("happened once, at one of the times filled"),
    ),
    _Kind(
        lambda event: event.when.length_s is not None,
        lambda: _stretch(Mark.WINDOW, _MONTH.text, length_px=14), N_("lasted so long, at some time within it"),
    ),
)  # fmt: skip
_SPANS = (
    _Kind(
        lambda event: event.when.is_span,
        lambda: _stretch(Mark.BAR, _DAY.text),
        N_("lasted from start to end"),
    ),
)
_FADING = _Kind(
    _has_soft_end,
    lambda: _stretch(Mark.BAR, _DAY.text, fades=True),
    N_("the end that fades is not known exactly"),
)
_TORN = _FADING._replace(meaning=N_("the end that is torn is not known exactly"))
_OPEN = _Kind(
    lambda event: End.KNOWN is not event.when.open_start or End.KNOWN is not event.when.open_end,
    lambda: _stretch(Mark.WINDOW, _DAY.text, tail=True),
    N_("or earlier (an arrow to the right: or later)"),
)
_REMARKS = (
    _Kind(
        lambda event: event.is_statement,
        lambda: _stretch(Mark.WINDOW, _DAY.text, statement=True),
        STATEMENT_MEANING,
    ),
    _Kind(lambda event: event.flawed, lambda: _dot(Status.REPORTED, flawed=True), FLAWED),
)
