"""A keystroke of the search in 100,000 events: from what is typed to the places of what is found."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.make_timeline import write_file
from viewer.files.read.reader import read_file
from viewer.model.search.query import Query
from viewer.model.search.texts import SearchTexts

COUNT = 100_000
_ROUNDS = 9
_TYPED = {
    "a letter that all events hold": "e",
    "a word": "officials",
    "two words and one unwanted": "officials train -talks",
    "a field": "person:kim",
    "fields and a word": "lane:1 status:expected in:2011 officials",
    "nothing found": "zzz",
}


def _times_ms(text: str, texts: SearchTexts) -> tuple[list[float], int]:
    """Return the milliseconds of each round, and how many events were found."""
    found, times = 0, []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        for places in texts.find(Query.of(text)):
            found = len(places) if places is not None else found
        times.append(1000 * (time.perf_counter() - start))
    return times, found


def measure() -> dict[str, object]:
    """Return how long the texts take to make ready once, and then each query."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        write_file(COUNT, path)
        timeline = read_file(path).timeline
    assert timeline is not None
    start = time.perf_counter()
    sum("zzz" in event.title for event in timeline.events)
    base = time.perf_counter() - start
    texts = SearchTexts.of(timeline)
    start = last = time.perf_counter()
    longest = 0.0
    for _ in texts.prepare():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    found: dict[str, object] = {
        "events": len(timeline.events),
        "a plain walk through all titles": {"total_ms": 1000 * base},
        "made ready once": {"total_s": last - start, "longest_step_ms": 1000 * longest},
    }
    for name, text in _TYPED.items():
        times, count = _times_ms(text, texts)
        found[name] = {
            "median_ms": median(times),
            "worst_ms": max(times),
            "found": count,
            "ratio": median(times) / (1000 * base),
        }
    return found
