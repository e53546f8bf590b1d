"""Reading event files, as a ratio to libyaml's bare event stream of the same text."""

from __future__ import annotations

import gc
import tempfile
import time
from pathlib import Path
from statistics import median

import yaml

from tests.bench.make_timeline import write_file
from viewer.files.read.reader import read_text


def _bare(text: str) -> float:
    start = time.perf_counter()
    for _ in yaml.parse(text, Loader=yaml.CLoader):
        pass
    return time.perf_counter() - start


def _ours(text: str) -> float:
    start = time.perf_counter()
    read_text(text)
    return time.perf_counter() - start


def measure() -> dict[str, object]:
    """Return seconds and ratios of reading 10,000 and 100,000 events."""
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count, rounds in ((10_000, 7), (100_000, 2)):
            path = Path(folder) / f"{count}.yaml"
            write_file(count, path)
            text = path.read_text(encoding="utf-8")
            pairs = []
            for _ in range(rounds):
                gc.collect()
                pairs.append((_bare(text), _ours(text)))
            bare, ours = (median(values) for values in zip(*pairs, strict=True))
            found[f"{count:,} events, bare event stream"] = f"{bare:.2f} s"
            found[f"{count:,} events, read"] = f"{ours:.2f} s"
            found[f"{count:,} events, ratio"] = f"{ours / bare:.2f}x"
    return found
