"""Years on the axis: 2011, 500 BCE, and from a hundred thousand years back ka, Ma and Ga.

``ka``, ``Ma`` and ``Ga`` are thousand, million and billion years before the year 0, as the phrases
for such dates count; nothing that is dated so can tell them from years before the present.
"""

from __future__ import annotations

from decimal import Decimal

from viewer.model.dates.far_words import shared_tail, year_name

#: Years before the year 0 from which they are counted in thousands.
FIRST_KA = 100_000
_SCALES = ((10**9, "Ga"), (10**6, "Ma"), (1000, "ka"))
_TAILS = tuple(f" {name}" for _, name in _SCALES)


def axis_year(year: int) -> str:
    """Return an astronomical year as the axis names it: ``2011``, ``500 BCE``, ``120 ka``, ``66 Ma``."""
    count = -year
    if not is_ancient(year):
        return year_name(year)
    scale, name = next(pair for pair in _SCALES if count >= pair[0])
    return f"{(Decimal(count) / scale).normalize():f} {name}"


def is_ancient(year: int) -> bool:
    """Tell whether the axis counts an astronomical year in thousands, millions or billions."""
    return -year >= FIRST_KA


def rounded_span(first: int, last: int) -> tuple[int, int]:
    """Return the ends of a run of years without digits that its length makes meaningless."""
    if not is_ancient(first):
        return first, last
    quantum = 10 ** max(0, len(str(last - first)) - 2)
    return round(first / quantum) * quantum, round(last / quantum) * quantum if is_ancient(last) else last


def shorter_names(year: int) -> tuple[str, ...]:
    """Return names of a year of those counted in thousands, with three and two digits."""
    if not is_ancient(year):
        return ()
    quanta = (10 ** max(0, len(str(-year)) - digits) for digits in (3, 2))
    return tuple(axis_year(round(year / quantum) * quantum) for quantum in quanta)


def axis_years(first: int, last: int) -> str:
    """Return a run of years, what both ends share named once: ``500–491 BCE``, ``66–57 Ma``."""
    one, other = axis_year(first), axis_year(last)
    if is_ancient(first) and not last:
        tail = next(t for t in _TAILS if one.endswith(t))
        return f"{one.removesuffix(tail)}–0{tail}"
    if one == other:
        return one
    tail = next((t for t in _TAILS if one.endswith(t) and other.endswith(t)), "") or shared_tail(one, other)
    if not tail and one.endswith(" CE") and (other.endswith(" CE") or last > 0):
        tail = " CE"
    return f"{one.removesuffix(tail)}–{other}"
