"""Makes large, repeatable timelines to measure with: as event files and, faster, in memory.

Events come in bursts with long silences between; lengths run from minutes to years, one date
in five is imprecise, and titles mix scripts. The same count gives the same timeline.
"""

from __future__ import annotations

import random
from pathlib import Path

from viewer.model.dates.calendar import civil_of, seconds_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.timespan import DAY, MINUTE
from viewer.model.dates.when import Shape, When
from viewer.model.timeline import Event, Lane, Status, Timeline, in_order

LANES = 12
TITLES = ("Train stops at {}", "Officials meet in {}", "Поезд прибыл в {}", "{} 도착", "Talks go on in {}")
PLACES = ("Khasan", "Хабаровск", "Novobureisky", "Ulan-Ude", "평양", "Vladivostok", "Moscow")
_STATUSES = (Status.REPORTED,) * 6 + (Status.CONFIRMED, Status.EXPECTED, Status.DISPUTED)


def _moments(count: int, rng: random.Random) -> list[int]:
    first = seconds_of(1900)
    bursts = [first + rng.uniform(0, 120 * 365) * DAY for _ in range(max(3, count // 250))]
    return sorted(int(rng.choice(bursts) + abs(rng.gauss(0, 20)) * DAY) for _ in range(count))


def in_memory(count: int, seed: int = 2011) -> Timeline:
    """Return a timeline of so many events without a file."""
    rng = random.Random(seed)
    date = parse_date("2011-08-20")
    events = []
    for number, moment in enumerate(_moments(count, rng)):
        title = rng.choice(TITLES).format(rng.choice(PLACES)) + f" ({number})"
        lane = f"lane-{rng.randrange(LANES)}"
        event = Event(f"ev-{number}", title, date, _when(moment, rng), lane, number)
        event.status = rng.choice(_STATUSES)
        events.append(event)
    lanes = tuple(Lane(f"lane-{number}", f"Lane {number}") for number in range(LANES))
    return Timeline(title="Benchmark", lanes=lanes, events=in_order(events))


def _when(moment: int, rng: random.Random) -> When:
    roll = rng.random()
    if roll < 0.25:
        start = moment - moment % DAY
        end = moment + int(MINUTE * 10 ** rng.uniform(1, 6.7))
        end += DAY - end % DAY
        return When(Shape.SPAN, start, start, end, end)
    length = 365 * DAY if roll < 0.28 else 30 * DAY if roll < 0.33 else DAY if roll < 0.7 else MINUTE
    start = moment - moment % min(length, DAY)
    return When(Shape.WINDOW, start, start + length, start, start + length)


def write_file(count: int, path: Path, seed: int = 2011) -> None:
    """Write an event file of so many events, every one with a quotation."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8") as out:
        out.write("format: 1\ntitle: Benchmark\ntime_zone: Asia/Vladivostok\nlanes:\n")
        out.writelines(f"  - {{id: lane-{number}, title: Lane {number}}}\n" for number in range(LANES))
        out.write("sources:\n")
        out.writelines(
            f"  - {{id: src-{number}, title: Source {number}, publisher: Publisher {number % 7}}}\n"
            for number in range(40)
        )
        out.write("events:\n")
        for number, moment in enumerate(_moments(count, rng)):
            out.write(_entry(number, moment, rng))


def _entry(number: int, moment: int, rng: random.Random) -> str:
    at = civil_of(moment)
    day = f"{at.year:04}-{at.month:02}-{at.day:02}"
    end = civil_of(moment + int(MINUTE * 10 ** rng.uniform(1, 6.7)))
    forms = (day[:4], day[:7], f"{day}~", day, day, f"{day}T{at.hour:02}:{at.minute:02}")
    date = rng.choice((*forms, f"{day}/{end.year:04}-{end.month:02}-{end.day:02}"))
    place = rng.choice(PLACES)
    return (
        f"  - id: ev-{number:07}\n    date: {date}\n    title: {rng.choice(TITLES).format(place)} ({number})\n"
        f"    lane: lane-{rng.randrange(LANES)}\n    status: {rng.choice(_STATUSES).value}\n    place: {place}\n"
        f"    people: [Kim Jong Il]\n    summary: Event number {number} of this file, near {place}.\n"
        f'    quotes:\n      - text: "what was said at stop {number}"\n        source: src-{rng.randrange(40)}\n'
    )
