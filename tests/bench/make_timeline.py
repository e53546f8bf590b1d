"""Writes large, repeatable event files to measure with: ``python -m tests.bench.make_timeline COUNT OUT``.

Events come in bursts with long silences between them, last minutes to decades, are imprecise one time in
five and mix Latin, Cyrillic and Hangul. The same count and seed give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path

_TITLES = (
    "Train stops at {p}", "Officials meet in {p}", "Agency reports a visit to {p}", "Поезд прибыл в {p}",
    "{p} 도착", "Talks continue in {p}",
)  # fmt: skip
_PLACES = (
    "Khasan", "Хабаровск", "Novobureisky", "Ulan-Ude", "Улан-Удэ", "평양", "Vladivostok", "Moscow",
)  # fmt: skip
_STATUSES = ("reported",) * 6 + ("confirmed", "expected", "disputed")
_PRECISIONS = (
    (0.05, "%Y"),
    (0.12, "%Y-%m"),
    (0.20, "%Y-%m-%d~"),
    (0.60, "%Y-%m-%d"),
    (1.0, "%Y-%m-%dT%H:%M"),
)


def timeline_text(count: int, seed: int = 2011) -> str:
    """Return an event file with so many events."""
    rng = random.Random(seed)
    lanes = "".join(f"  - {{id: lane-{n}, title: Lane {n}}}\n" for n in range(12))
    sources = "".join(
        f"  - {{id: src-{n}, title: Source number {n}, publisher: Publisher {n % 7}, published: 2011-08-21}}\n"
        for n in range(40)
    )
    head = f"format: 1\ntitle: Benchmark timeline\ntime_zone: Asia/Vladivostok\nlanes:\n{lanes}sources:\n{sources}"
    events = "".join(_entry(number, moment, rng) for number, moment in enumerate(_moments(count, rng)))
    return f"{head}events:\n{events}"


def _moments(count: int, rng: random.Random) -> list[dt.datetime]:
    first = dt.datetime(1900, 1, 1)
    bursts = [first + dt.timedelta(days=rng.uniform(0, 120 * 365)) for _ in range(max(3, count // 250))]
    return sorted(rng.choice(bursts) + dt.timedelta(days=abs(rng.gauss(0, 20))) for _ in range(count))


def _date(moment: dt.datetime, rng: random.Random) -> str:
    roll = rng.random()
    date = moment.strftime(next(form for limit, form in _PRECISIONS if roll < limit))
    if rng.random() < 0.25:
        end = moment + dt.timedelta(minutes=10 ** rng.uniform(1, 6.7))
        date = f"{moment:%Y-%m-%d}/{end:%Y-%m-%d}"
    return date


def _entry(number: int, moment: dt.datetime, rng: random.Random) -> str:
    date, place = _date(moment, rng), rng.choice(_PLACES)
    return (
        f"  - id: ev-{number:07d}\n    date: {date}\n    title: {rng.choice(_TITLES).format(p=place)} ({number})\n"
        f"    lane: lane-{rng.randrange(12)}\n    status: {rng.choice(_STATUSES)}\n    place: {place}\n"
        f"    people: [Kim Jong Il]\n    summary: Officials at {place} reported event number {number} of this file.\n"
        f'    quotes:\n      - text: "greeted by senior officials at stop {number}"\n'
        f"        source: src-{rng.randrange(40)}\n        speaker: Yonhap\n"
    )


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(timeline_text(int(sys.argv[1])), encoding="utf-8")
