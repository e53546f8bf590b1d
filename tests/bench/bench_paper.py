"""Printing 1,000 and 10,000 events as PDF: time and memory of a process of its own, and pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.make_timeline import write_file

COUNTS = (1_000, 10_000)

#: Prints a file and tells what it took; a fresh process, because a process never forgets its peak.
_PRINT = """
import json, resource, sys, time
from pathlib import Path
from viewer.cli import main
start = time.perf_counter()
status = main(["print", sys.argv[1], "-o", sys.argv[2]])
took = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
peak, busy = used.ru_maxrss * 1024, used.ru_utime + used.ru_stime
print(json.dumps({"status": status, "took_s": took, "busy_s": busy, "peak_bytes": peak}))
"""


def measure() -> dict[str, object]:
    """Return seconds by the clock and of the processor, peak bytes, pages and size for each count."""
    return {f"{count:,} events": _printed(count) for count in COUNTS}


def _printed(count: int) -> dict[str, object]:
    from pypdf import PdfReader

    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "events.yaml", Path(folder) / "out.pdf"
        write_file(count, path)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-c", _PRINT, str(path), str(out)],
            capture_output=True, text=True, env=environment, check=True,
        )  # fmt: skip
        told = json.loads(done.stdout.splitlines()[-1])
        return {
            "took_s": told["took_s"],
            "busy_s": told["busy_s"],
            "peak_bytes": told["peak_bytes"],
            "pages": len(PdfReader(out).pages),
            "pdf_bytes": out.stat().st_size,
        }
