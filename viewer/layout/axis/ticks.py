"""The axis in two tiers: ticks, their labels, and the breaks between stretches.

Every stretch has its own scale and so its own step. The minor tier is the finest step
whose labels fit; the major tier above names what they lie in. A stretch with no room for
ticks is named once, as a whole. Nothing outside the view is ever looked at, and what is
looked at is bounded by the width, so a frame costs the same at any length of time. No step
is finer than the finest date near the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from viewer.dataclass import dataclass
from viewer.layout.axis.break_marks import break_marks
from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.tick_labels import format_pointer_time, span_forms, telling_forms
from viewer.layout.axis.tick_steps import Step, steps_from, year_step, year_steps_from
from viewer.layout.axis.tick_values import AxisTicks, BreakMark, Ruler, Tick
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import TimeSpan
from viewer.words import Language, language

__all__ = ["AxisTicks", "BreakMark", "Tick", "axis_ticks", "format_pointer_time", "single_tier"]

#: Between a line and its label, and between a label and the line after it.
PAD_PX = 4.0
#: Lines of one tier stand no closer than this, whatever their labels.
LEAST_SPACING_PX = 16.0
_END_PAD_PX = 1.0


#: How exactly the dates near a span are known.
Precise = Callable[[TimeSpan], Granularity]
#: Months and years vary in length: a step is no finer than so much of the finest unit's mean.
_OF_MEAN = 0.9

#: So many ways of naming periods are remembered, in each language, with so many periods each.
_KEPT_NAMINGS = 128
_KEPT_PERIODS = 2000

#: How a step names its periods, longest form first.
_Naming = Callable[[Step, int], tuple[str, ...]]


def _under(step: Step, index: int) -> tuple[str, ...]:
    return step.labels(index)


def _above(step: Step, index: int) -> tuple[str, ...]:
    return step.major_labels(index)


def _alone(step: Step, index: int) -> tuple[str, ...]:
    return step.own_labels(index)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A step, how it names its periods, and the first form that fits the shortest of them."""

    step: Step
    form: int
    naming: _Naming

    def labels(self, index: int) -> tuple[str, ...]:
        return self.naming(self.step, index)[self.form :]

    @property
    def is_point(self) -> bool:
        """Tell whether a label belongs to the start of its period alone."""
        return self.step.is_point and self.naming is not _above


@dataclass(frozen=True, slots=True)
class _Tier:
    """The ticks of one tier in one stretch, and those of their positions that begin a period."""

    ticks: tuple[Tick, ...]
    lines_px: tuple[float, ...]


_NOTHING = _Tier((), ())


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of one stretch that the view shows.

    Attributes:
        span: The whole stretch.
        visible: The time of it that is in the view.
        fine: The same with fractions of a second, first and last.
        grain_s: The shortest step, seconds, that is no finer than the dates near it.
        left_px, right_px: The whole stretch's edges; labels end at ``limit_px``, and none beyond the view.
        view_px: The view's left edge.
    """

    number: int
    span: TimeSpan
    visible: TimeSpan
    fine: tuple[float, float]
    grain_s: float
    left_px: float
    right_px: float
    limit_px: float
    view_px: float
    px_per_s: float

    @property
    def least_s(self) -> float:
        """The shortest step that has room and is no finer than the dates near it, seconds."""
        return max(LEAST_SPACING_PX / self.px_per_s, self.grain_s)

    def inside_one(self, step: Step) -> bool:
        """Tell whether one period of a step contains the whole stretch."""
        first, last = _ends(step, self.span)
        return first == last


def axis_ticks(
    scale: TimeScale,
    width_px: float,
    measure: Callable[[str], float],
    measure_major: Callable[[str], float],
    *,
    left_px: float = 0.0,
    precise: Precise = lambda _: Granularity.MILLISECOND,
) -> AxisTicks:
    """Return the axis of one view.

    Args:
        scale: What is on screen.
        width_px: Width of the view.
        measure: Width of a text in the minor tier's font, pixels; a ruler that is kept measures nothing twice.
        measure_major: The same for the major tier.
        left_px: Position of the view's left edge, where it is not the scale's own.
        precise: How exactly the dates near a span are known; ticks are no finer.
    """
    minor_ruler, major_ruler = Ruler.of(measure), Ruler.of(measure_major)
    majors: list[Tick] = []
    minors: list[Tick] = []
    lines: list[float] = []
    wholes: list[tuple[int, _Part]] = []
    for part in _visible_parts(scale, left_px, left_px + width_px, precise):
        major, minor = _tiers(scale, part, minor_ruler, major_ruler)
        in_view = left_px <= part.left_px and part.right_px <= left_px + width_px
        if in_view and not any(tick.label for tick in (*major.ticks, *minor.ticks)):
            # Its periods are all cut off too short for a name; the whole of it has one.
            major = _Tier(_whole(part, major_ruler).ticks, major.lines_px)
        if major.ticks and not major.lines_px and not minor.ticks:
            wholes.append((len(majors), part))
        majors += major.ticks
        minors += minor.ticks
        lines += sorted({*major.lines_px, *minor.lines_px})
    _tell_apart(majors, wholes, major_ruler)
    breaks = break_marks(scale, left_px, left_px + width_px, minors, minor_ruler)
    return AxisTicks(tuple(majors), tuple(minors), tuple(lines), tuple(breaks))


def single_tier(
    scale: TimeScale,
    width_px: float,
    measure: Callable[[str], float],
    *,
    precise: Precise = lambda _: Granularity.MILLISECOND,
) -> tuple[Tick, ...]:
    """Return ticks whose labels need no tier above them, as below the overview."""
    ruler = Ruler.of(measure)
    ticks: list[Tick] = []
    for part in _visible_parts(scale, 0.0, width_px, precise):
        choice = _chosen(steps_from(part.least_s), part, ruler, _alone)
        inside_one = part.inside_one(choice.step)
        ticks += (_whole(part, ruler) if inside_one else _tier(scale, part, choice, ruler)).ticks
    return tuple(ticks)


def _tell_apart(majors: list[Tick], wholes: Sequence[tuple[int, _Part]], ruler: Ruler) -> None:
    """Name neighbouring stretches anew whose whole names are the same, or do not fit.

    Args:
        wholes: Place in ``majors`` and part of every stretch that has one name as a whole.
    """
    for label, run in groupby(wholes, key=lambda whole: majors[whole[0]].label):
        alike = list(run)
        if label and len(alike) == 1:
            continue
        named = telling_forms([part.span for _, part in alike], max(part.grain_s for _, part in alike))
        for (place, part), forms in zip(alike, named, strict=False):
            majors[place] = _named(part, forms, ruler) or majors[place]


def _visible_parts(scale: TimeScale, left_px: float, right_px: float, precise: Precise) -> Iterator[_Part]:
    stretches = scale.axis.stretches
    start, end = scale.to_time(left_px), scale.to_time(right_px)
    fine_start, fine_end = scale.to_fine_time(left_px), scale.to_fine_time(right_px)
    for number in range(scale.stretch_at_px(left_px), scale.stretch_at_px(right_px) + 1):
        span = stretches[number].span
        first, last = max(start, span.start), min(end, span.end - 1)
        if first > last:
            continue
        left, right = scale.stretch_px(number)
        joined = number + 1 < len(stretches) and stretches[number + 1].breaks == stretches[number].breaks
        limit = min(right - (PAD_PX if joined else _END_PAD_PX), right_px)
        visible = TimeSpan(first, last)
        px_per_s = scale.px_per_s(number)
        yield _Part(
            number, span, visible, (max(fine_start, span.start), min(fine_end, span.end)),
            _OF_MEAN * precise(visible).length_s,
            left, right, limit, left_px, px_per_s,
        )  # fmt: skip


def _tiers(scale: TimeScale, part: _Part, minor_ruler: Ruler, major_ruler: Ruler) -> tuple[_Tier, _Tier]:
    """Return the major and the minor tier of a stretch."""
    choice = _chosen(steps_from(part.least_s), part, minor_ruler, _under)
    step = choice.step
    if part.inside_one(step):
        return _whole(part, major_ruler), _NOTHING
    major = step.major
    if step.shortest_s >= year_step(1).shortest_s and part.span.length <= major.shortest_s:
        return _years_only(scale, part, major_ruler), _NOTHING
    above = _Choice(major, _form(major, part, major_ruler, _above) or 0, _above)
    return _tier(scale, part, above, major_ruler), _tier(scale, part, choice, minor_ruler)


def _years_only(scale: TimeScale, part: _Part, ruler: Ruler) -> _Tier:
    """Return years in the major tier: there are few, and they need nothing above them."""
    choice = _chosen(year_steps_from(part.least_s), part, ruler, _under)
    several = choice.step.shortest_s > year_step(1).shortest_s
    if part.inside_one(choice.step) or (several and part.span.length < 3 * choice.step.shortest_s):
        return _whole(part, ruler)
    return _tier(scale, part, choice, ruler)


def _chosen(steps: Iterator[Step], part: _Part, ruler: Ruler, naming: _Naming) -> _Choice:
    """Return the finest step whose labels fit, else the first with the whole stretch in one period."""
    while True:
        step = next(steps)
        form = _form(step, part, ruler, naming)
        if form is not None or part.inside_one(step):
            return _Choice(step, form or 0, naming)


def _form(step: Step, part: _Part, ruler: Ruler, naming: _Naming) -> int | None:
    """Return the first form of a step's labels that fits every whole period, None for none."""
    room = step.shortest_s * part.px_per_s - 2 * PAD_PX
    # What is looked at changes with every frame, the stretch that it is a part of does not.
    widest = ruler.widest(
        (language(), step, naming, part.span),
        lambda: [naming(step, index) for index in _widest(step, part.span)],
    )
    return next((form for form, width in enumerate(widest) if width <= room), None)


@lru_cache(maxsize=512)
def _ends(step: Step, span: TimeSpan) -> tuple[int, int]:
    """Return the first and the last period of a stretch."""
    return step.index_of(span.start), step.index_of(span.end - 1)


@lru_cache(maxsize=512)
def _widest(step: Step, span: TimeSpan) -> tuple[int, ...]:
    """Return periods that between them have the widest labels of a stretch; it is the same one in every frame."""
    return step.widest_indices(*_ends(step, span))


def _whole(part: _Part, ruler: Ruler) -> _Tier:
    """Return the one label that names a stretch."""
    named = _named(part, span_forms(part.span), ruler)
    return _Tier((named or Tick(part.left_px, "", part.left_px, part.number, part.span.start),), ())


def _named(part: _Part, forms: Sequence[str], ruler: Ruler) -> Tick | None:
    """Return the one tick of a stretch with the first form that fits, None for none."""
    label_px = _pinned(part, part.left_px)
    label = ruler.fitting(forms, part.limit_px - label_px)
    return Tick(part.left_px, label, label_px, part.number, part.span.start) if label else None


def _pinned(part: _Part, px: float) -> float:
    """Return where a label begins: by its line, or by the view's edge."""
    return max(px, part.view_px) + PAD_PX


@lru_cache(maxsize=_KEPT_NAMINGS)
def _periods(_spoken: Language | None, choice: _Choice) -> dict[int, tuple[float, tuple[str, ...]]]:
    """Return where periods of a step begin and their names, as far as they are known; to be added to."""
    return {}


def _period(
    known: dict[int, tuple[float, tuple[str, ...]]], choice: _Choice, index: int
) -> tuple[float, tuple[str, ...]]:
    """Return where a period begins and its names; nearly the same ones are asked for in every frame."""
    found = known.get(index)
    if found is None:
        if len(known) > _KEPT_PERIODS:
            known.clear()
        found = known[index] = choice.step.place_of(index), choice.labels(index)
    return found


def _tier(scale: TimeScale, part: _Part, choice: _Choice, ruler: Ruler) -> _Tier:
    """Return the ticks of one tier that the view shows, from the period at its left edge on."""
    step, span = choice.step, part.span
    known = _periods(language(), choice)
    first, last = part.fine if step.shortest_s < 1 else (part.visible.start, part.visible.end)
    index = step.index_of(first)
    start, forms = _period(known, choice, index)
    is_point = choice.is_point
    if start < span.start and is_point:
        index += 1
        start, forms = _period(known, choice, index)
    ticks: list[Tick] = []
    lines: list[float] = []
    to_px = scale.placing(part.number)
    px, begin = (to_px(start), start) if start >= span.start else (to_px(span.start), span.start)
    while start <= last:
        following, following_forms = _period(known, choice, index + 1)
        if following >= span.end:
            next_px, limit = part.right_px, part.limit_px
        else:
            next_px = to_px(following)
            limit = min(next_px - PAD_PX, part.limit_px)
        label, label_px = _label(part, forms, px, limit, ruler, is_point=is_point)
        ticks.append(Tick(px, label, label_px, part.number, begin))
        if start >= span.start and px >= part.view_px:
            lines.append(px)
        index, start, begin, forms, px = index + 1, following, following, following_forms, next_px
    return _Tier(tuple(ticks), tuple(lines))


def _label(
    part: _Part, forms: tuple[str, ...], px: float, limit: float, ruler: Ruler, *, is_point: bool
) -> tuple[str, float]:
    """Return the longest form that fits before ``limit`` and where it stands; no text where none does.

    Nor where the view's edge would cut it: half of a number is another number.
    """
    label_px = px + PAD_PX if is_point else _pinned(part, px)
    label = ruler.fitting(forms, limit - label_px) if label_px >= part.view_px else ""
    return (label, label_px) if label else ("", px)
