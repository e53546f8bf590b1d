"""What reading and placing one date costs; run as ``python -m tests.bench.bench_dates``."""

from __future__ import annotations

import gc
import random
import statistics
from time import perf_counter_ns

from viewer.model.dates.edtf import parse_date
from viewer.model.dates.placing import place_on_axis

_REPEATS = 7


def texts(count: int = 5000) -> list[str]:
    """Return dates as a large file mixes them, the same at every call."""
    pick = random.Random(2011)
    return [_text(pick) for _ in range(count)]


def _text(pick: random.Random) -> str:
    day = f"{pick.randint(1800, 2030)}-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}"
    mark = pick.choice(["", "", "", "~", "?"])
    later = f"{int(day[:4]) + 1}{day[4:]}"
    forms = (
        day, day, day, day + mark, f"{day}T{pick.randint(0, 23):02d}:{pick.randint(0, 59):02d}",
        day[:7], day[:4] + mark, f"{day}/{later}", f"{day}/", f"[{day}..{later}]",
    )  # fmt: skip
    return pick.choice(forms)


def measure() -> dict[str, float]:
    """Return microseconds a date, median and 99th percentile, for reading and for placing.

    Every date is timed by itself and its best of several rounds counts, so that other
    work on the machine does not.
    """
    mix = texts()
    dates = [parse_date(text) for text in mix]
    reading = [float("inf")] * len(mix)
    placing = [float("inf")] * len(mix)
    gc.disable()
    try:
        for _ in range(_REPEATS):
            for number, (text, date) in enumerate(zip(mix, dates, strict=True)):
                start = perf_counter_ns()
                parse_date(text)
                read = perf_counter_ns()
                place_on_axis(date)
                placed = perf_counter_ns()
                reading[number] = min(reading[number], (read - start) / 1000)
                placing[number] = min(placing[number], (placed - read) / 1000)
    finally:
        gc.enable()
    return {
        "date_read_median_us": statistics.median(reading),
        "date_read_p99_us": statistics.quantiles(reading, n=100)[98],
        "date_place_median_us": statistics.median(placing),
        "date_place_p99_us": statistics.quantiles(placing, n=100)[98],
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:24}{value:8.2f}")
