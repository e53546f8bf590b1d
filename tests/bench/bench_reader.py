"""What reading a large file costs beside libyaml's bare event stream of the same text.

Run as ``python -m tests.bench.bench_reader [COUNT]``. Both are timed in turns and the medians
compared, so that other work on the machine weighs on both alike.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
from pathlib import Path
from time import perf_counter

import yaml

from tests.bench.make_timeline import timeline_text
from viewer.files.reader import read_text

_ROUNDS = 7


def _stream_s(text: str) -> float:
    start = perf_counter()
    for _ in yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.SafeLoader)):
        pass
    return perf_counter() - start


def _reading_s(text: str, count: int) -> float:
    start = perf_counter()
    reading = read_text(text)
    spent = perf_counter() - start
    assert reading.timeline is not None
    assert len(reading.timeline.events) == count
    return spent


def _memory_kb(text: str) -> float:
    """Return how much the process has grown for each event once everything is read, in KB."""
    gc.collect()
    before = _resident_kb()
    reading = read_text(text)
    return (_resident_kb() - before) / max(1, len(reading.spans))


def _resident_kb() -> float:
    """Return the memory that the process holds; elsewhere than on Linux its peak so far."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(count: int = 10_000) -> dict[str, float]:
    """Return seconds for the stream and the reading, their ratio, and KB of memory an event."""
    text = timeline_text(count)
    memory_kb = _memory_kb(text)
    rounds = [(_stream_s(text), _reading_s(text, count)) for _ in range(_ROUNDS)]
    stream_s, reading_s = (statistics.median(column) for column in zip(*rounds, strict=True))
    return {
        "reader_events": count,
        "reader_stream_s": round(stream_s, 3),
        "reader_reading_s": round(reading_s, 3),
        "reader_ratio": round(reading_s / stream_s, 2),
        "reader_memory_kb_per_event": round(memory_kb, 2),
    }


if __name__ == "__main__":
    for name, value in measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000).items():
        print(f"{name:32}{value:>12}")
