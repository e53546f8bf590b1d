"""How a whole timeline is fitted to a width: what folds, and how wide each episode is.

A function of the data, the width that everything is fitted to, the rows and the label font; never
of zoom, pan or search, so that the time line does not breathe while one works with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.layout.axis.folding import (
    LEAST_EPISODE_PX,
    LEAST_GAIN,
    PX_PER_BREAK,
    Budget,
    FittedView,
    Score,
    earned_view,
    stretches_between,
)
from viewer.layout.axis.scale import Axis, finest_scale, fitted_axis
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.prospect import Episode, Prospect
from viewer.model.dates.timespan import TimeSpan

BREAK_WIDTH_PX = 24.0
MARGIN_PX = 14.0
#: No episode asks for more than this while others need room.
MOST_NEEDED_PX = 170.0
#: Episodes of so few events are islets.
ISLET_EVENTS = 2
#: What is left over is given away in so many rounds, each by what is still hidden after the last.
_ROUNDS = 3
#: Nearly all of so many events is hidden at any width.
_CROWD = 2000
#: Against one hidden title, an event that is shown asks for so much.
_SHOWN_WEIGHT = 0.1


def fold(
    index: TimelineIndex,
    labels: Labels,
    width_px: float,
    rows: int,
    *,
    fold_gaps: bool = True,
    opened: frozenset[int] = frozenset(),
) -> Axis:
    """Return the axis that shows a whole timeline in a width.

    Args:
        index: The timeline; it has at least one event.
        labels: Measures labels in the font they will be drawn in.
        width_px: Room for the time line, margins included.
        rows: Rows of a lane at the most.
        fold_gaps: False shows everything at true scale.
        opened: First seconds of the gaps that stay unfolded; such a gap is drawn at the
            coarser scale of its two neighbours, or at a still coarser one where these need
            their width for their labels.
    """
    reach = index.reach
    if reach is None:
        raise ValueError("a timeline without events has no axis")
    room = max(40.0, width_px - 2 * MARGIN_PX)
    most = finest_scale(index.precision.finest)
    if not fold_gaps:
        return fitted_axis([reach], [room], BREAK_WIDTH_PX, MARGIN_PX, most)
    prospect = Prospect(index, labels, rows)
    view = fitted_view(prospect, reach, room)
    breaks_px = sum(gap.start not in opened for gap in view.gaps) * BREAK_WIDTH_PX
    spans, widths = _with_opened(list(view.spans), list(view.widths_px), opened)
    if len(spans) > len(view.spans):
        least = [_least_px(prospect.episode(span)) for span in spans]
        widths = _fitted(widths, least, room - breaks_px)
    return fitted_axis(spans, widths, BREAK_WIDTH_PX, MARGIN_PX, most)


def fitted_view(prospect: Prospect, reach: TimeSpan, room_px: float) -> FittedView:
    """Return a whole timeline in a width without margins, with those gaps folded that earn it."""
    index = prospect.index

    def fit(gaps: tuple[TimeSpan, ...]) -> FittedView:
        spans = tuple(map(_not_empty, stretches_between(reach, gaps)))
        episodes = [prospect.episode(span) for span in spans]
        widths = shared_width(episodes, room_px - len(gaps) * BREAK_WIDTH_PX)
        scores = [episode.score(width) for episode, width in zip(episodes, widths, strict=True)]
        score = Score(sum(score.titles for score in scores), sum(score.times for score in scores))
        return FittedView(gaps, spans, tuple(widths), score, _islets_excess(episodes, widths) / room_px)

    events = len(index.timeline.events)
    budget = Budget(
        most=int(room_px / PX_PER_BREAK),
        break_px=BREAK_WIDTH_PX,
        room_px=room_px,
        least_gain=LEAST_GAIN * (events + len(index.times)),
        most_score=prospect.ceiling(room_px),
        events=events,
    )
    return earned_view(fit, index.folds, budget)


def _not_empty(span: TimeSpan) -> TimeSpan:
    return span if span.length else TimeSpan(span.start, span.start + 60)


def _islets_excess(episodes: Sequence[Episode], widths_px: Sequence[float]) -> float:
    """Return the width of the islets; none where they hold as large a part of all events."""
    islets = [pair for pair in zip(episodes, widths_px, strict=True) if pair[0].events <= ISLET_EVENTS]
    events = sum(episode.events for episode, _ in islets) / sum(episode.events for episode in episodes)
    width_px = sum(width for _, width in islets)
    return width_px if width_px > events * sum(widths_px) else 0.0


def shared_width(episodes: Sequence[Episode], room_px: float) -> list[float]:
    """Share a width among episodes so that crowding is equal.

    To each the least that its few labels need; the rest, in a few rounds, by what is still hidden:
    titles without room and times that cannot be told apart. Where there is too little even for
    the least, all shrink alike.
    """
    least = [_least_px(episode) for episode in episodes]
    if len(episodes) == 1 or sum(least) >= room_px:
        return [px * room_px / sum(least) for px in least]
    widths = least
    share = (room_px - sum(least)) / _ROUNDS
    for _ in range(_ROUNDS):
        weights = [_hidden(episode, width) for episode, width in zip(episodes, widths, strict=True)]
        total = sum(weights)
        widths = [width + share * weight / total for width, weight in zip(widths, weights, strict=True)]
    return widths


def _least_px(episode: Episode) -> float:
    return min(max(episode.least_px, LEAST_EPISODE_PX), MOST_NEEDED_PX)


def _hidden(episode: Episode, width_px: float) -> float:
    """Return how much an episode of a width wants more of it; above 0, next to nothing for an islet."""
    if episode.events > _CROWD:
        return float(episode.events + episode.times)  # what little of it is shown makes no difference
    shown = episode.score(width_px).total
    hidden = episode.events + episode.times - shown
    return hidden + (0.001 if episode.events <= ISLET_EVENTS else _SHOWN_WEIGHT * shown)


def _fitted(widths: list[float], least: list[float], room_px: float) -> list[float]:
    """Return widths that fill a room: too wide ones give what they do not need before all shrink alike."""
    over = [max(0.0, px - few) for few, px in zip(least, widths, strict=True)]
    too_wide = sum(widths) - room_px
    if 0 < too_wide <= sum(over):
        return [px - more * too_wide / sum(over) for px, more in zip(widths, over, strict=True)]
    return [px * room_px / sum(widths) for px in widths]


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
