"""How much width each episode gets: the room that its labels need.

A function of the data, the width that everything is fitted to, and the label font; never
of zoom, pan or search, so that the time line does not breathe while one works with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viewer.layout.axis.folding import break_capacity, folded_gaps, stretches_between
from viewer.layout.axis.scale import Axis, fitted_axis
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import LABEL_INSET_PX, SPEECH_PX
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Event

BREAK_WIDTH_PX = 24.0
MARGIN_PX = 14.0
#: An episode is never narrower than this while there is room, nor asks for more than the second.
LEAST_EPISODE_PX = 56.0
MOST_NEEDED_PX = 170.0
#: So many events of an episode are measured; more do not change its share.
SAMPLE = 300


@dataclass(frozen=True, slots=True)
class Need:
    """What an episode asks for.

    Attributes:
        least_px: So that its longest label fits on two lines.
        weight: All its labels side by side, px: its share of what is left.
    """

    least_px: float
    weight: float


def fold(
    index: TimelineIndex,
    labels: Labels,
    width_px: float,
    *,
    fold_gaps: bool = True,
    opened: frozenset[int] = frozenset(),
) -> Axis:
    """Return the axis that shows a whole timeline in a width.

    Args:
        index: The timeline; it has at least one event.
        labels: Measures labels in the font they will be drawn in.
        width_px: Room for the time line, margins included.
        fold_gaps: False shows everything at true scale.
        opened: First seconds of the gaps that stay unfolded; such a gap is drawn at the
            coarser scale of its two neighbours.
    """
    reach = index.reach
    if reach is None:
        raise ValueError("a timeline without events has no axis")
    room = max(40.0, width_px - 2 * MARGIN_PX)
    if not fold_gaps:
        return fitted_axis([reach], [room], BREAK_WIDTH_PX, MARGIN_PX)
    gaps = folded_gaps(index.occupied, break_capacity(room, BREAK_WIDTH_PX))
    spans = [_not_empty(span) for span in stretches_between(index.occupied, gaps)]
    breaks_px = sum(gap.start not in opened for gap in gaps) * BREAK_WIDTH_PX
    needs = [_need(index.events_starting(span), labels) for span in spans]
    widths = shared_width(needs, room - len(gaps) * BREAK_WIDTH_PX)
    spans, widths = _with_opened(spans, widths, opened)
    excess = (room - breaks_px) / sum(widths)
    return fitted_axis(spans, [width * excess for width in widths], BREAK_WIDTH_PX, MARGIN_PX)


def _not_empty(span: TimeSpan) -> TimeSpan:
    return span if span.length else TimeSpan(span.start, span.start + 60)


def _need(events: Sequence[Event], labels: Labels) -> Need:
    sample = events[:: max(1, len(events) // SAMPLE)]
    least, weight = LEAST_EPISODE_PX, 0.0
    for event in sample:
        speech = SPEECH_PX if event.is_statement else 0.0
        least = max(least, labels.wrapped(event.title).width_px + speech + 2 * LABEL_INSET_PX + 2)
        weight += labels.whole(event.title).width_px + speech
    return Need(min(least, MOST_NEEDED_PX), weight * len(events) / max(1, len(sample)) + 1.0)


def shared_width(needs: Sequence[Need], room_px: float) -> list[float]:
    """Share a width among episodes: to each what it needs at least, the rest by weight.

    Where there is too little even for that, all shrink alike.
    """
    least = sum(need.least_px for need in needs)
    if least >= room_px:
        return [need.least_px * room_px / least for need in needs]
    total = sum(need.weight for need in needs)
    return [need.least_px + (room_px - least) * need.weight / total for need in needs]


def _with_opened(
    spans: list[TimeSpan], widths: list[float], opened: frozenset[int]
) -> tuple[list[TimeSpan], list[float]]:
    """Put a stretch into every opened gap, at the coarser scale of its neighbours."""
    all_spans, all_widths = spans[:1], widths[:1]
    for span, width in zip(spans[1:], widths[1:], strict=True):
        before = all_spans[-1]
        if before.end in opened:
            coarser = min(all_widths[-1] / before.length, width / span.length)
            all_spans.append(TimeSpan(before.end, span.start))
            all_widths.append(max(LEAST_EPISODE_PX, coarser * all_spans[-1].length))
        all_spans.append(span)
        all_widths.append(width)
    return all_spans, all_widths
