"""Tries an installed program as a user does: ``python -m tools.try_program COMMAND…``.

It says what it tried, and ends with exit status 1 at the first thing that goes wrong.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_NEW = "events.yaml"
_SECONDS = 120
#: What is written, and how such a file begins.
_WRITTEN = {
    "events.pdf": b"%PDF", "events.svg": b"<?xml", "events.png": b"\x89PNG", "events.html": b"<!DOCTYPE html>",
    "events.ics": b"BEGIN:VCALENDAR", "events.json": b"{",
}  # fmt: skip


class Failed(Exception):
    """Something did not work; the message is one line and what the program said."""


def try_program(
    words: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    version: str,
    seen_in: Path | None = None,
) -> list[str]:
    """Start a program for all that it is for, and return what was seen, a line for each.

    Args:
        words: What starts it.
        folder: An empty folder to work in.
        environment: All that it finds in its environment.
        version: What it must call itself.
        seen_in: The folder as this process sees it, where the program stands in a root of its own.

    Raises:
        Failed: It did something else than it should.
    """
    here = seen_in or folder

    def run(*rest: str, says: str = "", fine: Sequence[int] = (0,)) -> str:
        done = subprocess.run(
            [*words, *rest], cwd=here, env=dict(environment), capture_output=True, text=True, check=False,
            timeout=_SECONDS,
        )  # fmt: skip
        told = done.stdout + done.stderr
        if done.returncode not in fine or not re.search(says, told):
            raise Failed(f"{' '.join(rest)}: exit status {done.returncode}, expected “{says}”:\n{told}")
        return told.strip().splitlines()[-1] if told.strip() else ""

    def written(name: str, start: bytes) -> str:
        # A format that cannot say everything says so, and the status is 1.
        run("print" if name.endswith("pdf") else "export", file, "-o", f"{folder}/{name}", fine=(0, 1))
        content = (here / name).read_bytes()
        if not content.startswith(start):
            raise Failed(f"{name} begins with {content[:20]!r}, expected {start!r}")
        return f"{name}: {len(content):,} bytes"

    file = f"{folder}/{_NEW}"
    seen = [run("--version", says=f"^Dateline {re.escape(version)}, Python 3.*, Qt 6")]
    run("new", file)
    seen.append(run("check", file, says="0 errors, 0 warnings"))
    run("add", file, "--date", "c. 2001", "--title", "Tried", says="added “Tried”")
    seen.append(run("check", file, says="0 errors"))
    return seen + [written(name, start) for name, start in _WRITTEN.items()]


def try_window(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """Open the window, wait for its first frame, and return what was seen.

    Raises:
        Failed: There was none.
    """
    told = {**environment, "DATELINE_BENCH_FIRST_FRAME": "1"}
    done = subprocess.run(
        [*words, "--separate"], cwd=folder, env=told, capture_output=True, text=True, check=False, timeout=_SECONDS
    )  # fmt: skip
    if done.returncode != 0 or "first-frame" not in done.stdout:
        raise Failed(f"the window: exit status {done.returncode}:\n{done.stdout}{done.stderr}")
    return "the window has drawn its first frame"


def bare_environment(home: Path) -> dict[str, str]:
    """Return an environment that knows nothing of this machine's Python, for drawing without a display."""
    return {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_RUNTIME_DIR": str(home),
        "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}),
    }  # fmt: skip


def main(words: Sequence[str]) -> int:
    """Try one program, say what was seen, and return the exit status."""
    from viewer import __version__

    words = [str(Path(words[0]).absolute()), *words[1:]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = bare_environment(folder)
        try:
            for line in try_program(words, folder, environment, version=__version__):
                print(f"  {line}")
            print(f"  {try_window(words, folder, environment)}")
        except Failed as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
