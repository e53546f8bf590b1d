"""Importing files as large as are taken in: the most memory that the program held, and its processor time.

Each runs in a process of its own, once as a trial and once into a new file. ``python -m tests.bench importing FILE…``
measures files that are there instead.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.make_foreign import FOREIGN, write_foreign, write_rows, write_workbook
from tests.bench.make_timeline import write_file

#: A little below what is taken in.
SIZE = 64 * 1000 * 1000
_ROOT = Path(__file__).parents[2]
_KB = 1024


def measure() -> dict[str, object]:
    """Return figures of every format, of too many rows, and of a web page with its event file."""
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in _made(Path(folder)):
            found |= measure_files([path])
            path.unlink()
    return found


def _made(folder: Path) -> Iterator[Path]:
    """Make the files, one after the other."""
    for key, form in FOREIGN.items():
        path = folder / f"{key}{form.suffix}"
        write_foreign(key, SIZE, path)
        yield path
    path = folder / "workbook.xlsx"
    write_workbook(SIZE, path)
    yield path
    path = folder / "a million rows.csv"
    write_rows(1_000_000, path)
    yield path
    path = folder / "web page.html"
    _write_page(path)
    yield path


def _write_page(path: Path) -> None:
    """Write a web page as large as is taken in, in a process of its own, which takes much memory."""
    events = path.with_suffix(".yaml")
    write_file(42_000, events)
    _run(["export", str(events), "-o", str(path)])
    events.unlink()


def measure_files(paths: Sequence[Path]) -> dict[str, object]:
    """Return figures of each file by its name."""
    return {path.name: _measured(path) for path in paths}


def _measured(path: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        tried = _run(["import", str(path), "--dry-run", "-o", str(Path(folder) / "new.yaml")])
        written = _run(["import", str(path), "-o", str(Path(folder) / "new.yaml")])
    return {
        "size_bytes": path.stat().st_size, "trial_peak_bytes": tried[1], "trial_s": tried[0],
        "peak_bytes": written[1], "processor_s": written[0], "said": written[2],
    }  # fmt: skip


def _run(words: Sequence[str]) -> tuple[float, int, str]:
    """Run the program; return its processor time, the most bytes that it held, and the first line it said."""
    with tempfile.TemporaryFile() as out:
        arguments = [sys.executable, str(_ROOT / "main.py"), *words]
        spread = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        number = os.posix_spawn(sys.executable, arguments, os.environ, file_actions=spread)
        _, _, used = os.wait4(number, 0)
        out.seek(0)
        said = out.readline().decode("utf-8", "replace").strip()
    return used.ru_utime + used.ru_stime, used.ru_maxrss * _KB, said
